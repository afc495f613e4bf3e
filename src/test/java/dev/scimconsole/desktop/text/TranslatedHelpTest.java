package dev.scimconsole.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.help.Article;
import dev.scimconsole.desktop.help.Articles;
import dev.scimconsole.desktop.settings.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every guide and every help article says in each language what it says in English.
@Tag("desktop")
@Tag("desktop.text")
class TranslatedHelpTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/scimconsole/desktop");
    private static final String GUIDES = "guides";
    private static final List<String> FOLDERS = List.of(GUIDES, "help");
    /// Members whose values lead somewhere, are pasted, or are what a program says.
    private static final Set<String> KEPT = Set.of("id", "to", "copy", "tick", "message", "part", "says",
            "step",
            "client", "kind", "replaces");
    /// Each language has words of its own, and as many as it needs.
    private static final String KEYWORDS = "keywords";
    /// Providers. By its title the guide of a client is found.
    private static final Set<String> NAMES = Set.of("authentik", "Google Workspace", "JumpCloud", "Keycloak",
            "Microsoft Entra ID", "Okta", "OneLogin", "Oracle IAM", "PingFederate", "PingOne", "Rippling");
    /// Attributes, as their provider's screen has them; those of one word are names anyway.
    private static final Set<String> ATTRIBUTES = Set.of("Application username (Sign On tab)",
            "Email Address",
            "Email address", "Family Name", "First Name", "Given Name", "Groups: displayName",
            "Groups: members", "Groups: name", "Groups: objectId", "Last Name", "Primary email",
            "Switch([IsSoftDeleted], …)", "User Name");
    /// What happens to be the same.
    private static final Set<String> ALIKE = Set.of("In ${provider}");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern PLACE = Pattern.compile("\\$\\{\\w+}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyFileIsThere(Language language) throws IOException {
        for (String folder : FOLDERS) {
            assertFalse(files(folder, Language.ENGLISH).isEmpty(), folder);
            assertEquals(files(folder, Language.ENGLISH), files(folder, language), folder);
        }
    }

    /// Under the names by which pages and links ask for them.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyFileIsReadInItsLanguage(Language language) {
        Locale locale = language.locale(Locale.ENGLISH);
        List<Article> english = Articles.load(EnglishGuides.ALL).all();
        List<Article> other = Articles.load(Guides.load(locale), locale).all();
        assertEquals(english.stream().map(Article::id).toList(), other.stream().map(Article::id).toList());
        for (int i = 0; i < english.size(); i++) {
            assertNotEquals(english.get(i).summary(), other.get(i).summary());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyFileHasTheSamePartsInTheSameOrderAndLeadsToTheSamePlaces(Language language) throws IOException {
        assertSame(language, (text, faults) -> {
            if (text.isKept() && !text.here().equals(text.there())) {
                faults.add(text.where() + " must stay: " + text.there());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void nothingIsLeftInEnglish(Language language) throws IOException {
        assertSame(language, (text, faults) -> {
            if (!text.isKept() && text.here().equals(text.there()) && !text.isOfNamesOnly()) {
                faults.add(text.where() + " is English: " + text.here());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyPlaceAndNumberIsThereAndEveryMarkIsClosed(Language language) throws IOException {
        assertSame(language, (text, faults) -> {
            if (text.here().isBlank() != text.there().isBlank() || text.here().indexOf('\'') >= 0) {
                faults.add(text.where() + " is empty or has a straight apostrophe: " + text.here());
            }
            if (!all(PLACE, text.here()).equals(all(PLACE, text.there()))) {
                faults.add(text.where() + " has other places: " + text.here());
            }
            if (!all(NUMBER, text.here()).containsAll(all(NUMBER, text.there()))) {
                faults.add(text.where() + " lacks a number: " + text.here());
            }
            if (text.here().split("\\*\\*", -1).length != text.there().split("\\*\\*", -1).length) {
                faults.add(text.where() + " has other marks: " + text.here());
            }
        });
    }

    /// Whoever follows a guide looks for these words on a screen of the provider, which is in English.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyFieldOfAProviderIsCalledAsThereIs(Language language) throws IOException {
        assertSame(language, (text, faults) -> {
            if (text.isOfAProvidersScreen() && !all(BOLD, text.here()).equals(all(BOLD, text.there()))) {
                faults.add(text.where() + " has other fields: " + text.here());
            }
        });
    }

    /// Whoever follows an article looks for these words on a screen of the console. Many fonts have no bold
    /// letters for Japanese, so that there they stand in quotation marks.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"SYSTEM", "ENGLISH"})
    void everyButtonIsCalledAsItIsOnTheScreen(Language language) throws IOException {
        Properties other = texts("messages_" + language.tag() + ".properties");
        String before = language == Language.JAPANESE ? "「" : "";
        Map<String, Set<String>> right = new HashMap<>();
        texts("messages.properties").forEach((key, english) -> right
                .computeIfAbsent(plain((String) english), _ -> new TreeSet<>())
                .add(before + plain(other.getProperty((String) key))));
        right.keySet().removeAll(NAMES);
        assertSame(language, (text, faults) -> {
            for (String words : text.isOfAGuide() ? Set.<String>of() : all(BOLD, text.there())) {
                Set<String> names = right.getOrDefault(plain(words), Set.of());
                if (!names.isEmpty() && names.stream().noneMatch(plain(text.here())::contains)) {
                    faults.add(text.where() + " lacks " + names + ": " + text.here());
                }
            }
        });
    }

    private interface Check {
        void look(Text text, List<String> faults);
    }

    /// A text in a language beside the English one.
    ///
    /// @param folder of the file
    /// @param file   it stands in
    /// @param where  in the file
    /// @param member whose value it is
    private record Text(String folder, String file, String where, String member, String here, String there) {

        boolean isKept() {
            return KEPT.contains(member) || NAMES.contains(there);
        }

        boolean isOfAGuide() {
            return folder.equals(GUIDES);
        }

        /// Warnings and alternatives begin with a sentence in bold; the guide for any provider knows no
        /// screen.
        boolean isOfAProvidersScreen() {
            return isOfAGuide() && !file.equals("other.json") && !where.contains("/alternatives/")
                    && !member.equals("warning");
        }

        boolean isOfNamesOnly() {
            return ALIKE.contains(there) || isAnAttribute() || isOfFieldsOnly();
        }

        private boolean isAnAttribute() {
            return member.equals("from") && (ATTRIBUTES.contains(there) || !there.contains(" "));
        }

        private boolean isOfFieldsOnly() {
            return isOfAGuide()
                    && BOLD.matcher(there).replaceAll("").codePoints().noneMatch(Character::isLetter);
        }
    }

    private static void assertSame(Language language, Check check) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String file : files(folder, Language.ENGLISH)) {
                compare(new Text(folder, file, folder + "/" + language.tag() + "/" + file, "", "", ""),
                        read(folder, language, file), read(folder, Language.ENGLISH, file), check, faults);
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    private static void compare(Text at, JsonNode here, JsonNode there, Check check, List<String> faults) {
        if (!here.getNodeType().equals(there.getNodeType())) {
            faults.add(at.where() + " is another kind of value");
        } else if (there.isObject()) {
            if (!List.copyOf(here.propertyNames()).equals(List.copyOf(there.propertyNames()))) {
                faults.add(at.where() + " has other members: " + here.propertyNames());
                return;
            }
            for (String name : there.propertyNames()) {
                compare(below(at, name, name), here.get(name), there.get(name), check, faults);
            }
        } else if (at.member().equals(KEYWORDS)) {
            if (here.isEmpty() != there.isEmpty()) {
                faults.add(at.where() + " is missing or too much");
            }
        } else if (there.isArray()) {
            if (here.size() != there.size()) {
                faults.add(at.where() + " has another length");
                return;
            }
            for (int i = 0; i < there.size(); i++) {
                compare(below(at, String.valueOf(i), at.member()), here.get(i), there.get(i), check, faults);
            }
        } else if (there.isString()) {
            check.look(new Text(at.folder(), at.file(), at.where(), at.member(), here.asString(),
                    there.asString()), faults);
        } else if (!here.equals(there)) {
            faults.add(at.where() + " must stay: " + there);
        }
    }

    private static Text below(Text at, String name, String member) {
        return new Text(at.folder(), at.file(), at.where() + "/" + name, member, "", "");
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(hit -> found.add(hit.group()));
        return found;
    }

    /// Without marks and the letter that is pressed with Alt.
    private static String plain(String text) {
        return text.replaceAll("\\*\\*|\\(_\\w\\)|_", "");
    }

    private static Set<String> files(String folder, Language language) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder, language.tag()))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static JsonNode read(String folder, Language language, String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(folder, language.tag(), file)));
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            texts.load(reader);
        }
        return texts;
    }
}
