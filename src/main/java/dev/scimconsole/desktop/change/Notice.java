package dev.scimconsole.desktop.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A sentence that stands on the page until it is settled.
///
/// @param serious whether something is wrong or may be, rather than only worth knowing
/// @param text    for a person; `**` around words makes them bold
/// @param remedy  what the button beside it does
public record Notice(boolean serious, String text, Optional<Remedy> remedy) {

    /// What a notice offers to do.
    public enum Remedy {
        /// Replace the token, behind its warning.
        REFRESH,
        /// Ask the service again how things stand.
        CHECK_AGAIN
    }

    /// Something is wrong, and the page offers nothing but what stands there anyway.
    public static Notice serious(String text) {
        return new Notice(true, text, Optional.empty());
    }

    /// Something is wrong, and there is a way out.
    public static Notice serious(String text, Remedy remedy) {
        return new Notice(true, text, Optional.of(remedy));
    }

    /// Something worth knowing.
    public static Notice plain(String text) {
        return new Notice(false, text, Optional.empty());
    }

    /// Several in one, each on a line of its own. It is as serious as the most serious, and offers the first
    /// remedy.
    ///
    /// @return empty when there are none
    static Optional<Notice> of(List<Notice> several) {
        return several.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(several.stream().anyMatch(Notice::serious),
                        several.stream().map(Notice::text).collect(Collectors.joining("\n")),
                        several.stream().flatMap(notice -> notice.remedy().stream()).findFirst()));
    }
}
