package dev.scimconsole.desktop.attention;

/// Tells an administrator who may be looking at another window that something awaited has come. Never takes
/// the focus: people are typing elsewhere. On the thread of the screen.
public interface Attention {

    /// Tells it.
    ///
    /// @param title what has happened
    /// @param text  what it means; never a secret
    void tell(String title, String text);

    /// The same, of something that is wrong.
    default void warn(String title, String text) {
        tell(title, text);
    }
}
