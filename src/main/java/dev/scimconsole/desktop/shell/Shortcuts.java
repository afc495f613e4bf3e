package dev.scimconsole.desktop.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys that do the same on every page.
public final class Shortcuts {

    /// Help.
    public static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);
    /// The page anew.
    public static final KeyCombination RELOAD = new KeyCodeCombination(KeyCode.F5);
    /// The page anew, as browsers have it.
    public static final KeyCombination RELOAD_TOO = new KeyCodeCombination(KeyCode.R,
            KeyCombination.SHORTCUT_DOWN);
    /// Settings.
    public static final KeyCombination SETTINGS = new KeyCodeCombination(KeyCode.COMMA,
            KeyCombination.SHORTCUT_DOWN);
    /// The page's search.
    public static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    /// Pages, actions, people and help by their names.
    public static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K,
            KeyCombination.SHORTCUT_DOWN);

    private Shortcuts() {}
}
