package dev.scimconsole.desktop.widgets.notices;

import dev.scimconsole.desktop.widgets.texts.Paragraph;

/// A notice within a page that is a line of text: what is wrong with a field, or how something stands. A
/// screen reader says it when it appears, and when it says something else.
public final class NoticeLine extends Paragraph {

    private static final String ERROR = "field-error";

    /// Says nothing yet.
    public NoticeLine() {
        Runnable look = Announced.of(this, this::getText);
        textProperty().subscribe((_, _) -> look.run());
    }

    /// A line that says what is wrong.
    public static NoticeLine error() {
        NoticeLine line = new NoticeLine();
        line.getStyleClass().add(ERROR);
        return line;
    }
}
