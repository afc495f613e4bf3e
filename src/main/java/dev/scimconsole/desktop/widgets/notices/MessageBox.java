package dev.scimconsole.desktop.widgets.notices;

import dev.scimconsole.desktop.widgets.texts.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// A notice within a page: an icon, what there is to say, and perhaps a button for it. A screen reader says
/// it when it appears, and when a text right in it says something else.
public final class MessageBox extends HBox {

    private final Runnable look = Announced.of(this, this::words);
    private Subscription texts = Subscription.EMPTY;

    /// With these in it.
    public MessageBox(Node... parts) {
        getStyleClass().add("message-box");
        getChildren().subscribe(this::follow);
        getChildren().setAll(parts);
    }

    /// Nothing in it yet.
    public MessageBox() {
        this(new Node[0]);
    }

    private void follow() {
        texts.unsubscribe();
        List<Subscription> all = new ArrayList<>();
        for (Node part : getChildren()) {
            if (part instanceof Label label) {
                all.add(label.textProperty().subscribe((_, _) -> look.run()));
            } else if (part instanceof RichText text) {
                all.add(text.textProperty().subscribe((_, _) -> look.run()));
            }
        }
        texts = Subscription.combine(all.toArray(Subscription[]::new));
        look.run();
    }

    /// Each text is a line of its own, as it is on the screen: not every language sets a blank between
    /// sentences.
    private String words() {
        return words(this).collect(Collectors.joining("\n"));
    }

    /// What can be pressed tells itself.
    private static Stream<String> words(Node node) {
        Stream<String> own = switch (node) {
            case RichText text -> Stream.of(text.getAccessibleText());
            case Label label -> Stream.of(label.getText());
            case Control _ -> Stream.empty();
            case Parent parent -> parent.getChildrenUnmodifiable().stream().flatMap(MessageBox::words);
            default -> Stream.empty();
        };
        return node.isVisible() ? own.filter(text -> text != null && !text.isEmpty()) : Stream.empty();
    }
}
