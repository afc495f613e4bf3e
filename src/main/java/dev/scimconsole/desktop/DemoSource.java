package dev.scimconsole.desktop;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.microsoft.MicrosoftAccess;
import dev.scimconsole.desktop.page.Product;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Starts the offline demo.
public interface DemoSource {

    /// Starts the service of the demo. Blocks until it serves.
    ///
    /// @throws IOException when it can't start
    Demo start() throws IOException;

    /// A running demo.
    interface Demo extends AutoCloseable {

        /// Where its service listens.
        URI address();

        /// Its Org Admin.
        SignIn orgAdmin();

        /// Its Viewer.
        SignIn viewer();

        /// Where its Microsoft stands.
        default MicrosoftAccess microsoft() {
            return MicrosoftAccess.PUBLIC;
        }

        /// What the All Products menu shows in the demo only.
        List<Product> products();

        /// Stops the service; its data are gone. Blocks.
        @Override
        void close();
    }
}
