package dev.scimconsole.server.activity;

import dev.scimconsole.contract.IdentityProvider;

/// Names the product behind a user agent.
public final class ClientName {

    /// What this server says of itself where it acts alone.
    private static final String OURS = "SCIM Console";

    private ClientName() {}

    /// `Okta` or `Microsoft Entra ID` where the user agent is theirs, else its first word without the version.
    ///
    /// @return empty text when the client does not name itself
    public static String of(String userAgent) {
        return switch (IdentityProvider.of(userAgent)) {
            case OKTA -> "Okta";
            case ENTRA_ID -> "Microsoft Entra ID";
            case OTHER -> userAgent.startsWith(OURS) ? OURS : userAgent.strip().split("[/ ;(]", 2)[0];
        };
    }
}
