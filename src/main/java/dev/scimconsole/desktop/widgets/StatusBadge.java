package dev.scimconsole.desktop.widgets;

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

    /// Shows whether SCIM is enabled.
    public void show(boolean enabled, Messages messages) {
        setText(messages.text(enabled ? "status.enabled" : "status.notEnabled"));
        setTone(enabled ? "good" : "attention");
    }

    /// The tone: `good`, `attention`, `bad` or `quiet`.
    public String getTone() {
        return getStyleClass().stream().filter(TONES::contains).findFirst().orElse("quiet");
    }

    /// Changes the tone.
    public void setTone(String tone) {
        getStyleClass().removeAll(TONES);
        getStyleClass().add(tone);
    }
}
