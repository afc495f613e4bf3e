package dev.scimconsole.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.settings.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What the service and its clients say is said in every language, whole.
@Tag("wording")
class SayingTest {

    private static final Path CODE = Path.of("src/main/java/dev/scimconsole");
    private static final Path FOLDER = Path.of("src/main/resources/dev/scimconsole/wording");
    private static final Pattern KEY = Pattern.compile("\"(say\\.[A-Za-z0-9.]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])");
    private static final int MOST = 9;

    static final List<Locale> LANGUAGES = Languages.ALL;
    static final List<Locale> TRANSLATIONS = LANGUAGES.subList(1, LANGUAGES.size());

    @Test
    void everyKeyIsUsedAndEveryKeyThatIsUsedExists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                used.addAll(KEY.matcher(Files.readString(file)).results().map(hit -> hit.group(1)).toList());
            }
        }
        assertEquals(used, new TreeSet<>(read(Locale.ENGLISH).stringPropertyNames()));
    }

    /// A sentence in place of a key would be found by whoever is refused.
    @Test
    void noRefusalHasASentenceOfItsOwn() throws IOException {
        Pattern sentence = Pattern
                .compile("(?:ProblemException|ServerProblem|Saying)\\s*\\.\\s*(?:of|inField)"
                        + "\\((?:[^\";]|\"[^\"\\s]*\")*?\"([\\p{L}“{][^\"\\n]* [^\"\\n]*)\"");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sentence.matcher(Files.readString(file)).results().map(hit -> hit.group(1))
                        .forEach(found::add);
            }
        }
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void everyLanguageSaysAllWithTheSamePlaces(Locale language) throws IOException {
        Properties english = read(Locale.ENGLISH);
        Properties other = read(language);
        assertEquals(english.stringPropertyNames(), other.stringPropertyNames());
        Set<String> wrong = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            if (!places(other.getProperty(key)).equals(places(english.getProperty(key)))) {
                wrong.add(key);
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /// In the bundles of the service and of the desktop: a sentence that nobody has translated.
    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void noTranslationIsTheEnglishSentence(Locale language) throws IOException {
        Set<String> same = new TreeSet<>();
        for (String bundle : List.of("wording/texts", "desktop/messages")) {
            Properties english = read(FOLDER.resolveSibling(bundle + ".properties"));
            Properties other = read(
                    FOLDER.resolveSibling(bundle + "_" + language.toLanguageTag() + ".properties"));
            english.stringPropertyNames().stream()
                    .filter(key -> english.getProperty(key).matches("(?s).*\\b[a-z]+ [a-z]+ [a-z]+\\b.*")
                            && english.getProperty(key).equals(other.getProperty(key)))
                    .forEach(same::add);
        }
        assertEquals(Set.of(), same);
    }

    /// A line that begins with a question mark is no French; so a space before one does not break.
    @Test
    void noFrenchLineBeginsWithAMark() throws IOException {
        Pattern breaking = Pattern.compile("(?<=[^\\s\\\\=,{(]) [?!;:»]|« |\\d 000");
        Set<String> found = new TreeSet<>();
        for (String folder : List.of("wording", "desktop", "desktop/guides/fr", "desktop/help/fr")) {
            try (Stream<Path> files = Files.list(FOLDER.resolveSibling(folder))) {
                for (Path file : files.filter(path -> path.toString().matches(".*(_fr.properties|.json)"))
                        .toList()) {
                    Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
                            .filter(line -> breaking.matcher(line).find()).forEach(found::add);
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceTakesEveryNumber(Locale language) throws IOException {
        Properties texts = read(language);
        for (String key : texts.stringPropertyNames()) {
            if (List.of("say.moment", "say.day").contains(key)) {
                continue;
            }
            assertTrue(texts.getProperty(key).indexOf('\'') < 0, () -> key + " has a straight apostrophe");
            for (int number : new int[]{0, 1, 2, 5, 1234}) {
                String sentence = new MessageFormat(texts.getProperty(key), language)
                        .format(Collections.nCopies(MOST, number).toArray());
                assertFalse(sentence.matches("(?s).*[{}|].*") || sentence.isBlank(),
                        () -> key + ": " + sentence);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void aTranslationSaysThatNobodyHasReviewedIt(Locale language) throws IOException {
        try (Stream<String> lines = Files.lines(file(language))) {
            assertTrue(lines.findFirst().orElseThrow().contains("no native speaker has reviewed it"));
        }
    }

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void oneIsSaidOtherwiseThanTwoWhereALanguageDoesSo(Locale language) {
        String one = Saying.of("say.session.tooManyTries.seconds", 1).in(language).replace("1", "");
        String two = Saying.of("say.session.tooManyTries.seconds", 2).in(language).replace("2", "");
        if (language.equals(Locale.JAPANESE)) {
            assertEquals(one, two);
        } else {
            assertNotEquals(one, two);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Leave out the @: type acme.com.", "de, Lassen Sie das @ weg: Geben Sie acme.com ein.",
            "fr, Omettez le @ : saisissez acme.com.", "es, Omita la @: escriba acme.com.",
            "ja, @ は不要です。acme.com と入力してください。"})
    void whatFillsASentenceInIsSaidInItsLanguageToo(String tag, String sentence) {
        assertEquals(sentence,
                Saying.of("say.domain.mistake.leaveOutAt", Saying.of("say.domain.meant", "acme.com"))
                        .in(Locale.forLanguageTag(tag)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"de|de", "de-AT|de", "ja,en;q=0.5|ja", "nl, fr;q=0.8, de;q=0.9|de", "EN-gb|en",
                    "*|en", "nl|en", "''|en", "de;q=lots|en", "q=1;;;|en"})
    void theLanguageIsTheOneThatSuitsTheWishBest(String accepted, String tag) {
        assertEquals(Locale.forLanguageTag(tag), Languages.best(accepted));
    }

    @Test
    void aWishWithoutAnEndIsNone() {
        assertEquals(Locale.ENGLISH, Languages.best("de," + "fr;q=0.1,".repeat(1_000)));
    }

    /// Who reads it in the console can set no option of the server's.
    @Test
    void noSentenceNamesAnOptionOrAStandard() throws IOException {
        Pattern manual = Pattern.compile("=.*(?:--[a-z]|\\bRFC\\b|§)");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".properties")).toList()) {
                Files.readAllLines(file).stream().filter(line -> manual.matcher(line).find())
                        .forEach(found::add);
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void theDesktopHasTheSameLanguages() {
        assertEquals(LANGUAGES.stream().map(Locale::toLanguageTag).collect(Collectors.toSet()),
                Arrays.stream(Language.values()).filter(language -> language != Language.SYSTEM)
                        .map(Language::tag)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Path file(Locale language) {
        return FOLDER.resolve(language.equals(Locale.ENGLISH)
                ? "texts.properties"
                : "texts_" + language.toLanguageTag() + ".properties");
    }

    private static Properties read(Locale language) throws IOException {
        return read(file(language));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
