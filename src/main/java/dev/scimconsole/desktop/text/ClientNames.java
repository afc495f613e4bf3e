package dev.scimconsole.desktop.text;

import java.util.Locale;

/// Names an identity provider by the user agent it sends.
public final class ClientNames {

    private ClientNames() {}

    /// `Okta` or `Entra ID` where the user agent is theirs, else the user agent itself.
    ///
    /// Okta sends `Okta SCIM Client 1.0.0` (its published SPEC test). For Entra ID's provisioning service
    /// Microsoft documents no fixed text, so whatever names the product or its maker counts.
    public static String friendly(String userAgent) {
        String folded = userAgent.toLowerCase(Locale.ROOT);
        if (folded.contains("okta")) {
            return "Okta";
        }
        if (folded.contains("entra") || folded.contains("azure") || folded.contains("microsoft")) {
            return "Entra ID";
        }
        return userAgent;
    }
}
