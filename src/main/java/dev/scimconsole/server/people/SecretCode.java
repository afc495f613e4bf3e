package dev.scimconsole.server.people;

import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Text of 256 random bits that opens something for whoever has it; the store keeps its digest.
final class SecretCode {

    private static final int BYTES = 32;

    private SecretCode() {}

    /// Makes a new one: 43 characters that may stand in an address.
    static String generate(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /// What the store keeps of it.
    static Sha256 digest(String code) {
        return Sha256.digest(code.getBytes(StandardCharsets.UTF_8));
    }
}
