package dev.scimconsole.desktop.connection;

import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.texts.RichText;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a test or a check ended, in a box that is there only when it has.
public final class ConclusionBox extends VBox {

    private static final List<String> TONES = List.of("good", "attention", "bad", "quiet");

    private final FontIcon icon = new FontIcon("fth-info");
    private final RichText text = new RichText();
    private final MessageBox box = new MessageBox(icon, text);

    /// Without a conclusion yet.
    public ConclusionBox() {
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(box);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Shows a conclusion, or nothing.
    void show(Optional<Conclusion> shown) {
        setVisible(shown.isPresent());
        shown.ifPresent(conclusion -> {
            box.getStyleClass().removeAll(TONES);
            box.getStyleClass().add(conclusion.tone());
            icon.setIconLiteral(switch (conclusion.tone()) {
                case "good" -> "fth-check-circle";
                case "quiet" -> "fth-info";
                default -> "fth-alert-circle";
            });
            text.setText(conclusion.text());
        });
    }

    /// What it says.
    public String getText() {
        return isVisible() ? text.getText().replace("**", "") : "";
    }
}
