package dev.scimconsole.desktop.palette;

/// Something that the palette finds.
///
/// @param kind  of it
/// @param title what it is called
/// @param note  what is said beside it; empty for nothing
/// @param key   the keys that do the same; empty for none
/// @param open  goes there or does it
public record Find(Kind kind, String title, String note, String key, Runnable open) {

    /// What can be found, in the order in which it is shown.
    public enum Kind {
        /// A page.
        PAGE,
        /// Something that can be done.
        ACTION,
        /// A user.
        PERSON,
        /// An article of Help.
        HELP
    }
}
