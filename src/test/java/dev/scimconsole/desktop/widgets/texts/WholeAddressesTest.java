package dev.scimconsole.desktop.widgets.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a line of Japanese may end.
@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.texts")
class WholeAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.meyer@acme.com", "http://localhost", "https://login.acme.com/a.b?c=d.e",
            "Synchronization.ReadWrite.All", "Microsoft-Entra-Provisioning/1.0"})
    void noLineEndsAfterADotOrAColonInAnAddress(String address) {
        for (String text : List.of("今日は" + address + "です", "(" + address + "、作成)", address + " を選ぶ")) {
            assertEquals(text, WholeAddresses.in(text).replace("\uFEFF", ""), "nothing is lost");
            assertEquals(List.of(), endsWithin(WholeAddresses.in(text)), text);
        }
    }

    @Test
    void noLineEndsBetweenANumberAndItsUnit() {
        assertEquals("zuletzt gesehen vor 22\u00A0s · hinzugefügt vor 3\u00A0min",
                WholeAddresses.in("zuletzt gesehen vor 22 s · hinzugefügt vor 3 min"));
        assertEquals("5 sessions, 3 minutes", WholeAddresses.in("5 sessions, 3 minutes"));
    }

    @Test
    void sentencesEndAsBefore() {
        for (String text : List.of("終わり。次の文", "SCIM. 次", "a.meyer@acme.com was here", "12 時 30 分：今")) {
            assertEquals(text, WholeAddresses.in(text));
        }
    }

    /// After which dots and colons a line may end.
    private static List<String> endsWithin(String text) {
        BreakIterator lines = BreakIterator.getLineInstance();
        lines.setText(text);
        List<String> ends = new ArrayList<>();
        for (int end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
            String line = text.substring(0, end);
            if (line.matches("(?s).*[A-Za-z0-9][.:@?]\uFEFF?") && end < text.length()) {
                ends.add(line);
            }
        }
        return ends;
    }
}
