package dev.scimconsole.server.values;

import java.util.Arrays;

/// What in a client's requests tells who it is, beside its user agent. The higher its number, the more it
/// tells.
public enum RequestStyle {
    /// Nothing.
    PLAIN(0),
    /// Operations of a PATCH with a capital, such as `Replace`.
    CAPITAL_OPERATIONS(1),
    /// Schemas by the names that they had in the drafts of the RFC, such as `urn:scim:schemas:core:2.0`.
    DRAFT_SCHEMAS(2),
    /// What Microsoft Entra ID asks and nobody else is known to.
    ENTRA_ID(3);

    private final int number;

    RequestStyle(int number) {
        this.number = number;
    }

    /// The one that tells more.
    public RequestStyle or(RequestStyle other) {
        return number >= other.number ? this : other;
    }

    /// The number that it is kept as.
    public int number() {
        return number;
    }

    /// The one that is kept as a number; [#PLAIN] for a number of none.
    public static RequestStyle of(int number) {
        return Arrays.stream(values()).filter(style -> style.number == number).findFirst().orElse(PLAIN);
    }
}
