package dev.scimconsole.desktop.widgets.texts;

import javafx.scene.control.Label;

/// A text that wraps where its line ends, and is never lower than all of its lines: where there is little
/// room, what stands around it scrolls or goes on below, and no line of it is cut.
public final class Paragraph extends Label {

    /// Without a text yet.
    public Paragraph() {
        this("");
    }

    /// With this text.
    public Paragraph(String text) {
        super(text);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
