package dev.scimconsole.desktop.widgets.texts;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows a text that is cut off as a whole in a tooltip, and only then.
public final class CutText {

    private static final double WIDEST = 480;

    private CutText() {}

    /// Looks after it from now on.
    public static void tell(Labeled labeled) {
        // A tooltip is a window: most cells of a table never need theirs.
        Supplier<Tooltip> tooltip = new Supplier<>() {

            private @Nullable Tooltip made;

            @Override
            public Tooltip get() {
                if (made == null) {
                    made = tooltip(labeled);
                }
                return made;
            }
        };
        // JavaFX lets a text that is emptied stay cut.
        labeled.tooltipProperty().bind(Bindings.createObjectBinding(
                () -> labeled.isTextTruncated() && labeled.getText() != null && !labeled.getText().isEmpty()
                        ? tooltip.get()
                        : null,
                labeled.textTruncatedProperty(), labeled.textProperty()));
    }

    private static Tooltip tooltip(Labeled labeled) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        tooltip.setShowDelay(Duration.millis(300));
        tooltip.textProperty().bind(labeled.textProperty());
        return tooltip;
    }
}
