package dev.scimconsole.desktop.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How refused changes are said in words.
@Tag("desktop")
@Tag("desktop.refusals")
class RefusalWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:50:00Z");

    private final RefusalWords words = new RefusalWords(new Messages(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "400 | other-domain   | gone.test   | gone.test is not among your email domains.",
            "409 | uniqueness     | userName    | Somebody has the user name lea@acme.com.",
            "400 | unknown-member | 0a1b        | 0a1b is not known here.",
            "400 | invalidValue   | active      | The value of active is missing, or of another kind than SCIM asks for.",
            "400 | invalidPath    | shoeSize    | There is no attribute shoeSize.",
            "400 | noTarget       | emails      | No value of emails is the one that was to change.",
            "400 | mutability     | id          | id can’t be changed.",
            "400 | invalidSyntax  | schemas     | The service answered: It was so.",
            "401 | revoked        | -           | The token was revoked. Paste the current one into the identity provider.",
            "404 | -              | 0a1b        | 0a1b is not known here.",
            "409 | -              | -           | Somebody else changed it at the same time.",
            "412 | -              | -           | Somebody else changed it at the same time.",
            "413 | -              | -           | The request was larger than the service takes.",
            "503 | -              | -           | The service could not do it at that moment."})
    void everyRefusalNamesItsCause(int status, String reason, String about, String sentence) {
        assertEquals(sentence, words.why(change("user.updated", status, reason, about, false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "400 | other-domain   | gone.test | Add gone.test on SCIM Configuration, if these people are yours.",
            "401 | revoked        | -         | Refresh the token on SCIM Configuration, if nobody has the current one.",
            "400 | mutability     | id        | Nothing to do."})
    void theCureHereIsSaid(int status, String reason, String about, String sentence) {
        assertEquals(sentence, words.here(change("user.updated", status, reason, about, false)));
        assertEquals("Nothing to do here: it goes through now.",
                words.here(change("user.updated", status, reason, about, true)));
    }

    @Test
    void theCureInTheProviderEndsWithHowToSendItAgain() {
        String there = words.there(change("user.updated", 400, "mutability", "id", false));
        assertEquals(
                "Correct id in the attribute mapping, or take it out. **Dashboard › Tasks**: mark the task, "
                        + "**Retry Selected**.",
                there);
        assertTrue(
                words.there(change("user.updated", 400, "mutability", "id", true)).startsWith("**Dashboard"));
        assertEquals("Correct id in the attribute mapping, or take it out. Then **Provision on demand**.",
                words.there(ofEntra(change("user.updated", 400, "mutability", "id", false))));
        assertEquals("Use **Provision on demand**.",
                words.there(ofEntra(change("user.updated", 400, "mutability", "id", true))),
                "nothing has to be done before");
        assertEquals("In Okta", words.inProvider(change("user.updated", 400, "mutability", "id", false)));
    }

    @Test
    void aProtectedPersonIsRefusedByIntent() {
        RefusedChange meant = change("user.deactivated", 403, "protected-person", null, false);
        assertEquals("Lea Fischer is a protected person.", words.why(meant));
        assertEquals("If the account may go, switch **Protected** off under Users.", words.here(meant));
        assertEquals("If it stays, take it out of what is provisioned.", words.there(meant));
        RefusedChange over = change("user.deactivated", 403, "protected-person", null, true);
        assertEquals("Nothing to do here: it goes through now.", words.here(over));
        assertTrue(words.there(over).startsWith("**Dashboard"));
    }

    @Test
    void whatWasAskedNamesTheAttributes() {
        assertEquals("Change title, username",
                words.what(change("user.updated", 400, "mutability", "id", false)));
        assertEquals("Deactivate user", words.what(change("user.deactivated", 401, "revoked", null, false)));
        assertEquals(
                "Should have been deleted: Yesterday 09:50. **Refused:** The service could not do it at that "
                        + "moment.",
                words.should(change("user.deleted", 503, null, null, false)));
        assertEquals("Asked by Okta, token …1kP4Zc  ·  3 tries, the last: today 10:50",
                words.askedBy(change("user.deleted", 503, null, null, false)));
    }

    private static RefusedChange ofEntra(RefusedChange change) {
        return new RefusedChange(change.id(), change.action(), change.attributes(), change.target(),
                change.displayName(), change.stillHasAccess(), change.intended(), change.status(),
                change.reason(),
                change.about(), change.answer(), change.origin(), IdentityProvider.ENTRA_ID,
                change.tokenHint(), change.connection(), change.tries(), change.firstAt(), change.lastAt(),
                change.passesNow(), change.clash(), change.requestId());
    }

    static RefusedChange change(String action, int status, @Nullable String reason,
            @Nullable String about, boolean passesNow) {
        return new RefusedChange("1", action, List.of("title", "username"),
                new EventTarget("user", "2", Optional.of("lea@acme.com")), Optional.of("Lea Fischer"), false,
                "protected-person".equals(reason) && !passesNow,
                status,
                Optional.ofNullable(reason), Optional.ofNullable(about), Optional.of("It was so."),
                new EventOrigin("10.0.0.1", "Okta SCIM Client 1.0.0", "Okta"), IdentityProvider.OKTA,
                "1kP4Zc", Optional.empty(), 3,
                NOW.minusSeconds(25 * 3600), NOW, passesNow, Optional.empty(), "3");
    }
}
