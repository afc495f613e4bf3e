package dev.scimconsole.desktop.simulator;

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
    public static Product product() {
        return new Product.Window("simulator.title", SimulatorWindow::open);
    }

    private static Stage open(PageContext context) {
        SimulatorViewModel model = new SimulatorViewModel(context.session(), context.tasks(),
                Platform::runLater,
                context.messages());
        SimulatorController controller = new SimulatorController(model, context.messages());
        Stage stage = new Stage();
        stage.setScene(
                new Scene(Views.load("simulator.fxml", List.of(controller), context.messages()), 1040, 720));
        stage.setTitle(context.messages().text("window.title", context.messages().text("simulator.title")));
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        stage.setOnShown(_ -> model.open());
        stage.setOnHidden(_ -> {
            controller.wipe();
            model.close();
        });
        return stage;
    }
}
