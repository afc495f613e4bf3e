package dev.scimconsole.desktop.connection;

import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A step of the test on the screen.
final class TestStepRow extends HBox {

    private static final List<String> TONES = List.of("waiting", "running", "good", "bad", "quiet");

    private final Label title = new Label();
    private final Label outcome = new Paragraph();
    private final Label detail = new Paragraph();

    TestStepRow() {
        getStyleClass().add("step");
        title.getStyleClass().add("step-title");
        title.setMinWidth(USE_PREF_SIZE);
        outcome.getStyleClass().add("step-outcome");
        detail.getStyleClass().add("step-detail");
        detail.managedProperty().bind(detail.visibleProperty());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(title, between, outcome);
        line.getStyleClass().add("step-line");
        VBox text = new VBox(line, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(new Region(), text);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(StepLine shown) {
        getStyleClass().removeAll(TONES);
        getStyleClass().add(shown.tone());
        title.setText(shown.title());
        outcome.setText(shown.outcome());
        detail.setText(shown.detail());
        detail.setVisible(!shown.detail().isEmpty());
        getChildren().set(0, mark(shown));
        setAccessibleText(shown.spoken());
    }

    /// The words say it; the mark only repeats it.
    private static Node mark(StepLine shown) {
        if (shown.tone().equals("running")) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.getStyleClass().add("progress");
            return turning;
        }
        return new FontIcon(switch (shown.tone()) {
            case "good" -> "fth-check-circle";
            case "bad" -> "fth-x-circle";
            case "quiet" -> "fth-minus-circle";
            default -> "fth-circle";
        });
    }
}
