package dev.scimconsole.desktop.settings;

/// How servers are reached.
public enum ProxyChoice {
    /// By the operating system's proxy.
    SYSTEM,
    /// By none.
    NONE,
    /// By one that is typed.
    BY_HAND
}
