package dev.scimconsole.desktop;

import dev.scimconsole.desktop.widgets.notices.Announcement;
import dev.scimconsole.desktop.widgets.texts.RichText;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Window;

/// What a screen reader was told in all windows since this began to listen. On the JavaFX thread.
final class Notices implements AutoCloseable {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ListChangeListener<Window> opened = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(this::listen);
        }
    };

    /// Listens to each window that is there, or will be.
    Notices() {
        Window.getWindows().forEach(this::listen);
        Window.getWindows().addListener(opened);
    }

    /// Listens to no window that is opened from now on.
    @Override
    public void close() {
        Window.getWindows().removeListener(opened);
    }

    /// All that was told, in order.
    List<String> told() {
        return List.copyOf(told);
    }

    /// What stands as a notice in a window, and was never told.
    List<String> untold(Scene scene) {
        return nodes(scene.getRoot()).filter(Screen::isShown)
                .filter(node -> Stream.of("message-box", "field-error", "notice")
                        .anyMatch(node.getStyleClass()::contains))
                .flatMap(Notices::texts)
                .filter(text -> told.stream().noneMatch(words -> words.contains(text)))
                .toList();
    }

    private void listen(Window window) {
        if (window.getScene() != null) {
            window.getScene().addEventFilter(Announcement.SPOKEN, said -> told.add(said.words()));
        }
    }

    private static Stream<String> texts(Node notice) {
        Stream<Node> parts = notice instanceof Label
                ? Stream.of(notice)
                : ((Parent) notice).getChildrenUnmodifiable().stream();
        return parts.filter(Screen::isShown).flatMap(part -> switch (part) {
            case RichText text -> Stream.of(text.getAccessibleText());
            case Label label -> Stream.of(label.getText());
            default -> Stream.<String>empty();
        }).filter(text -> !text.isEmpty());
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Notices::nodes))
                : Stream.of(node);
    }
}
