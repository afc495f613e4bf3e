package dev.scimconsole.contract.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.wording.Saying;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
@Tag("contract.configuration")
class TokenFormTest {

    private final String token = ScimToken.generate(new SecureRandom()).reveal();

    @Test
    void aWholeTokenIsRightAlsoWithBlanksAroundIt() {
        assertEquals(TokenForm.RIGHT, TokenForm.of(token));
        assertEquals(TokenForm.RIGHT, TokenForm.of(" \t" + token + "\r\n\u00a0"));
    }

    @Test
    void eachFaultIsToldApart() {
        assertEquals(TokenForm.EMPTY, TokenForm.of(""));
        assertEquals(TokenForm.EMPTY, TokenForm.of(" \n"));
        assertEquals(TokenForm.BEARER, TokenForm.of("Bearer " + token));
        assertEquals(TokenForm.BEARER, TokenForm.of("bearer"));
        assertEquals(TokenForm.BLANKS_INSIDE,
                TokenForm.of(token.substring(0, 9) + "\n" + token.substring(9)));
        assertEquals(TokenForm.MISTYPED, TokenForm.of(token.substring(1) + token));
        assertEquals(TokenForm.MISTYPED,
                TokenForm.of(token.substring(0, 53) + (token.endsWith("x") ? "y" : "x")));
        assertEquals(TokenForm.MISTYPED, TokenForm.of("SCIM_"));
        assertEquals(TokenForm.MISTYPED, TokenForm.of("\"" + token + "\""));
        assertEquals(TokenForm.FOREIGN, TokenForm.of("eyJhbGciOiJIUzI1NiJ9.e30.x"));
        assertEquals(TokenForm.FOREIGN, TokenForm.of("scim"));
    }

    @Test
    void eachHasASentence() {
        assertTrue(Arrays.stream(TokenForm.values()).map(form -> Saying.of(form.key()).inEnglish())
                .allMatch(sentence -> sentence.matches("(?s).+[.”]\\.?") && sentence.length() > 20));
    }
}
