package dev.scimconsole.desktop.widgets;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Shows a text that is cut off as a whole in a tooltip, and only then.
public final class CutText {

    private static final double WIDEST = 480;

    private CutText() {}

    /// Looks after it from now on.
    public static void tell(Labeled labeled) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        tooltip.setShowDelay(Duration.millis(300));
        tooltip.textProperty().bind(labeled.textProperty());
        labeled.tooltipProperty().bind(labeled.textTruncatedProperty().map(cut -> cut ? tooltip : null));
    }
}
