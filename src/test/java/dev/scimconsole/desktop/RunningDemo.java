package dev.scimconsole.desktop;

import dev.scimconsole.contract.SignIn;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.page.Product;
import java.net.URI;
import java.util.List;

/// The offline demo as the window takes it, without products beside Admin.
record RunningDemo(OfflineDemo demo) implements DemoSource.Demo {

    @Override
    public URI address() {
        return demo.address();
    }

    @Override
    public SignIn orgAdmin() {
        return demo.orgAdmin();
    }

    @Override
    public SignIn viewer() {
        return demo.viewer();
    }

    @Override
    public List<Product> products() {
        return List.of();
    }

    @Override
    public void close() {
        demo.close();
    }
}
