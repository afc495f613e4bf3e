package dev.scimconsole.desktop.text;

import dev.scimconsole.contract.IdentityProvider;

/// Names an identity provider by the user agent it sends.
public final class ClientNames {

    private ClientNames() {}

    /// `Okta` or `Entra ID` where the user agent is theirs, else the user agent itself.
    public static String friendly(String userAgent) {
        return switch (IdentityProvider.of(userAgent)) {
            case OKTA -> "Okta";
            case ENTRA_ID -> "Entra ID";
            case OTHER -> userAgent;
        };
    }
}
