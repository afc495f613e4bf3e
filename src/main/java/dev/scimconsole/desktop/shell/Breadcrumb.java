package dev.scimconsole.desktop.shell;

import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The way to the page on the screen: its product, the pages it stands below, itself. All but the last are
/// links.
final class Breadcrumb {

    private final HBox box;
    private final Messages messages;
    private final Consumer<String> go;

    /// @param box holds it
    /// @param go  opens a page by its id
    Breadcrumb(HBox box, Messages messages, Consumer<String> go) {
        this.box = box;
        this.messages = messages;
        this.go = go;
    }

    /// Shows the way to a page.
    ///
    /// @param product the text of the product's name
    /// @param home    the product's first page
    void show(String product, PageEntry home, PageEntry page, Router router) {
        Deque<PageEntry> way = new ArrayDeque<>();
        Optional<PageEntry> next = Optional.of(page);
        while (next.isPresent()) {
            way.addFirst(next.orElseThrow());
            next = next.orElseThrow().parent().map(router::entry);
        }
        box.getChildren().setAll(link(product, home));
        for (PageEntry step : way) {
            Label separator = new Label("›");
            box.getChildren().add(separator);
            box.getChildren().add(step.equals(page) ? here(step) : link(messages.text(step.title()), step));
        }
        // Styled within a frame, all of the window would be painted anew for the frame after it.
        box.applyCss();
    }

    private Node link(String text, PageEntry page) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> go.accept(page.id()));
        return link;
    }

    private Node here(PageEntry page) {
        Label here = new Label(messages.text(page.title()));
        here.getStyleClass().add("here");
        return here;
    }
}
