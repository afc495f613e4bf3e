package dev.scimconsole.client.network;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// An authority whose certificates are trusted.
///
/// @param certificate its own
public record Authority(X509Certificate certificate) {

    /// What it is called.
    public String name() {
        String whole = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(whole).getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .map(part -> String.valueOf(part.getValue())).findFirst().orElse(whole);
        } catch (InvalidNameException _) {
            return whole;
        }
    }

    /// When it ends.
    public Instant ends() {
        return certificate.getNotAfter().toInstant();
    }

    /// The SHA-256 of the certificate, as browsers and `openssl` show it: `9C:41:…`.
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256());
    }

    /// The same as part of a file's name.
    String id() {
        return HexFormat.of().formatHex(sha256()).toLowerCase(Locale.ROOT);
    }

    /// Whether it may vouch for others, and is no server's own certificate.
    boolean mayVouch() {
        return certificate.getBasicConstraints() >= 0;
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every certificate that was read can be written", e);
        }
    }
}
