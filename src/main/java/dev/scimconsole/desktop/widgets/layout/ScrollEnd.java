package dev.scimconsole.desktop.widgets.layout;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;

/// Tells when a table is scrolled to its end, where more rows may follow.
public final class ScrollEnd {

    private static final double NEARLY_DOWN = 0.98;

    private ScrollEnd() {}

    /// Calls back each time.
    public static void whenReached(TableView<?> table, Runnable reached) {
        table.skinProperty().subscribe(skin -> {
            if (skin != null) {
                // Its scroll bar is there once the skin has been laid out.
                Platform.runLater(() -> follow(table, reached));
            }
        });
    }

    private static void follow(TableView<?> table, Runnable reached) {
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().subscribe((_, value) -> {
                    if (value.doubleValue() >= NEARLY_DOWN && bar.isVisible()) {
                        reached.run();
                    }
                });
            }
        }
    }
}
