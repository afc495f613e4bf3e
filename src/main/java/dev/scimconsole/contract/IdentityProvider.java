package dev.scimconsole.contract;

import java.util.Locale;

/// Which product provisions, recognised by the user agent it sends. On the wire it is the text that
/// [#toString()] gives.
public enum IdentityProvider {
    /// Okta.
    OKTA("okta"),
    /// Microsoft Entra ID.
    ENTRA_ID("entra"),
    /// Any other, or one that does not name itself.
    OTHER("other");

    private final String wireName;

    IdentityProvider(String wireName) {
        this.wireName = wireName;
    }

    /// Recognises the product.
    ///
    /// Okta sends `Okta SCIM Client 1.0.0` (its published SPEC test). For Entra ID's provisioning service
    /// Microsoft documents no fixed text, so whatever names the product or its maker counts.
    public static IdentityProvider of(String userAgent) {
        String folded = userAgent.toLowerCase(Locale.ROOT);
        if (folded.contains("okta")) {
            return OKTA;
        }
        return folded.contains("entra") || folded.contains("azure") || folded.contains("microsoft")
                ? ENTRA_ID
                : OTHER;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
