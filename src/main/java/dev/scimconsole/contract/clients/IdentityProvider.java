package dev.scimconsole.contract.clients;

/// Which product provisions, as the service recognises it. On the wire it is the text that
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

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
