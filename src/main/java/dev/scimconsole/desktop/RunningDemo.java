package dev.scimconsole.desktop;

import dev.scimconsole.client.graph.MicrosoftCloud;
import dev.scimconsole.client.graph.Registration;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.desktop.microsoft.MicrosoftAccess;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.simulator.LargeOrganizationWindow;
import dev.scimconsole.desktop.simulator.SimulatorWindow;
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

    /// With all that the offline demo has beside the console, in the order of the menu.
    public static RunningDemo whole(OfflineDemo demo) {
        return new RunningDemo(demo, List.of(SimulatorWindow.product(demo.entra()),
                LargeOrganizationWindow.product(new LargeOrganization(demo)::load)));
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
    public MicrosoftAccess microsoft() {
        return new MicrosoftAccess(new MicrosoftCloud(demo.entra().login(), demo.entra().graph()),
                Registration.of(EntraTenant.TENANT_ID, EntraTenant.CLIENT_ID));
    }

    @Override
    public void close() {
        demo.close();
    }
}
