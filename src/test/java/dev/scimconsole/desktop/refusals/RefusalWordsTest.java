package dev.scimconsole.desktop.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How refused changes are said in words.
@Tag("desktop")
@Tag("desktop.refusals")
class RefusalWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:50:00Z");

    private final RefusalWords words = new RefusalWords(new Messages(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "OTHER_DOMAIN   | gone.test | -     | gone.test is not among your email domains.",
            "TAKEN          | userName  | -     | Somebody has the user name lea@acme.com.",
            "UNKNOWN_MEMBER | 0a1b      | -     | The member 0a1b is neither a user nor a group here.",
            "REQUIRED       | active    | -     | active must have a value, and came without one.",
            "TOO_LONG       | userName  | 1024  | The value of userName is longer than 1,024 characters.",
            "SCHEMA_MISSING | schemas   | urn:x | schemas does not name urn:x.",
            "GIVEN_TWICE    | title     | -     | title stands there twice, in different spelling.",
            "NOT_FOUND      | 0a1b      | -     | 0a1b is not known here.",
            "OTHER_VERSION  | -         | -     | Somebody else had changed it meanwhile.",
            "TOO_LARGE      | -         | 65536 | The request was larger than 65,536 bytes.",
            "TOKEN          | -         | -     | The token was not the current one."})
    void everyRefusalNamesItsCause(RefusalCode cause, String about, String expected, String sentence) {
        assertEquals(sentence, words.why(change("user.updated", cause, about, expected, false)));
    }

    @Test
    void aRefusedTokenIsToldByWhatWasWrongWithIt() {
        assertEquals("The token was revoked. Paste the current one into the identity provider.",
                words.why(because("revoked", change("user.updated", RefusalCode.TOKEN, null, null, false))));
    }

    /// What a language lacks, or leaves a gap for that nothing fills, would stand there as a key or a brace.
    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyCauseHasWordsAndCuresInEveryLanguage(RefusalCode cause) {
        Set<String> told = new HashSet<>();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("es"), Locale.FRENCH,
                Locale.JAPANESE)) {
            RefusalWords spoken = new RefusalWords(new Messages(locale), Clock.fixed(NOW, ZoneOffset.UTC));
            RefusedChange change = change("user.updated", cause, "emails.value", "512", false);
            String why = spoken.why(change);
            assertTrue(told.add(why), () -> locale + " says it as another language does: " + why);
            for (String text : List.of(why, spoken.here(change), spoken.there(change))) {
                assertFalse(text.isBlank() || text.contains("{"), () -> locale + ": " + text);
            }
        }
    }

    /// An argument that no word takes would be lost; the enum says which there are.
    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void wordsNameWhatTheCauseIsAbout(RefusalCode cause) throws IOException {
        String source = Files
                .readString(Path.of("src/main/java/dev/scimconsole/contract/refusals/RefusalCode.java"));
        Matcher said = Pattern.compile("/// ([^\n]*(?:\n    /// [^\n]*)*)\n    " + cause.name() + "\\(")
                .matcher(source);
        assertTrue(said.find());
        String why = words.why(change("user.updated", cause, "shoe.size", "urn:shoes", false));
        assertEquals(said.group(1).contains("Expected:"), why.contains("urn:shoes"), why);
        boolean named = why.contains("shoe.size") || cause == RefusalCode.TAKEN;
        assertEquals(said.group(1).contains("About:"), named, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "OTHER_DOMAIN | gone.test | Add gone.test on SCIM Configuration, if these people are yours.",
            "TOKEN        | -         | Refresh the token on SCIM Configuration, if nobody has the current one.",
            "FAILED       | -         | Have the server’s operator look into its log.",
            "READ_ONLY    | id        | Nothing to do."})
    void theCureHereIsSaid(RefusalCode cause, String about, String sentence) {
        assertEquals(sentence, words.here(change("user.updated", cause, about, null, false)));
        assertEquals("Nothing to do here: it goes through now.",
                words.here(change("user.updated", cause, about, null, true)));
    }

    @Test
    void theCureInTheProviderEndsWithHowToSendItAgain() {
        RefusedChange open = change("user.updated", RefusalCode.NO_TEXT, "title", null, false);
        RefusedChange over = change("user.updated", RefusalCode.NO_TEXT, "title", null, true);
        assertEquals(
                "Correct title in the attribute mapping, or take it out. **Dashboard › Tasks**: mark the "
                        + "task, **Retry Selected**.",
                words.there(open));
        assertTrue(words.there(over).startsWith("**Dashboard"));
        assertEquals("Correct title in the attribute mapping, or take it out. Then **Provision on demand**.",
                words.there(ofEntra(open)));
        assertEquals("Use **Provision on demand**.", words.there(ofEntra(over)),
                "nothing has to be done before");
        assertEquals("In Okta", words.inProvider(open));
        assertTrue(words.there(change("user.updated", RefusalCode.TOO_LONG, "title", "512", false))
                .startsWith("Map a value of at most 512 characters to title."));
    }

    @Test
    void aProtectedPersonIsRefusedByIntent() {
        RefusedChange meant = meant(change("user.deactivated", RefusalCode.PROTECTED, null, null, false));
        assertEquals("Lea Fischer is a protected person.", words.why(meant));
        assertEquals("If the account may go, switch **Protected** off under Users.", words.here(meant));
        assertEquals("If it stays, take it out of what is provisioned.", words.there(meant));
        RefusedChange over = change("user.deactivated", RefusalCode.PROTECTED, null, null, true);
        assertEquals("Nothing to do here: it goes through now.", words.here(over));
        assertTrue(words.there(over).startsWith("**Dashboard"));
    }

    @Test
    void whatWasAskedNamesTheAttributes() {
        assertEquals("Change title, username",
                words.what(change("user.updated", RefusalCode.READ_ONLY, "id", null, false)));
        assertEquals("Deactivate user",
                words.what(change("user.deactivated", RefusalCode.TOKEN, null, null, false)));
        assertEquals(
                "Should have been deleted: yesterday 09:50. **Refused:** The service could not reach its data at "
                        + "that moment.",
                words.should(change("user.deleted", RefusalCode.UNAVAILABLE, null, null, false)));
        assertEquals("Asked by Okta, token …1kP4Zc  ·  3 tries, the last: today 10:50",
                words.askedBy(change("user.deleted", RefusalCode.UNAVAILABLE, null, null, false)));
    }

    @ParameterizedTest
    @CsvSource({"en, '**: '", "de, '**: '", "es, '**: '", "fr, '**\u00A0: '", "ja, '**：'"})
    void aSentenceHasThePunctuationOfItsLanguage(String language, String mark) {
        RefusalWords other = new RefusalWords(new Messages(Locale.forLanguageTag(language)),
                Clock.fixed(NOW, ZoneOffset.UTC));
        String sentence = other.sentence(change("user.updated", RefusalCode.READ_ONLY, "title", null, false));
        assertTrue(sentence.contains(mark), sentence);
    }

    private static RefusedChange ofEntra(RefusedChange change) {
        return with(change, change.intended(), change.reason(), IdentityProvider.ENTRA_ID);
    }

    private static RefusedChange meant(RefusedChange change) {
        return with(change, true, change.reason(), change.identityProvider());
    }

    private static RefusedChange because(String reason, RefusedChange change) {
        return with(change, change.intended(), Optional.of(reason), change.identityProvider());
    }

    private static RefusedChange with(RefusedChange change, boolean intended, Optional<String> reason,
            IdentityProvider provider) {
        return new RefusedChange(change.id(), change.action(), change.attributes(), change.target(),
                change.displayName(), change.stillHasAccess(), intended, change.status(), reason,
                change.cause(), change.about(), change.expected(), change.answer(), change.origin(), provider,
                change.tokenHint(), change.connection(), change.tries(), change.firstAt(), change.lastAt(),
                change.passesNow(), change.clash(), change.requestId());
    }

    private static RefusedChange change(String action, RefusalCode cause, @Nullable String about,
            @Nullable String expected, boolean passesNow) {
        return new RefusedChange("1", action, List.of("title", "username"),
                new EventTarget("user", "2", Optional.of("lea@acme.com")), Optional.of("Lea Fischer"), false,
                false, 400, Optional.empty(), Optional.of(cause), Optional.ofNullable(about),
                Optional.ofNullable(expected), Optional.of("It was so."),
                new EventOrigin("10.0.0.1", "Okta SCIM Client 1.0.0", "Okta"), IdentityProvider.OKTA,
                "1kP4Zc", Optional.empty(), 3,
                NOW.minusSeconds(25 * 3600), NOW, passesNow, Optional.empty(), "3");
    }
}
