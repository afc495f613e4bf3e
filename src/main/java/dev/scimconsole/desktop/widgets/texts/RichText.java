package dev.scimconsole.desktop.widgets.texts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A wrapping text in which `**` around words makes them bold, and addresses stay whole.
public final class RichText extends TextFlow {

    private static final Pattern SPANS = Pattern.compile("\\*\\*(.+?)\\*\\*|([^*]+)");

    private final StringProperty text = new SimpleStringProperty(this, "text", "");

    /// Without a text yet.
    public RichText() {
        getStyleClass().add("rich-text");
        setAccessibleRole(AccessibleRole.TEXT);
        text.subscribe(this::show);
    }

    /// With this text.
    public RichText(String text) {
        this();
        setText(text);
    }

    /// The text, with its marks.
    public StringProperty textProperty() {
        return text;
    }

    /// The text, with its marks.
    public String getText() {
        return text.get();
    }

    /// Shows another text.
    public void setText(String marked) {
        text.set(marked);
    }

    private void show(String marked) {
        getChildren().clear();
        setAccessibleText(marked.replace("**", ""));
        Matcher spans = SPANS.matcher(WholeAddresses.in(marked));
        while (spans.find()) {
            boolean bold = spans.group(1) != null;
            Text span = new Text(bold ? spans.group(1) : spans.group(2));
            span.getStyleClass().add(bold ? "strong" : "plain");
            // A screen reader reads the whole, once.
            span.setAccessibleRole(AccessibleRole.NODE);
            getChildren().add(span);
        }
    }
}
