package dev.scimconsole.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where no compositor runs, nothing that has a window of its own is round or throws a shadow: there would be
/// white corners.
@Tag("desktop")
@Tag("desktop.theme")
class OpaqueTest {

    private static final Path STYLES = Path.of("styles");
    /// What JavaFX and the console show in windows without a frame.
    private static final List<String> WINDOWS = List.of(".console-dialog", ".tooltip", ".context-menu",
            ".combo-box-popup > .list-view");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    @Test
    void everyWindowOfItsOwnLosesItsCornersAndItsShadow() throws IOException {
        String plain = Files.readString(STYLES.resolve("opaque.css"));
        Set<String> flat = new TreeSet<>();
        RULE.matcher(plain.replaceAll("(?s)/\\*.*?\\*/", "")).results()
                .filter(rule -> rule.group(2).contains("-fx-background-radius: 0;")
                        && rule.group(2).contains("-fx-effect: null;"))
                .flatMap(rule -> selectors(rule.group(1))).forEach(flat::add);
        assertTrue(flat.containsAll(WINDOWS), flat::toString);
    }

    /// It comes last, so that it wins over rules as specific as its own, and over no other.
    @Test
    void noSheetHasAMoreSpecificRuleThatMakesSuchAWindowRound() throws IOException {
        List<String> round = new ArrayList<>();
        try (Stream<Path> sheets = Files.list(STYLES)) {
            for (Path sheet : sheets.filter(file -> !file.endsWith("opaque.css")).toList()) {
                RULE.matcher(Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "")).results()
                        .filter(rule -> rule.group(2).matches("(?s).*-fx-(background-radius|effect):.*"))
                        .flatMap(rule -> selectors(rule.group(1)))
                        .filter(OpaqueTest::isMoreSpecific)
                        .forEach(selector -> round.add(sheet.getFileName() + ": " + selector));
            }
        }
        assertEquals(List.of(), round);
    }

    private static boolean isMoreSpecific(String selector) {
        return !WINDOWS.contains(selector) && WINDOWS.stream().anyMatch(window -> selector.endsWith(window)
                || selector.matches(Pattern.quote(window) + "[.:].*"));
    }

    private static Stream<String> selectors(String all) {
        return Arrays.stream(all.split(",", -1)).map(String::strip);
    }
}
