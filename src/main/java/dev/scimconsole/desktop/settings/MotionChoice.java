package dev.scimconsole.desktop.settings;

/// Whether what is on the screen moves by itself.
public enum MotionChoice {
    /// As the operating system says, and change with it.
    SYSTEM,
    /// Nothing moves.
    REDUCED,
    /// What shows that something is under way moves.
    FULL
}
