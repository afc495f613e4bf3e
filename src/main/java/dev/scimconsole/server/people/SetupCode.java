package dev.scimconsole.server.people;

import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/// The code that proves to a new server that one may set it up: whoever reads the server's output has it.
///
/// Twelve characters of 31 (59 random bits), in three groups: no `I`, `L`, `O`, `0` or `1`, which people mix
/// up.
final class SetupCode {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private SetupCode() {}

    /// Makes a new one.
    static String generate(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// The digest of a code as somebody typed it: capitals, blanks and hyphens do not matter.
    static Sha256 digest(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return Sha256.digest(characters.getBytes(StandardCharsets.UTF_8));
    }
}
