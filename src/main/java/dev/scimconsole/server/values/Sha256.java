package dev.scimconsole.server.values;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest: what the store keeps of a secret.
///
/// @param hex 64 hexadecimal digits in lower case
public record Sha256(String hex) {

    /// Wraps a digest.
    ///
    /// @param digest 32 bytes
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /// Digests these bytes.
    public static Sha256 digest(byte[] bytes) {
        try {
            return ofDigest(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
