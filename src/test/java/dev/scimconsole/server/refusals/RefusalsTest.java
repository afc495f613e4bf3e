package dev.scimconsole.server.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.refusals.RefusalRecords.ChangeKey;
import dev.scimconsole.server.store.refusals.RefusalRecords.Refusal;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read of refused changes where that is seldom seen from outside.
@Tag("server")
@Tag("server.refusals")
class RefusalsTest {

    private static final Instant NOON = Samples.NOON;
    private static final String ACME = Samples.ACME;
    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private Store store;
    private TokenUseRecorder uses;
    private EventRecorder events;
    private Refusals refusals;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
        uses = new TokenUseRecorder(store);
        events = new EventRecorder(store, () -> NOON);
        refusals = new Refusals(store, uses, events, () -> NOON, 10);
        store.write(transaction -> {
            transaction.organizations().insert(new OrganizationRecord(ACME, ACME, NOON, false,
                    Optional.empty(), 1, NOON, "alex@acme.com"));
            return true;
        });
    }

    @AfterEach
    void close() {
        uses.close();
        events.close();
        store.close();
    }

    @Test
    void whoeverFollowsTheCursorsSeesEachOfAClientsOnce() {
        for (int i = 0; i < 35; i++) {
            note("user", "new" + i + "@acme.com", "user.created", "other-domain", Optional.of("acme.test"),
                    i % 16 == 0 ? OKTA : ENTRA, i);
        }
        assertEquals(List.of("new32@acme.com", "new16@acme.com", "new0@acme.com"), follow("Okta", 5));
        assertEquals(List.of("new32@acme.com", "new16@acme.com", "new0@acme.com"), follow("Okta", 1));
        assertEquals(32, follow("Microsoft Entra ID", 3).size());
        assertEquals(List.of(), follow("Other", 5));
    }

    @Test
    void aMemberThatHasComeIsTakenNow() {
        String group = Samples.id(50);
        note("group", group, "group.members-changed", "unknown-member", Optional.of(Samples.id(1)), OKTA, 0);
        store.write(transaction -> {
            transaction.resources().insert(Samples.group(50));
            return true;
        });
        assertEquals(List.of(false), only(group).stream().map(RefusedChange::passesNow).toList());
        store.write(transaction -> {
            transaction.resources().insert(Samples.user(1));
            return true;
        });
        assertEquals(List.of(true), only(group).stream().map(RefusedChange::passesNow).toList());
    }

    private List<RefusedChange> only(String target) {
        return refusals.page(ACME, Optional.empty(), Optional.of(target), false, Optional.empty(), 10)
                .changes();
    }

    private List<String> follow(String client, int limit) {
        List<String> names = new ArrayList<>();
        Optional<RefusalCursor> next = Optional.empty();
        int pages = 0;
        do {
            RefusedChangePage page = refusals.page(ACME, Optional.of(client), Optional.empty(), false, next,
                    limit);
            page.changes().forEach(change -> names.add(change.target().name().orElse("")));
            next = page.nextCursor().flatMap(RefusalCursor::parse);
            pages++;
            assertTrue(pages < 50, "it leads round in a circle");
        } while (next.isPresent());
        return names;
    }

    private void note(String type, String key, String action, String reason, Optional<String> about,
            String userAgent, int second) {
        Instant at = NOON.plusSeconds(second);
        String id = action.endsWith(".created") ? "" : key;
        store.write(transaction -> transaction.refusals().note(ACME, new Refusal(
                new ChangeKey(type, key, action), EventIds.next(at),
                new EventTarget(type, id, Optional.of(key)), Optional.empty(), action, false,
                Set.of("members"), 0, 400, Optional.of(reason),
                about.map(member -> new RefusalCause(Optional.empty(), Optional.of(member), Optional.empty(),
                        "")),
                "1kP4Zc",
                Optional.of(Samples.id(77)), new RequestOrigin("10.0.0.1", userAgent, Samples.id(78)), at)));
    }
}
