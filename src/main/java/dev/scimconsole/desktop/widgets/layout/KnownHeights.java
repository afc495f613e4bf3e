package dev.scimconsole.desktop.widgets.layout;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// How high something is at each width that was asked about, until it is to be laid out anew. JavaFX
/// remembers that of nothing whose height depends on its width: a box asks each box in it several times, that
/// one each of its own as often, and texts deep inside would be broken into lines dozens of times in one
/// frame.
///
/// To be used on the JavaFX thread.
public final class KnownHeights {

    private final Map<Double, Double> heights = new HashMap<>();

    /// The height at a width.
    ///
    /// @param width   in pixels; negative for as wide as it likes to be
    /// @param compute finds it out
    public double at(double width, DoubleUnaryOperator compute) {
        Double known = heights.get(width);
        if (known == null) {
            known = compute.applyAsDouble(width);
            heights.put(width, known);
        }
        return known;
    }

    /// Forgets them: something in it has changed.
    public void forget() {
        heights.clear();
    }
}
