package dev.scimconsole.server.token;

import dev.scimconsole.server.values.Sha256;

/// What a SCIM request carries in its `Authorization` header, judged without asking the store. The causes are
/// told apart because each has another cure.
public sealed interface PresentedToken {

    /// No `Authorization` header.
    record Absent() implements PresentedToken {}

    /// Another scheme than `Bearer`, or none.
    record NotBearer() implements PresentedToken {}

    /// `Bearer Bearer scim_…`: the word was pasted with the token.
    record BearerTwice() implements PresentedToken {}

    /// Blanks or line breaks inside the token.
    record BlanksInside() implements PresentedToken {}

    /// It looks like a SCIM token, but its checksum or its form is wrong.
    record Mistyped() implements PresentedToken {}

    /// It looks like no SCIM token at all.
    record Foreign() implements PresentedToken {}

    /// A well-formed token; the store knows whether it opens anything.
    ///
    /// @param sha256 of the token
    /// @param hint   the token's last six characters
    record WellFormed(Sha256 sha256, String hint) implements PresentedToken {}
}
