package dev.scimconsole.server.activity;

import java.util.Locale;

/// Names the product behind a user agent.
final class ClientName {

    private ClientName() {}

    /// `Okta` or `Microsoft Entra ID` where the user agent is theirs, else its first word without the version.
    ///
    /// Okta sends `Okta SCIM Client 1.0.0` (its published SPEC test). For Entra ID's provisioning service
    /// Microsoft documents no fixed text, so whatever names the product or its maker counts.
    ///
    /// @return empty text when the client does not name itself
    static String of(String userAgent) {
        String folded = userAgent.toLowerCase(Locale.ROOT);
        if (folded.contains("okta")) {
            return "Okta";
        }
        if (folded.contains("entra") || folded.contains("azure") || folded.contains("microsoft")) {
            return "Microsoft Entra ID";
        }
        return userAgent.strip().split("[/ ;(]", 2)[0];
    }
}
