package dev.scimconsole.desktop.widgets.texts;

import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import javafx.scene.control.Label;

/// A short state in a coloured pill. The words say it; the colour only repeats it.
public final class StatusBadge extends Label {

    private static final List<String> TONES = List.of("good", "attention", "bad", "quiet");

    /// Without a state yet.
    public StatusBadge() {
        getStyleClass().setAll("badge");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows whether SCIM is enabled, and whether it is paused.
    public void show(ScimConfiguration configuration, Messages messages) {
        boolean on = configuration.enabled() && configuration.paused().isEmpty();
        setText(messages.text(on
                ? "status.enabled"
                : configuration.paused().isPresent() ? "status.paused" : "status.notEnabled"));
        setTone(on ? "good" : "attention");
    }

    /// Changes the tone: `good`, `attention`, `bad` or `quiet`.
    public void setTone(String tone) {
        // A style class that comes and goes has the styles looked up anew, in each row of a list that is
        // scrolled.
        if (!getStyleClass().contains(tone)) {
            getStyleClass().removeAll(TONES);
            getStyleClass().add(tone);
        }
    }
}
