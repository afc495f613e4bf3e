package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@Tag("server.people")
class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababab", "password1234",
            "Password123!", "P@ssw0rd2026", "qwertyuiop12", "qwertyuiopasdfgh", "123456789012",
            "1q2w3e4r5t6y7u",
            "1qaz2wsx3edc", "Welcome2026!", "AcmeCorporation1", "Acme Corporation", "alex@acme.com!",
            "iloveyou1234",
            "adminadmin12", "Summer2026!!", "changeme12345", "administrator", "correcthorsebatterystaple",
            "0987654321098", "letmeinletmein"})
    void whatIsTriedFirstIsRefused(String password) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> check(password));
        assertEquals(ProblemCode.WEAK_PASSWORD, refusal.problem().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue kettle under seven roofs", "vK8#pQz!2mTw", "tschüß-und-danke-für-den-fisch",
            "kobold-ferry-94-tundra", "солнце над тихой рекой", "my admin wears green socks"})
    void whatIsHardToGuessIsTaken(String password) {
        assertDoesNotThrow(() -> check(password));
    }

    /// A sigma at the end of the organization's name is one inside of the password.
    @Test
    void theOrganizationsNameIsRecognisedInsideOfThePassword() {
        assertThrows(ProblemException.class,
                () -> PasswordRules.check("password", "ΟΔΥΣΣΕΑΣΑ1234", "alex@acme.com", "Οδυσσεας"));
    }

    private static void check(String password) {
        PasswordRules.check("password", password, "alex@acme.com", "Acme Corporation");
    }
}
