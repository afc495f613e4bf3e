package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Views;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Help in a window of its own, so that the page somebody needs help with stays open, and with it a token
/// that is not pasted yet.
public final class HelpWindow {

    private final HelpController controller;
    private final Stage stage = new Stage();

    /// @param pageOpened called when a link has led to a page of the console's window
    public HelpWindow(PageContext context, Articles articles, Guides guides, Runnable pageOpened) {
        controller = new HelpController(context, articles, guides, pageOpened);
        Region view = (Region) Views.load("help.fxml", List.of(controller), context.messages());
        Pane root = context.toasts().below(view);
        root.getStyleClass().addAll("console", "help-window");
        Scene scene = new Scene(root, 860, 640);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::hide);
        stage.setScene(scene);
        stage.setTitle(context.messages().text("window.title", context.messages().text("help.title")));
        stage.setMinWidth(640);
        stage.setMinHeight(420);
        stage.setOnShown(_ -> controller.open());
    }

    /// The window, to be dressed and closed.
    public Stage stage() {
        return stage;
    }

    /// Shows the window, or brings it to the front.
    ///
    /// @param article its id; empty for the one that is open
    public void show(Optional<String> article) {
        stage.show();
        stage.toFront();
        article.ifPresentOrElse(controller::show, controller.heading()::requestFocus);
    }
}
