package dev.scimconsole.desktop;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// The demo's door to a service that the test runs, and ends itself.
///
/// @param service where it listens now
/// @param ended   told when the demo is closed
record ServedDemo(Supplier<URI> service, Runnable ended) implements DemoSource.Demo {

    @Override
    public URI address() {
        return service.get();
    }

    @Override
    public SignIn orgAdmin() {
        return new SignIn(RunningServer.OWNER, RunningServer.PASSWORD);
    }

    @Override
    public SignIn viewer() {
        return new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD);
    }

    @Override
    public List<Product> products() {
        return List.of();
    }

    @Override
    public void close() {
        ended.run();
    }
}
