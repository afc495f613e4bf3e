package dev.scimconsole.desktop.simulator;

import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Loading a large organization, as an entry of the All Products menu of the offline demo.
public final class LargeOrganizationWindow {

    private LargeOrganizationWindow() {}

    /// The entry.
    ///
    /// @param loader writes into the demo's data
    public static Product product(LargeOrganizationViewModel.Loader loader) {
        AtomicBoolean begun = new AtomicBoolean();
        return new Product.Window("large.title", context -> open(context, (progress, cancelled) -> {
            if (begun.getAndSet(true)) {
                throw new IllegalArgumentException(context.messages().text("large.there"));
            }
            return loader.load(progress, cancelled);
        }));
    }

    private static Stage open(PageContext context, LargeOrganizationViewModel.Loader loader) {
        LargeOrganizationViewModel model = new LargeOrganizationViewModel(loader, context.tasks(),
                Platform::runLater, context.messages());
        Stage stage = new Stage();
        stage.setScene(new Scene(Views.load("large-organization.fxml",
                List.of(new LargeOrganizationController(model)), context.messages()), 560, 320));
        stage.setTitle(context.messages().text("window.title", context.messages().text("large.title")));
        stage.setMinWidth(420);
        stage.setMinHeight(240);
        stage.setOnHidden(_ -> model.cancel());
        return stage;
    }
}
