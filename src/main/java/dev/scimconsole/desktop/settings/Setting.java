package dev.scimconsole.desktop.settings;

/// A setting that an administrator chooses, and that an IT department can preset for a machine. Only what
/// stands here can be preset.
public enum Setting {
    /// [ThemeChoice], in small letters.
    THEME("theme"),
    /// [Language], by its tag; empty for the system's.
    LANGUAGE("language"),
    /// In percent: 100, 125, 150, 175 or 200.
    TEXT_SIZE("text-size"),
    /// [MotionChoice], in small letters.
    REDUCED_MOTION("reduced-motion"),
    /// After how many seconds a copied token is cleared.
    CLIPBOARD_SECONDS("clipboard-seconds"),
    /// [ProxyChoice], in small letters.
    PROXY("proxy"),
    /// `HOST:PORT` of the proxy chosen by hand.
    PROXY_ADDRESS("proxy-address"),
    /// Who signs in to that proxy.
    PROXY_USER("proxy-user"),
    /// Where the newest version is told; empty to ask nobody.
    UPDATE_ADDRESS("update-address"),
    /// The server that is offered before anybody has signed in.
    SERVER("server");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /// How it is called in a file of presets.
    public String key() {
        return key;
    }
}
