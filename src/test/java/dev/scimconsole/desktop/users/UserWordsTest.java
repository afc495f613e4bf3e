package dev.scimconsole.desktop.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.directory.EmailInvite;
import dev.scimconsole.contract.directory.EmailInvite.State;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserEmail;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.directory.DirectoryWords;
import dev.scimconsole.desktop.text.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How users are said in words.
@Tag("desktop")
@Tag("desktop.users")
class UserWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:50:00Z");

    private final Messages messages = new Messages();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final UserWords words = new UserWords(messages, clock);
    private final DirectoryWords shared = new DirectoryWords(messages, clock);

    @Test
    void anInviteSaysWhatBecameOfIt() {
        Instant today = Instant.parse("2026-11-24T10:44:00Z");
        Instant before = Instant.parse("2026-11-03T10:44:00Z");
        assertEquals("Sent 10:44", words.invite(invite(State.SENT, Optional.of(today), Optional.empty())));
        assertEquals("Sent 3 Nov 2026",
                words.invite(invite(State.SENT, Optional.of(before), Optional.empty())));
        assertEquals("Sent 3 Nov 2026 10:44",
                words.exactInvite(invite(State.SENT, Optional.of(before), Optional.empty())));
        assertEquals("Not sent", words.invite(invite(State.NOT_SENT, Optional.empty(), Optional.empty())));
        assertEquals("Waiting", words.invite(invite(State.WAITING, Optional.empty(), Optional.empty())));
        EmailInvite failed = invite(State.FAILED, Optional.of(today), Optional.of("mail-refused"));
        assertEquals("Failed 10:44", words.invite(failed));
        assertEquals("Failed 24 Nov 2026 10:44: The mail server refused the recipient or the email.",
                words.exactInvite(failed));
        assertEquals("Failed 24 Nov 2026 10:44: of-tomorrow",
                words.exactInvite(invite(State.FAILED, Optional.of(today), Optional.of("of-tomorrow"))));
    }

    @Test
    void groupsAreNamedAndTheOthersCounted() {
        assertEquals("A, B", words.groups(user(List.of("A", "B"), 0)));
        assertEquals("", words.groups(user(List.of(), 0)));
        assertEquals("A, B, C and 1,200 more", words.groups(user(List.of("A", "B", "C"), 1200)));
        assertEquals("A, B, C, D", words.groups(details(user(List.of("A", "B", "C"), 1),
                List.of("A", "B", "C", "D"))));
        assertEquals("A and 5 more", words.groups(details(user(List.of("A", "B", "C"), 3), List.of("A"))));
    }

    @Test
    void emailsAreSaidWithTheirTypes() {
        UserDetails details = new UserDetails(user(List.of(), 0),
                List.of(new UserEmail("a@x", Optional.of("work"), true),
                        new UserEmail("b@x", Optional.of("home"), false),
                        new UserEmail("c@x", Optional.empty(), true),
                        new UserEmail("d@x", Optional.empty(), false)),
                Optional.empty(), List.of(), NOW, NOW);
        assertEquals("a@x (work, primary), b@x (home), c@x (primary), d@x", words.emails(details));
    }

    @Test
    void whoHasNoNameIsCalledByTheUserName() {
        assertEquals("kim@acme.com", words.name(user(List.of(), 0)));
    }

    @Test
    void theSourceIsTheProductOrWhatTheClientSays() {
        assertEquals("Okta", shared.source(source("Okta SCIM Client 1.0.0", "Okta")));
        assertEquals("Okta (Okta SCIM Client 1.0.0)",
                shared.exactSource(source("Okta SCIM Client 1.0.0", "Okta")));
        assertEquals("Entra ID",
                shared.source(source("Microsoft-Entra-ID-Provisioning/1.0", "Microsoft Entra ID")));
        assertEquals("scim-sync", shared.source(source("scim-sync/2 (x)", "scim-sync")));
        assertEquals("A client without a name", shared.exactSource(source("", "")));
        assertEquals("", shared.source(Optional.empty()));
        assertEquals("Not known: written before the service kept it", shared.exactSource(Optional.empty()));
    }

    private static Optional<ResourceSource> source(String userAgent, String client) {
        return Optional.of(new ResourceSource(userAgent, client));
    }

    private static EmailInvite invite(State state, Optional<Instant> at, Optional<String> reason) {
        return new EmailInvite(state, at, reason);
    }

    private static UserSummary user(List<String> groups, int more) {
        return new UserSummary("1", Optional.empty(), "kim@acme.com", Optional.empty(), groups, more,
                invite(State.NOT_SENT, Optional.empty(), Optional.empty()), true, RefusalMark.NONE, false);
    }

    private static UserDetails details(UserSummary user, List<String> groups) {
        return new UserDetails(user, List.of(), Optional.empty(),
                groups.stream().map(name -> new GroupName(name, name)).toList(), NOW, NOW);
    }
}
