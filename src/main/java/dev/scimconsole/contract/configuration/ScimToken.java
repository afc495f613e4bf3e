package dev.scimconsole.contract.configuration;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// An organization's SCIM token in clear: the one type that holds it. Client secrets and access tokens of
/// connections are made in the same form, so that whatever masks, wipes and shows one does so with all.
///
/// Format: `scim_`, 43 base62 characters of 256 random bits, 6 base62 characters of the CRC32 over what
/// stands before. The checksum tells a mistyped token from a revoked one without asking anybody.
///
/// The characters stand in one array, which [#close()] overwrites with zeros. [#toString()] shows the
/// hint only, so that a token can't reach a log or an error by accident. Not synchronized: one owner.
public final class ScimToken implements AutoCloseable {

    /// What every SCIM token starts with; secret scanners look for it.
    public static final String PREFIX = "scim_";

    /// Characters of a whole token.
    public static final int LENGTH = PREFIX.length() + 43 + 6;

    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int HINT_LENGTH = 6;
    private static final int CHECKSUM_START = PREFIX.length() + SECRET_LENGTH;
    private static final char[] BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            .toCharArray();
    /// Never used but to be copied: looking for it takes as long as digesting a token, which each request
    /// does.
    private static final MessageDigest SHA_256 = digest();

    private final char[] characters;
    private boolean wiped;

    private ScimToken(char[] characters) {
        this.characters = characters;
    }

    /// Makes a new token of 256 random bits.
    ///
    /// @param random a cryptographically strong source
    public static ScimToken generate(SecureRandom random) {
        char[] token = new char[LENGTH];
        PREFIX.getChars(0, PREFIX.length(), token, 0);
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        writeBase62(bits, token, PREFIX.length(), SECRET_LENGTH);
        Arrays.fill(bits, (byte) 0);
        writeChecksum(token);
        return new ScimToken(token);
    }

    /// Reads a token somebody presents or pastes. Empty unless its form and its checksum are right.
    ///
    /// @param text not kept; blanks around it are not forgiven
    public static Optional<ScimToken> parse(CharSequence text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        char[] token = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            token[i] = text.charAt(i);
        }
        if (hasRightChecksum(token)) {
            return Optional.of(new ScimToken(token));
        }
        Arrays.fill(token, '\0');
        return Optional.empty();
    }

    /// Whether the text has a token's prefix, length and alphabet; its checksum may still be wrong.
    public static boolean hasForm(CharSequence text) {
        if (text.length() != LENGTH || !PREFIX.contentEquals(text.subSequence(0, PREFIX.length()))) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    /// The last six characters: what may be shown, stored and logged. Empty text once wiped.
    public String hint() {
        return wiped ? "" : new String(characters, LENGTH - HINT_LENGTH, HINT_LENGTH);
    }

    /// The SHA-256 of the token's characters, 32 bytes: all that a store keeps of it.
    ///
    /// @throws IllegalStateException once wiped
    public byte[] sha256() {
        byte[] ascii = asciiBytes(characters(), LENGTH);
        try {
            return ((MessageDigest) SHA_256.clone()).digest(ascii);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /// A copy of the characters, which the caller must overwrite after use.
    ///
    /// @throws IllegalStateException once wiped
    public char[] copyCharacters() {
        return characters().clone();
    }

    /// The token as text, which can't be wiped. Call it only where an API takes nothing else, and say
    /// there why.
    ///
    /// @throws IllegalStateException once wiped
    public String reveal() {
        return new String(characters());
    }

    /// Whether [#close()] has been called.
    public boolean isWiped() {
        return wiped;
    }

    /// Overwrites the characters with zeros. Calling it again does nothing.
    @Override
    public void close() {
        wiped = true;
        Arrays.fill(characters, '\0');
    }

    /// The hint, never the token.
    @Override
    public String toString() {
        return wiped ? "SCIM token (wiped)" : "SCIM token …" + hint();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private char[] characters() {
        if (wiped) {
            throw new IllegalStateException("This SCIM token was wiped.");
        }
        return characters;
    }

    private static void writeChecksum(char[] token) {
        long rest = checksum(token);
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            token[CHECKSUM_START + i] = BASE62[(int) (rest % 62)];
            rest /= 62;
        }
    }

    /// Digit by digit. `Arrays.equals` with a copy that is wiped right after goes wrong: once HotSpot's C2
    /// (JDK 25.0.3) has compiled that, it finds every token different from its copy.
    private static boolean hasRightChecksum(char[] token) {
        long rest = checksum(token);
        boolean right = true;
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            right &= token[CHECKSUM_START + i] == BASE62[(int) (rest % 62)];
            rest /= 62;
        }
        return right;
    }

    private static long checksum(char[] token) {
        byte[] ascii = asciiBytes(token, CHECKSUM_START);
        CRC32 crc = new CRC32();
        crc.update(ascii);
        Arrays.fill(ascii, (byte) 0);
        return crc.getValue();
    }

    private static byte[] asciiBytes(char[] characters, int length) {
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            ascii[i] = (byte) characters[i];
        }
        return ascii;
    }

    /// Long division in place of BigInteger, whose copies of the secret could not be wiped.
    private static void writeBase62(byte[] bits, char[] into, int start, int length) {
        byte[] rest = bits.clone();
        for (int i = length - 1; i >= 0; i--) {
            int remainder = 0;
            for (int j = 0; j < rest.length; j++) {
                int current = (remainder << 8) | (rest[j] & 0xff);
                rest[j] = (byte) (current / 62);
                remainder = current % 62;
            }
            into[start + i] = BASE62[remainder];
        }
        Arrays.fill(rest, (byte) 0);
    }
}
