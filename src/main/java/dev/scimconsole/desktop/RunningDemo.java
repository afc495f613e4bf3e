package dev.scimconsole.desktop;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.page.Product;
import java.net.URI;
import java.util.List;

/// The offline demo, as the window takes it.
///
/// @param demo     is closed with this
/// @param products beside Admin
public record RunningDemo(OfflineDemo demo, List<Product> products) implements DemoSource.Demo {

    /// Copies the list.
    public RunningDemo {
        products = List.copyOf(products);
    }

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
    public void close() {
        demo.close();
    }
}
