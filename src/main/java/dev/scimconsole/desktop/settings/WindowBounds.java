package dev.scimconsole.desktop.settings;

/// Where a window stands, in screen coordinates.
///
/// @param x         of the left edge
/// @param y         of the upper edge
/// @param width     in pixels
/// @param height    in pixels
/// @param maximized whether it fills the screen; the rest then says what it goes back to
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {

    /// Whether these are numbers: a window that has no place yet has none.
    public boolean isSomewhere() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(width) && Double.isFinite(height);
    }
}
