package dev.scimconsole.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
@Tag("desktop.form")
class PasswordStrengthTest {

    @Test
    void itSaysWhatTheServiceWouldSayAndWhatIsBetter() {
        assertEquals(PasswordStrength.NONE, PasswordStrength.of(""));
        assertEquals(PasswordStrength.TOO_WEAK, PasswordStrength.of("Tr0ub4dor&3"));
        assertEquals(PasswordStrength.TOO_WEAK, PasswordStrength.of("abababababababababab"));
        assertEquals(PasswordStrength.FAIR, PasswordStrength.of("Tr0ub4dor&3!"));
        assertEquals(PasswordStrength.FAIR, PasswordStrength.of("abcdefabcdefabcdefabcdef"));
        assertEquals(PasswordStrength.STRONG, PasswordStrength.of("blue kettle under seven roofs"));
    }

    @Test
    void whatIsMissingIsCountedInCharactersAndNotInTheirHalves() {
        assertEquals(12, PasswordStrength.missing(""));
        assertEquals(10, PasswordStrength.missing("😀😀"));
        assertEquals(0, PasswordStrength.missing("twelve chars"));
    }
}
