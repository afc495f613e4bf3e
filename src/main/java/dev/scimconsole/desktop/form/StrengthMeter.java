package dev.scimconsole.desktop.form;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says how strong a new password is, while it is typed. The words say it; the bars only repeat it.
public final class StrengthMeter extends VBox {

    private static final List<String> TONES = List.of("bad", "attention", "good");
    private static final int BARS = 3;

    private final HBox bars = new HBox();
    private final Label words = new Paragraph();

    /// Without a password yet.
    public StrengthMeter() {
        getStyleClass().add("strength");
        bars.getStyleClass().add("strength-bars");
        for (int i = 0; i < BARS; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("strength-bar");
            HBox.setHgrow(bar, Priority.ALWAYS);
            bars.getChildren().add(bar);
        }
        words.getStyleClass().add("muted");
        getChildren().setAll(bars, words);
    }

    /// Follows a password.
    public void follow(ObservableValue<String> password, Messages messages) {
        Show.when(this, password.map(typed -> !typed.isEmpty()));
        password.subscribe(typed -> show(typed, messages));
    }

    private void show(String typed, Messages messages) {
        PasswordStrength strength = PasswordStrength.of(typed);
        int missing = PasswordStrength.missing(typed);
        words.setText(missing > 0
                ? messages.text("password.strength.missing", missing)
                : messages.text("password.strength." + strength));
        int full = switch (strength) {
            case NONE -> 0;
            case TOO_WEAK -> 1;
            case FAIR -> 2;
            case STRONG -> BARS;
        };
        getStyleClass().removeAll(TONES);
        if (full > 0) {
            getStyleClass().add(TONES.get(full - 1));
        }
        for (Node bar : bars.getChildren()) {
            bar.getStyleClass().remove("full");
        }
        bars.getChildren().subList(0, full).forEach(bar -> bar.getStyleClass().add("full"));
    }
}
