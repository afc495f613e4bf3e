package dev.scimconsole.server.scim.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Texts of answers, in one piece and in several.
@Tag("server")
@Tag("server.scim")
@Tag("server.scim.answer")
class AnswerTextTest {

    private static final String BEYOND_SIXTEEN_BITS = "\uD83D\uDE00";

    private static String joined(List<byte[]> pieces) {
        return pieces.stream().map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    @Test
    void aShortTextIsOnePiece() {
        AnswerText text = new AnswerText(0).append("{\"a\":").append(7).append("xyz", 1, 2).append("}");
        assertEquals(8, text.length());
        assertEquals("{\"a\":7y}", text.toString());
        assertEquals(1, text.inUtf8().size());
        assertEquals("{\"a\":7y}", joined(text.inUtf8()));
        assertEquals(List.of(0), new AnswerText(0).inUtf8().stream().map(piece -> piece.length).toList());
    }

    @Test
    void piecesOfALongTextAreTheText() {
        String part = "x".repeat(1_000);
        AnswerText first = new AnswerText(0);
        AnswerText second = AnswerText.of("begun ");
        for (int i = 0; i < 1_000; i++) {
            first.append(part);
            second.append(part);
        }
        first.append("end");
        AnswerText both = AnswerText.of("at first ").append(first).append(second);
        String expected = "at first " + part.repeat(1_000) + "endbegun " + part.repeat(1_000);
        assertEquals(expected.length(), both.length());
        assertTrue(expected.contentEquals(both.toString()));
        assertTrue(both.inUtf8().size() > 4, () -> both.inUtf8().size() + " pieces");
        assertTrue(expected.contentEquals(joined(both.inUtf8())));
    }

    @Test
    void noCharacterIsCutInTwo() {
        AnswerText text = new AnswerText(0).append("a");
        for (int i = 0; i < 400_000; i++) {
            text.append(BEYOND_SIXTEEN_BITS, 0, 1).append(BEYOND_SIXTEEN_BITS, 1, 2);
        }
        assertTrue(("a" + BEYOND_SIXTEEN_BITS.repeat(400_000)).contentEquals(joined(text.inUtf8())));
    }
}
