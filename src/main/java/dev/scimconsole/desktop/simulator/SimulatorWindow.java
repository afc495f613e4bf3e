package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The simulator as an entry of the All Products menu: a window of its own, as an identity provider's console
/// is, so that the page with the token stays open while the token is pasted here.
public final class SimulatorWindow {

    private SimulatorWindow() {}

    /// The entry.
    ///
    /// @param tenant signs for Microsoft Entra ID, where there is a federation
    public static Product product(EntraTenant tenant) {
        return new Product.Window("simulator.title", context -> open(context, tenant));
    }

    private static Stage open(PageContext context, EntraTenant tenant) {
        SimulatorViewModel model = new SimulatorViewModel(context.session(), context.tasks(),
                Platform::runLater,
                context.messages(), tenant);
        SimulatorController controller = new SimulatorController(model, context.messages(),
                context.clipboard()::copyText);
        Stage stage = new Stage();
        stage.setScene(
                new Scene(Views.load("simulator.fxml", List.of(controller), context.messages()), 1040, 720));
        stage.setTitle(context.messages().text("window.title", context.messages().text("simulator.title")));
        stage.setMinWidth(800);
        // With a federation the card of the provider takes half of it.
        stage.setMinHeight(680);
        stage.setOnShown(_ -> model.open());
        stage.setOnHidden(_ -> {
            controller.wipe();
            model.close();
        });
        return stage;
    }
}
