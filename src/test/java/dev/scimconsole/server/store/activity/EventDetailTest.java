package dev.scimconsole.server.store.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.wording.Languages;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What else to know of an event is kept once and said in each language.
@Tag("server")
@Tag("server.store")
@Tag("server.store.activity")
class EventDetailTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Set<String> ACTIONS = Set.of("user.created", "user.updated", "user.activated",
            "user.deactivated", "user.deleted", "group.created", "group.updated", "group.members-changed",
            "group.deleted");

    static final List<Locale> TRANSLATIONS = Languages.ALL.subList(1, Languages.ALL.size());

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void eachIsSaidInEachLanguage(Locale language) throws ReflectiveOperationException {
        for (EventDetail detail : all()) {
            String said = detail.in(language);
            assertNotEquals(detail.in(Locale.ENGLISH), said, detail::kept);
            assertFalse(said.contains("say.") || said.contains("{") || said.isBlank(), said);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~',
            value = {"en ~ ended: 1 SCIM token, 2 sessions, 0 invites, 0 automation accounts, 1 connection; "
                    + "the copy ends with event number 6, and number 9 was signed on "
                    + "27 November 2026, 12:00 UTC",
                    "de ~ beendet: 1 SCIM-Token, 2 Sitzungen, 0 Einladungen, 0 Automatisierungskonten, "
                            + "1 Verbindung; die Kopie endet mit Ereignis Nummer 6, und Nummer 9 wurde am "
                            + "27. November 2026, 12:00 UTC signiert"})
    void numbersAndMomentsAreSaidInTheLanguage(String tag, String said) {
        assertEquals(said,
                EventDetail.endedOlder(1, 2, 0, 0, 1, 0, 6, 9, NOON).in(Locale.forLanguageTag(tag)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"made by alex@acme.com", "Zürich | Süd", "say.detail.unknown|t1", "say.detail.", "",
                    "say.detail.lifetime|tmany", "say.something.else"})
    void whatIsNoKeyWithItsArgumentsIsShownAsItStands(String kept) {
        assertEquals(kept, new EventDetail(kept).in(Locale.GERMAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"say.detail.on", "a|b%7C%25%|", "{0}", "it''s", "tn5", "Ops, …abc123"})
    void anyNameIsTakenForThatName(String name) {
        assertEquals(name, EventDetail.plain(name).in(Locale.FRENCH));
        assertEquals("créée par " + name, EventDetail.madeBy(name).in(Locale.FRENCH));
    }

    @Test
    void aReasonOfTheLongestLengthIsKeptWhole() {
        String reason = "r".repeat(200);
        EventRecord kept = EventRecord.done("acme", NOON, "alex@acme.com", "refused-change.settled",
                new EventTarget("group", "1", Optional.empty()),
                Optional.of(EventDetail.settled("group.members-changed", reason)),
                new RequestOrigin("", "", "r"));
        assertTrue(new EventDetail(kept.detail().orElseThrow()).in(Locale.GERMAN).endsWith(": " + reason));
    }

    @Test
    void theHashIsOfWhatIsKeptWhoeverReadsIt() {
        EventRecord kept = EventRecord.done("acme", NOON, "alex@acme.com", "token.refreshed",
                new EventTarget("token", "1", Optional.empty()), Optional.of(EventDetail.replaces("abc123")),
                new RequestOrigin("", "", "r"));
        assertEquals(Optional.of("say.detail.replaces|tabc123"), kept.detail());
        assertEquals("ersetzt …abc123", new EventDetail(kept.detail().orElseThrow()).in(Locale.GERMAN));
    }

    /// Of each that is made, and of each action that one may tell of.
    private static List<EventDetail> all() throws ReflectiveOperationException {
        List<EventDetail> all = new ArrayList<>();
        for (Method method : EventDetail.class.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())
                    && !method.getName().equals("plain")) {
                for (boolean flag : new boolean[]{true, false}) {
                    all.add((EventDetail) method.invoke(null, Arrays.stream(method.getParameterTypes())
                            .map(type -> argument(type, flag)).toArray()));
                }
            }
        }
        for (String action : ACTIONS) {
            all.add(EventDetail.settled(action, "gone"));
        }
        // With a text for the action there is nothing to translate but the colon.
        all.removeIf(detail -> detail.kept().startsWith("say.detail.settled|tother"));
        assertTrue(all.size() > 30, () -> "only " + all.size());
        return all;
    }

    private static Object argument(Class<?> type, boolean flag) {
        if (type == int.class) {
            return 2;
        }
        if (type == long.class) {
            return 3L;
        }
        if (type == boolean.class) {
            return flag;
        }
        return type == Instant.class ? NOON : "other";
    }
}
