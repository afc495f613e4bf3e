package dev.scimconsole.contract.configuration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
@Tag("contract.configuration")
class ScimTokenTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void hasThePrefixTheLengthAndTheAlphabetOfTheDesign() {
        for (int i = 0; i < 1_000; i++) {
            try (ScimToken token = ScimToken.generate(random)) {
                assertTrue(token.reveal().matches("scim_[0-9A-Za-z]{49}"), token::hint);
            }
        }
    }

    @Test
    void endsWithTheChecksumOfWhatStandsBefore() {
        String token = ScimToken.generate(random).reveal();
        CRC32 crc = new CRC32();
        crc.update(token.substring(0, 48).getBytes(StandardCharsets.US_ASCII));
        long checksum = 0;
        for (char c : token.substring(48).toCharArray()) {
            checksum = checksum * 62
                    + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(c);
        }
        assertEquals(crc.getValue(), checksum);
    }

    @Test
    void everyMistypedCharacterAndEverySwapIsFound() {
        String token = ScimToken.generate(random).reveal();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            assertTrue(ScimToken.parse(token.substring(0, i) + other + token.substring(i + 1)).isEmpty());
        }
        for (int i = 5; i < token.length() - 1; i++) {
            if (token.charAt(i) != token.charAt(i + 1)) {
                String swapped = token.substring(0, i) + token.charAt(i + 1) + token.charAt(i)
                        + token.substring(i + 2);
                assertTrue(ScimToken.parse(swapped).isEmpty());
            }
        }
        assertTrue(ScimToken.parse(token + "a").isEmpty());
        assertTrue(ScimToken.parse(" " + token).isEmpty());
        assertTrue(ScimToken.parse("").isEmpty());
    }

    @Test
    void isReadBackAsItWas() {
        String text = ScimToken.generate(random).reveal();
        ScimToken token = ScimToken.parse(text).orElseThrow();
        assertEquals(text, token.reveal());
        assertEquals(text.substring(text.length() - 6), token.hint());
    }

    /// A server reads tokens all day: this is often enough for the JVM to compile the method at its highest
    /// level.
    @Test
    void isReadTheSameWayHoweverOften() throws Exception {
        String text = ScimToken.generate(random).reveal();
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100_000; i++) {
            try (ScimToken token = ScimToken.parse(text).orElseThrow()) {
                assertArrayEquals(hash, token.sha256());
            }
        }
    }

    @Test
    void isHashedWithSha256() throws Exception {
        ScimToken token = ScimToken.generate(random);
        byte[] expected = MessageDigest.getInstance("SHA-256")
                .digest(token.reveal().getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(expected, token.sha256());
    }

    @Test
    void showsOnlyItsHint() {
        ScimToken token = ScimToken.generate(random);
        assertEquals("SCIM token …" + token.hint(), token.toString());
    }

    @Test
    void aWipedTokenGivesNothingAway() {
        ScimToken token = ScimToken.generate(random);
        token.close();
        assertTrue(token.isWiped());
        assertEquals("", token.hint());
        assertEquals("SCIM token (wiped)", token.toString());
        assertThrows(IllegalStateException.class, token::reveal);
        assertThrows(IllegalStateException.class, token::sha256);
        assertThrows(IllegalStateException.class, token::copyCharacters);
    }

    @Test
    void noTwoAreAlike() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(seen.add(ScimToken.generate(random).reveal()));
        }
        assertFalse(seen.isEmpty());
    }
}
