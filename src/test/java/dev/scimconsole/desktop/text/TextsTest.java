package dev.scimconsole.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The bundle, the FXML files, the style sheets and the code agree.
@Tag("desktop")
@Tag("desktop.text")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextsTest {

    private static final Path CODE = Path.of("src/main/java/dev/scimconsole/desktop");
    private static final Path TEXTS = Path.of("src/main/resources/dev/scimconsole/desktop");
    private static final Path FXML = Path.of("fxml");
    private static final Path STYLES = Path.of("styles");

    private final ResourceBundle bundle = new Messages().bundle();
    private final Map<String, List<String>> read = new HashMap<>();

    @Test
    void everyKeyThatIsUsedExists() {
        Set<String> used = new TreeSet<>(keysInFxml());
        used.addAll(matches(CODE, ".java", "(?:\\btext|messages\\.format)\\(\\s*\"([^\"]+)\""));
        used.removeIf(key -> bundle.keySet().stream()
                .anyMatch(key.endsWith(".")
                        ? known -> known.startsWith(key)
                        : key::equals));
        assertEquals(Set.of(), used);
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> unused = new TreeSet<>(bundle.keySet());
        unused.removeAll(keysInFxml());
        List<String> named = matches(CODE, ".java", "\"([A-Za-z.-]+)\"");
        unused.removeAll(named);
        // Keys that are put together begin with a family's name, such as "activity.action.".
        List<String> families = named.stream().filter(name -> name.matches("[A-Za-z]+\\.[A-Za-z.-]*\\."))
                .toList();
        unused.removeIf(key -> families.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyPatternIsOneAndNoneHasAnApostropheThatQuotes() {
        for (String key : bundle.keySet()) {
            String text = bundle.getString(key);
            assertTrue(text.indexOf('\'') < 0, () -> key + " has a straight apostrophe");
            assertTrue(new MessageFormat(text).toPattern().length() > 0, key);
        }
    }

    @Test
    void noTextGuideOrArticleNeedsToBeLookedUpInAStandardOrAManual() {
        for (String kind : List.of(".properties", ".json")) {
            assertEquals(List.of(), matches(TEXTS, kind, "(\\bRFC\\b.*|--[a-z].*|§.*)"), kind);
        }
    }

    @Test
    void noFxmlHasAWordOfItsOwn() {
        List<String> words = matches(FXML, ".fxml",
                "(?:text|promptText|accessibleText|accessibleHelp|accessibleRoleDescription|copyLabel"
                        + "|copiedLabel)=\"([^%\"][^\"]*)\"");
        assertEquals(List.of(), words);
    }

    /// JavaFX cuts the lines of a label for which there is no room.
    @Test
    void whatMayWrapIsAParagraph() {
        assertEquals(List.of(), matches(FXML, ".fxml", "(<Label\\b[^>]*wrapText=\"true\"[^>]*>)"));
        assertEquals(List.of(),
                matches(CODE, ".java", "\\bLabel (\\w+)\\b(?=[\\s\\S]*?\\b\\1\\.setWrapText\\()"));
    }

    /// A screen reader hears a language's own punctuation, in its own order: two things are one text with
    /// places for both.
    @Test
    void nothingThatIsSpokenIsPutTogetherInCode() {
        String text = "\"[^\"\n]*\"";
        String noKey = "(?!\"[A-Za-z]+\\.[A-Za-z.]*\")";
        String part = "(?:[^;\"]|" + text + ")*?";
        List<String> together = matches(CODE, ".java", "([aA]ccessible(?:Text|Help)\\w*\\(" + part + "(?:"
                + noKey + text + "\\s*\\+|\\+\\s*(?=" + noKey + "\")|\\.concat\\((?=\"))" + part + ";)");
        assertEquals(List.of(), together);
    }

    /// Nor does every language set a blank between sentences, or a comma between names.
    @Test
    void whatStandsBehindEachOtherIsSetAsTheLanguageDoes() {
        assertEquals(List.of(), matches(CODE, ".java",
                "(\\btext\\([^;]*?\\)\\s*\\+\\s*\" \"|\" \"\\s*\\+\\s*(?:\\w+\\.)?text\\()"));
        // To look behind first would take a second, as it looks behind every letter.
        String joined = "join(?:ing)?\\(\"[,;] \"";
        assertEquals(List.of(), matches(CODE, ".java", "(" + joined
                + ")(?<!(?:String::valueOf\\)\\.collect\\(Collectors\\.|\\.set\\(String\\.)" + joined + ")"));
        Messages japanese = new Messages(Locale.JAPANESE);
        assertEquals("はい。いいえ。", japanese.sentences("はい。", "", "いいえ。"));
        assertEquals("Ada、Bo、Cy", japanese.names(Stream.of("Ada", "Bo", "Cy")));
        assertEquals("Ada；Bo", japanese.facts(Stream.of("Ada", "Bo")));
        assertEquals("Yes. No.", new Messages().sentences("Yes.", "No."));
    }

    @Test
    void noStyleSheetNamesAColourOfItsOwn() {
        List<String> colours = matches(STYLES, ".css",
                "(#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(|\\bwhite\\b|\\bblack\\b)");
        assertEquals(List.of(), colours);
    }

    @Test
    void everyRoomUsesTheConsolesOwnColoursOnlyWhereTheyAreDefined() {
        Set<String> used = new TreeSet<>(matches(STYLES, ".css", "(-console-[a-z-]*[a-z])\\b(?![-:])"));
        Set<String> defined = new TreeSet<>(matches(STYLES, "colours.css", "(-console-[a-z-]+):"));
        used.removeAll(defined);
        assertEquals(Set.of(), used);
    }

    private List<String> keysInFxml() {
        return matches(FXML, ".fxml", "\"%([^\"]+)\"");
    }

    private List<String> matches(Path folder, String ending, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return read.computeIfAbsent(folder + "/" + ending, _ -> texts(folder, ending)).stream()
                .flatMap(text -> compiled.matcher(text).results()).map(hit -> hit.group(1)).toList();
    }

    private static List<String> texts(Path folder, String ending) {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                String text = Files.readString(file);
                // A comment in a style sheet may name what it likes.
                texts.add(ending.endsWith("css") ? text.replaceAll("(?s)/\\*.*?\\*/", "") : text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
