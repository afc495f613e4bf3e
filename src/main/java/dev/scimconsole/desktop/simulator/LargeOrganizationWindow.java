package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Loading a large organization, as an entry of the All Products menu of the offline demo.
public final class LargeOrganizationWindow {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 320;

    private LargeOrganizationWindow() {}

    /// The entry.
    ///
    /// @param loader writes into the demo's data
    public static Product product(LargeOrganizationViewModel.Loader loader) {
        BooleanProperty whole = new SimpleBooleanProperty();
        return new Product.Window("large.title", context -> open(context, loader, whole));
    }

    private static Stage open(PageContext context, LargeOrganizationViewModel.Loader loader,
            BooleanProperty whole) {
        LargeOrganizationViewModel model = new LargeOrganizationViewModel(loader, whole,
                LargeOrganization.PEOPLE + LargeOrganization.GROUPS, context.tasks(), Platform::runLater,
                context.messages());
        PagePane view = (PagePane) Views.load("large-organization.fxml",
                List.of(new LargeOrganizationController(model)), context.messages());
        view.setPrefSize(WIDTH, HEIGHT);
        Stage stage = new Stage();
        stage.setScene(new Scene(view));
        stage.setTitle(context.messages().text("window.title", context.messages().text("large.title")));
        stage.setMinWidth(420);
        stage.setMinHeight(240);
        stage.setOnShowing(_ -> view.setPrefHeight(Math.max(HEIGHT, view.heightOfAll(WIDTH))));
        stage.setOnHidden(_ -> model.cancel());
        return stage;
    }
}
