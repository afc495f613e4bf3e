package dev.scimconsole.server.activity;

import dev.scimconsole.contract.IdentityProvider;
import java.util.Locale;

/// Names the product behind a user agent.
public final class ClientName {

    /// What this server says of itself where it acts alone.
    private static final String OURS = "SCIM Console";

    private ClientName() {}

    /// Which identity provider it is.
    ///
    /// Okta sends `Okta SCIM Client 1.0.0` (its published SPEC test). For Entra ID's provisioning service
    /// Microsoft documents no fixed text, so whatever names the product or its maker counts.
    public static IdentityProvider provider(String userAgent) {
        String folded = userAgent.toLowerCase(Locale.ROOT);
        if (folded.contains("okta")) {
            return IdentityProvider.OKTA;
        }
        return folded.contains("entra") || folded.contains("azure") || folded.contains("microsoft")
                ? IdentityProvider.ENTRA_ID
                : IdentityProvider.OTHER;
    }

    /// `Okta` or `Microsoft Entra ID` where the user agent is theirs, else its first word without the version.
    ///
    /// @return empty text when the client does not name itself
    public static String of(String userAgent) {
        return switch (provider(userAgent)) {
            case OKTA -> "Okta";
            case ENTRA_ID -> "Microsoft Entra ID";
            case OTHER -> userAgent.startsWith(OURS) ? OURS : userAgent.strip().split("[/ ;(]", 2)[0];
        };
    }
}
