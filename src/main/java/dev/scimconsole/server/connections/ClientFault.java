package dev.scimconsole.server.connections;

/// Why a client was not taken for who it says it is. In events it is the text that [#toString()] gives, so
/// that who sets a connection up learns which of its values differs; none of them says what was sent.
enum ClientFault {
    /// The client ID or its secret.
    SECRET_WRONG("secret-wrong", "The client ID or its secret is wrong, or the secret was deleted."),
    /// The secret's time is over.
    SECRET_ENDED("secret-ended",
            "This client secret has ended. Add another one in SCIM Console and paste it."),
    /// There is no such federated connection.
    NO_FEDERATION("assertion-client", "There is no federated connection with this client_id."),
    /// It is no statement that could be judged.
    FORM("assertion-form", "The assertion is no signed JWT."),
    /// It is longer than the largest that is read.
    TOO_LONG("assertion-form", "The assertion is longer than any needs to be."),
    /// Another algorithm than the one.
    ALGORITHM("assertion-form", "The assertion is not signed with RS256."),
    /// It does not name its key.
    NO_KEY("assertion-key", "The assertion does not say which key signed it."),
    /// The issuer has no such key.
    KEY("assertion-key", "The key that signed the assertion is not among those of the issuer."),
    /// It was signed by somebody else, or changed.
    SIGNATURE("assertion-key", "The signature of the assertion is wrong."),
    /// `iss`.
    ISSUER("assertion-issuer",
            "The issuer (iss) of the assertion is another than the connection’s token issuer."),
    /// `sub`.
    SUBJECT("assertion-subject",
            "The subject (sub) of the assertion is another than the connection’s subject."),
    /// `aud`.
    AUDIENCE("assertion-audience",
            "The audience (aud) of the assertion is another than the connection’s audience."),
    /// `tid`.
    TENANT("assertion-issuer", "The tenant (tid) of the assertion is another than the token issuer’s."),
    /// It has no `exp`.
    ENDLESS("assertion-time", "The assertion does not say when it ends (exp)."),
    /// `exp` is past.
    ENDED("assertion-time", "The assertion has ended (exp)."),
    /// `nbf` is to come.
    EARLY("assertion-time", "The assertion is not valid yet (nbf). Compare the clocks.");

    private final String wireName;
    private final String sentence;

    ClientFault(String wireName, String sentence) {
        this.wireName = wireName;
        this.sentence = sentence;
    }

    /// For who sets it up.
    String sentence() {
        return sentence;
    }

    /// The reason in events.
    @Override
    public String toString() {
        return wireName;
    }
}
