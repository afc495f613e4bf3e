package dev.scimconsole.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each language has its own punctuation in all texts, guides and articles, on the screen and from the
/// service: Japanese the full-width one, French spaces at which no line ends, Spanish marks at both ends.
@Tag("desktop")
@Tag("desktop.text")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypographyTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/scimconsole");
    /// Members of a guide or an article that lead somewhere, are pasted, or are what a program says.
    private static final Set<String> KEPT = Set.of("id", "to", "copy", "says", "client", "keywords");
    /// What a program calls so, or wants to be typed so; and the letter that is pressed with Alt.
    private static final Pattern LITERAL = Pattern
            .compile("\\*\\*[ -)+-~’›]+\\*\\*|\\(_[A-Z]\\)|setup code:|Content-Type:|Authorization: Bearer");
    private static final int LEAST = 500;

    private final Map<String, Map<String, String>> read = new HashMap<>();

    /// @param fault what a text must not have
    @ParameterizedTest
    @CsvSource(delimiterString = " == ", quoteCharacter = '`', textBlock = """
            en == ["'„]
            de == ["'”«»]|„[^“]*(„|$)
            es == ["'“”„]|«\\s|\\s»
            fr == ["'“”„]|«[^\\u00A0\\u202F]|[^\\u00A0\\u202F][:;?!»](?=[^\\w/]|$)
            ja == ["'“”«»()]|[:?!](?=[^\\w/]|$)|[.,]$
            """)
    void punctuationIsThatOfTheLanguage(String language, String fault) throws IOException {
        Pattern wrong = Pattern.compile(fault);
        List<String> faults = new ArrayList<>();
        texts(language).forEach((where, text) -> {
            if (wrong.matcher(text).find()) {
                faults.add(language + " " + where + ": " + text);
            }
        });
        assertEquals("", String.join("\n", faults));
    }

    @ParameterizedTest
    @ValueSource(strings = {"¿?", "¡!", "«»"})
    void whatIsOpenedInSpanishIsClosed(String marks) throws IOException {
        assertClosed("es", marks);
    }

    @Test
    void whatIsOpenedInEnglishGermanFrenchAndJapaneseIsClosed() throws IOException {
        assertClosed("en", "“”");
        assertClosed("de", "„“");
        assertClosed("fr", "«»");
        assertClosed("ja", "「」");
        assertClosed("ja", "（）");
    }

    private void assertClosed(String language, String marks) throws IOException {
        List<String> faults = new ArrayList<>();
        texts(language).forEach((where, text) -> {
            if (count(text, marks.charAt(0)) != count(text, marks.charAt(1))) {
                faults.add(language + " " + where + ": " + text);
            }
        });
        assertEquals("", String.join("\n", faults));
    }

    private static long count(String text, char mark) {
        return text.chars().filter(letter -> letter == mark).count();
    }

    /// All that is said in a language, without what is no word of it, by where it stands. What is the same as
    /// in English is a name.
    private Map<String, String> texts(String language) throws IOException {
        if (!read.containsKey(language)) {
            Map<String, String> texts = all(language);
            if (!language.equals("en")) {
                texts("en").forEach(texts::remove);
            }
            read.put(language, texts);
        }
        Map<String, String> texts = read.get(language);
        assertTrue(texts.size() > LEAST, () -> texts.size() + " texts");
        return texts;
    }

    private static Map<String, String> all(String language) throws IOException {
        Map<String, String> texts = new HashMap<>();
        String bundle = language.equals("en") ? "" : "_" + language;
        for (Path file : List.of(Path.of("desktop", "messages" + bundle + ".properties"),
                Path.of("wording", "texts" + bundle + ".properties"))) {
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
                properties.load(reader);
            }
            // How times are written is no text.
            properties.keySet().removeIf(key -> key.toString().matches("format\\..*|say\\.(day|moment)"));
            properties.forEach((key, text) -> texts.put(key.toString(), words(text.toString())));
        }
        for (String folder : List.of("guides", "help")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve("desktop", folder, language))) {
                for (Path file : files.toList()) {
                    collect(folder + "/" + file.getFileName(),
                            JsonMapper.shared().readTree(Files.readString(file)), texts);
                }
            }
        }
        return texts;
    }

    private static void collect(String where, JsonNode node, Map<String, String> texts) {
        if (node.isString()) {
            texts.put(where, words(node.asString()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(where + "/" + i, node.get(i), texts);
            }
        } else if (node.isObject()) {
            node.propertyNames().stream().filter(name -> !KEPT.contains(name))
                    .forEach(name -> collect(where + "/" + name, node.get(name), texts));
        }
    }

    private static String words(String text) {
        return LITERAL.matcher(text).replaceAll("x");
    }
}
