package dev.scimconsole.server.store;

import java.util.Arrays;

/// What in a client's requests tells who it is, beside its user agent. The higher its number, the more it tells.
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

    /// As it stands in the tables.
    int number() {
        return number;
    }

    static RequestStyle of(int number) {
        return Arrays.stream(values()).filter(style -> style.number == number).findFirst().orElse(PLAIN);
    }
}
