package dev.scimconsole.desktop.settings;

/// Which theme to show.
public enum ThemeChoice {
    /// As the operating system does, and change with it.
    SYSTEM,
    /// Dark on light.
    LIGHT,
    /// Light on dark.
    DARK,
    /// Black on white, with lines that are seen.
    CONTRAST
}
