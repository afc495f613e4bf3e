package dev.scimconsole.desktop.access;

/// A sentence about a change that stands on the page until another change is made.
///
/// @param serious   whether something is wrong or may be, rather than only worth knowing
/// @param text      for a person; `**` around words makes them bold
/// @param unsettled whether the service can be asked again what became of the change
public record AccessNotice(boolean serious, String text, boolean unsettled) {

    static AccessNotice serious(String text) {
        return new AccessNotice(true, text, false);
    }

    static AccessNotice plain(String text) {
        return new AccessNotice(false, text, false);
    }

    static AccessNotice unsettled(String text) {
        return new AccessNotice(true, text, true);
    }
}
