package dev.scimconsole.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.settings.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Every language says all that English says, with the same places to fill in.
@Tag("desktop")
@Tag("desktop.text")
class LanguagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/scimconsole/desktop");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])");
    private static final int MOST = 7;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void noKeyIsMissingOrOfNoUse(Language language) throws IOException {
        assertEquals(read(Language.ENGLISH).stringPropertyNames(), read(language).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyPlaceIsThereAndEveryMarkIsClosed(Language language) throws IOException {
        Properties english = read(Language.ENGLISH);
        Properties other = read(language);
        List<String> faults = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            String here = other.getProperty(key, "");
            String there = english.getProperty(key);
            if (!places(here).equals(places(there))) {
                faults.add(key + " has other places than English");
            }
            if (count(here, "**") % 2 != 0 || (count(here, "**") == 0) != (count(there, "**") == 0)) {
                faults.add(key + " has other marks than English");
            }
            if (there.contains("_") && !there.contains("_proxy") && count(here, "_") != 1) {
                faults.add(key + " has no letter to press with Alt");
            }
            if (here.isBlank() || here.indexOf('\'') >= 0) {
                faults.add(key + " is empty or has a straight apostrophe");
            }
        }
        Collections.sort(faults);
        assertEquals("", String.join("\n", faults));
    }

    /// Whatever the numbers are, a sentence comes out that has no brace left in it.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SYSTEM")
    void everyPatternTakesEveryNumber(Language language) throws IOException {
        Properties texts = read(language);
        for (String key : texts.stringPropertyNames()) {
            for (int number : new int[]{0, 1, 2, 5, 1234}) {
                Object[] arguments = Collections.nCopies(MOST, number).toArray();
                String sentence = new MessageFormat(texts.getProperty(key), language.locale(Locale.ENGLISH))
                        .format(arguments);
                assertFalse(sentence.contains("{") || sentence.contains("|"), () -> key + ": " + sentence);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void oneIsSaidOtherwiseThanTwoWhereALanguageDoesSo(Language language) {
        Messages messages = new Messages(language.locale(Locale.ENGLISH));
        String one = messages.text("span.days", 1).replace("1", "");
        String two = messages.text("span.days", 2).replace("2", "");
        if (language == Language.JAPANESE) {
            assertEquals(one, two);
        } else {
            assertNotEquals(one, two);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void aTranslationSaysThatNobodyHasReviewedIt(Language language) throws IOException {
        assertFalse(language.isReviewed());
        assertNotEquals(read(Language.ENGLISH).getProperty("settings.notReviewed"),
                read(language).getProperty("settings.notReviewed"));
        try (Stream<String> lines = Files.lines(file(language))) {
            assertTrue(lines.findFirst().orElseThrow().contains("no native speaker has reviewed it"));
        }
    }

    @ParameterizedTest
    @CsvSource({"de, 22. Nov. 2026 10:41, vor 3 h, '1.234 bereitgestellt'",
            "fr, 22 nov. 2026 10:41, il y a 3 h, ''",
            "es, 22 nov 2026 10:41, hace 3 h, '1.234 aprovisionados'", "ja, 2026年11月22日 10:41, 3 時間前, ''"})
    void datesAndNumbersAreThoseOfTheLanguage(String tag, String date, String ago, String number) {
        Messages messages = new Messages(Locale.forLanguageTag(tag));
        Instant now = Instant.parse("2026-11-24T10:41:00Z");
        Moments moments = new Moments(messages, Clock.fixed(now, ZoneOffset.UTC));
        assertEquals(date, moments.at(now.minus(Duration.ofDays(2))));
        assertEquals(ago, moments.ago(now.minus(Duration.ofHours(3))));
        if (!number.isEmpty()) {
            assertEquals(number, messages.text("users.list.total", 1234));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SYSTEM")
    void noTimeIsToldToTheMillisecond(Language language) throws IOException {
        Messages messages = new Messages(language.locale(Locale.ENGLISH));
        for (String key : read(language).stringPropertyNames()) {
            if (key.startsWith("format.")) {
                String told = messages.format(key)
                        .format(Instant.parse("2026-11-24T10:41:02.789Z").atZone(ZoneOffset.UTC));
                assertFalse(told.contains("789"), () -> key + ": " + told);
            }
        }
    }

    /// What two translators would call by two words has one in all texts, guides and articles, on the screen
    /// and from the service.
    @ParameterizedTest
    @CsvSource({"es, solicitud", "fr, mappage"})
    void aThingHasOneName(String tag, String otherName) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER.getParent())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> one.toString().matches(".*(_" + tag + "\\.properties|/" + tag + "/[^/]*)"))
                    .toList()) {
                if (Files.readString(file).toLowerCase(Locale.ROOT)
                        .contains(otherName.toLowerCase(Locale.ROOT))) {
                    found.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theLanguageChangesWithoutANewStart() {
        Messages messages = new Messages();
        assertEquals("Cancel", messages.text("dialog.cancel"));
        messages.use(Locale.GERMAN);
        assertEquals("Abbrechen", messages.text("dialog.cancel"));
        messages.use(Locale.ENGLISH);
        assertEquals("Cancel", messages.text("dialog.cancel"));
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Path file(Language language) {
        return FOLDER.resolve(
                language == Language.ENGLISH
                        ? "messages.properties"
                        : "messages_" + language.tag() + ".properties");
    }

    private static Properties read(Language language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file(language))) {
            texts.load(reader);
        }
        return texts;
    }
}
