package dev.scimconsole.server.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Comparison without regard to case, RFC 7644 §3.4.2.2.
@Tag("server")
@Tag("server.values")
class CaseFoldingTest {

    @ParameterizedTest
    @CsvSource({"Οδυσσέας,ΟΔΥΣΣΈΑΣ", "Οδυσσέας,οδυσσέασ", "STRAẞE,strasse", "Straße,STRASSE",
            "İSTANBUL,istanbul",
            "YILDIZ,yıldız", "i\u0307zmir,İzmir", "ǅ,ǆ", "ﬃ,FFI", "ŉ,ʼN", "ᾳ,ΑΙ", "K,k", "ſ,S", "µ,Μ", "Å,Å",
            "𐐀,𐐨",
            "ΰ,Ϋ́", "Zoe\u0308,ZOË", "A,a", "Ꭰ,ꭰ"})
    void lettersAreOneInEachCase(String one, String other) {
        assertEquals(CaseFolding.fold(one), CaseFolding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"e,é", "a,а", "ss,s", "l,ł", "i,j", "o,ø"})
    void otherLettersStayOthers(String one, String other) {
        assertNotEquals(CaseFolding.fold(one), CaseFolding.fold(other));
    }

    /// What a filter by `sw`, `co` or `ew` finds must not hang on where in a word the letters stand.
    @Test
    void aPartFoldsToThePartOfTheWhole() {
        String name = "ΟΔΥΣΣΕΑΣ ΣΙΣΥΦΟΣ";
        String folded = CaseFolding.fold(name);
        for (int start = 0; start < name.length(); start++) {
            for (int end = start; end <= name.length(); end++) {
                assertEquals(folded.substring(start, end), CaseFolding.fold(name.substring(start, end)));
            }
        }
    }

    /// Also in the rules of the languages that have their own.
    @Test
    void everyCharacterMeetsItsOtherCases() {
        for (Locale locale : List.of(Locale.ROOT, Locale.of("tr"), Locale.of("lt"))) {
            assertEverywhere("upper case in " + locale, c -> CaseFolding.fold(c.toUpperCase(locale)));
            assertEverywhere("lower case in " + locale, c -> CaseFolding.fold(c.toLowerCase(locale)));
        }
        assertEverywhere("taken apart", c -> CaseFolding.fold(Normalizer.normalize(c, Normalizer.Form.NFD)));
    }

    /// Stored keys are folded anew by a step of the store, which has not the texts that they were made of.
    @Test
    void whatIsFoldedCanBeFoldedAgain() {
        assertEverywhere("folded twice", c -> CaseFolding.fold(CaseFolding.fold(c)));
        assertEverywhere("folded before", c -> CaseFolding.fold(Normalizer.normalize(c, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)));
    }

    private static void assertEverywhere(String what, UnaryOperator<String> folding) {
        List<String> differing = new ArrayList<>();
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT).filter(Character::isDefined)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE).forEach(c -> {
                    String text = "x" + Character.toString(c) + "x";
                    if (!folding.apply(text).equals(CaseFolding.fold(text))) {
                        differing.add("U+%04X %s".formatted(c, text));
                    }
                });
        assertTrue(differing.isEmpty(), () -> what + ": " + differing);
    }
}
