package dev.scimconsole.desktop.guides;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One step: its number, which becomes a tick, what to do, and when its request arrived.
public final class StepRow extends HBox {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Guide.Step step;
    private final Messages messages;
    private final Label number;
    private final Node check = new FontIcon("fth-check");
    private final VBox text = new VBox();
    private final Label arrival = new Label();

    StepRow(int number, Guide.Step step, Messages messages) {
        this.step = step;
        this.messages = messages;
        this.number = new Label(Integer.toString(number));
        setId("step-" + step.id());
        getStyleClass().add("step");
        setAccessibleRole(AccessibleRole.TEXT);
        StackPane circle = new StackPane(this.number, check);
        circle.getStyleClass().add("step-number");
        arrival.getStyleClass().add("step-arrival");
        text.getStyleClass().add("step-text");
        text.getChildren().setAll(new RichText(step.text()), arrival);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(circle, text);
        arrived(Optional.empty());
    }

    /// Adds what stands below the words.
    public void add(Node part) {
        text.getChildren().add(text.getChildren().size() - 1, part);
    }

    /// Says when the step's request arrived; empty when it has not.
    void arrived(Optional<String> when) {
        boolean done = when.isPresent();
        pseudoClassStateChanged(DONE, done);
        number.setVisible(!done);
        check.setVisible(done);
        arrival.setText(when.map(moment -> messages.text("guides.arrived", moment))
                .orElse(messages.text("guides.awaited")));
        Show.set(arrival, step.tick().isPresent());
        String said = messages.text("spoken.step", number.getText(), step.text().replace("**", ""));
        setAccessibleText(step.tick().isPresent()
                ? messages.sentences(said, arrival.getText())
                : said);
    }

    /// Marks the step, so that the eye finds it.
    void setPointed(boolean pointed) {
        setFocusTraversable(pointed);
        pseudoClassStateChanged(POINTED, pointed);
    }
}
