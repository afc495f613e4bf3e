package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static dev.scimconsole.server.store.Samples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Leaver;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.store.refusals.RefusalRecords;
import dev.scimconsole.server.store.refusals.RefusalRecords.ChangeKey;
import dev.scimconsole.server.store.refusals.RefusalRecords.Counts;
import dev.scimconsole.server.store.refusals.RefusalRecords.Open;
import dev.scimconsole.server.store.refusals.RefusalRecords.Place;
import dev.scimconsole.server.store.refusals.RefusalRecords.Refusal;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every store tells of changes that were refused.
abstract class RefusalContract extends EventContract {

    private static final RefusalCause CAUSE = new RefusalCause(Optional.of(RefusalCode.TOO_LONG),
            Optional.of("userName"), Optional.of("512"), "It was so.");

    @Test
    void leaversAreCountedOnceEach() {
        List<Integer> counted = new ArrayList<>();
        write(t -> {
            t.leavers().note(ACME, new Leaver(id(1), NOON.minusSeconds(700), true));
            t.leavers().note(GLOBEX, new Leaver(id(2), NOON, true));
            for (int i = 0; i < 40; i++) {
                t.leavers().note(ACME, new Leaver(id(3), NOON.plusMillis(i), true));
            }
            t.leavers().note(ACME, new Leaver(id(4), NOON.plusMillis(7), true));
            t.leavers().note(ACME, new Leaver(id(4), NOON.plusMillis(7), true));
            counted.add(
                    t.leavers().noteAndCount(ACME, new Leaver(id(5), NOON.plusMillis(50), true),
                            NOON.minusSeconds(600), 50));
            counted.add(
                    t.leavers().noteAndCount(ACME, new Leaver(id(3), NOON.plusMillis(51), true),
                            NOON.minusSeconds(600), 50));
        });
        assertEquals(List.of(2, 2), counted);
        write(t -> {
            for (int i = 0; i < 1_000; i++) {
                t.leavers().note(ACME, new Leaver(id(3), NOON.plusMillis(100 + i), true));
            }
            counted.add(
                    t.leavers().noteAndCount(ACME, new Leaver(id(6), NOON.plusSeconds(2), true),
                            NOON.minusSeconds(600), 50));
            t.leavers().prune(ACME, NOON.plusSeconds(1));
            counted.add(
                    t.leavers().noteAndCount(ACME, new Leaver(id(7), NOON.plusSeconds(2), true),
                            NOON.minusSeconds(600), 50));
        });
        assertEquals(List.of(2, 2, 1_000, 2), counted, "nobody hides among those who come and go");
    }

    @Test
    void aWaveThatWasToldLeavesTheRuleAsItIs() {
        Rule rule = new Rule(7, true, Gate.HELD, Optional.of(NOON), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        write(t -> {
            t.leavers().set(ACME, rule);
            t.leavers().told(ACME, NOON);
            t.leavers().told(GLOBEX, NOON.plusSeconds(1));
        });
        assertEquals(new Rule(7, true, Gate.HELD, Optional.of(NOON), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(NOON)), read(t -> t.leavers().rule(ACME)));
        assertEquals(Optional.of(NOON.plusSeconds(1)), read(t -> t.leavers().rule(GLOBEX)).toldAt());
        write(t -> t.leavers().set(ACME, rule));
        assertEquals(Optional.of(NOON), read(t -> t.leavers().rule(ACME)).toldAt());
    }

    @Test
    void peopleWhoShouldHaveNoAccessComeFirst() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(user(2));
            t.refusals().note(ACME, leaving(1, NOON));
            t.refusals().note(ACME, renaming(2, "user1@acme.com", NOON.plusSeconds(1)));
            t.refusals().note(ACME, creation("tom@partner.test", "other-domain", NOON.plusSeconds(2)));
        });
        List<Open> open = refused();
        assertEquals(List.of(id(1), "", id(2)), open.stream().map(Open::targetId).toList());
        assertTrue(open.getFirst().urgent());
        assertEquals(Optional.of(CAUSE), open.getFirst().cause());
        assertEquals(Optional.of(id(1)), open.get(2).holderId());
        assertEquals(new Counts(1, 3), read(t -> t.refusals().counts(ACME)));
        assertEquals(new Counts(0, 0), read(t -> t.refusals().counts(GLOBEX)));
        assertEquals(List.of("", id(2)), after(open.getFirst().place()));
        assertEquals(List.of(id(2)), after(open.get(1).place()));
        assertEquals(1, read(t -> t.refusals().ofTargets(ACME, List.of(id(1), id(3)))).size());
    }

    @Test
    void whatUsersAreLikeEndsARefusalToo() {
        write(t -> {
            t.resources().insert(user(1));
            t.refusals().note(ACME, leaving(1, NOON));
            t.refusals().note(ACME, creation("tom@partner.test", "other-domain", NOON));
        });
        write(t -> {
            Indexed known = user(1).indexed();
            t.resources().replace(with(user(1), 2, new Indexed(known.userNameKey(), known.externalId(),
                    known.displayNameKey(), known.displayName(), Optional.of(false), known.emailKeys(),
                    List.of())), 1);
            t.resources().insert(user(2, "tom@partner.test"));
        });
        assertEquals(List.of(), refused());
    }

    @Test
    void anotherTryIsTheSameChange() {
        write(t -> {
            t.resources().insert(user(1));
            t.refusals().note(ACME, leaving(1, NOON));
            t.refusals().note(ACME, leaving(1, NOON.plusSeconds(5)));
        });
        Open open = refused().getFirst();
        assertEquals(List.of(2L, NOON, NOON.plusSeconds(5)),
                List.of(open.tries(), open.firstAt(), open.lastAt()));
        assertTrue(wrote(t -> t.refusals().settle(ACME, open.id(), NOON)));
        assertFalse(wrote(t -> t.refusals().settle(ACME, open.id(), NOON)));
        write(t -> t.refusals().note(ACME, leaving(1, NOON.plusSeconds(9))));
        assertEquals(List.of(), refused());
        assertEquals(0, number(t -> t.refusals().prune(ACME, NOON.plusSeconds(9))));
        assertEquals(1, number(t -> t.refusals().prune(ACME, NOON.plusSeconds(10))));
        assertFalse(is(t -> t.refusals().any(ACME)));
    }

    @Test
    void whatNobodySeesAnyMoreIsForgotten() {
        write(t -> {
            t.resources().insert(user(1));
            t.refusals().note(ACME, leaving(1, NOON));
            t.refusals().note(ACME, leaving(2, NOON));
            t.refusals().note(ACME, leaving(3, NOON.plusSeconds(9)));
            t.refusals().note(ACME, creation("tom@partner.test", "other-domain", NOON));
            t.refusals().note(GLOBEX, leaving(2, NOON));
        });
        assertEquals(1, number(t -> t.refusals().prune(ACME, NOON.plusSeconds(5))), "who is not here");
        assertEquals(List.of(id(1), ""), refused().stream().map(Open::targetId).toList());
        assertEquals(1, number(t -> t.refusals().prune(ACME, NOON.plusSeconds(10))));
        assertTrue(is(t -> t.refusals().any(GLOBEX)));
    }

    @Test
    void anEntryThatBeginsAnewHasAnotherId() {
        List<RefusalRecords.Note> notes = new ArrayList<>();
        write(t -> {
            t.resources().insert(user(1));
            notes.add(t.refusals().note(ACME, activating(1, NOON)));
            notes.add(t.refusals().note(ACME, leaving(1, NOON.plusSeconds(1))));
            notes.add(t.refusals().note(ACME, leaving(1, NOON.plusSeconds(2))));
            t.refusals().settle(ACME, notes.getLast().id(), NOON);
            notes.add(t.refusals().note(ACME, leaving(1, NOON.plusSeconds(3))));
            notes.add(t.refusals().note(ACME, activating(1, NOON.plusSeconds(4))));
        });
        assertEquals(List.of(true, true, false, false, true),
                notes.stream().map(RefusalRecords.Note::begins).toList());
        assertEquals(notes.get(1).id(), notes.get(3).id());
        assertEquals(notes.getLast().id(), refused().getFirst().id());
    }

    private static Refusal activating(long user, Instant at) {
        return refusal(new ChangeKey("user", id(user), "active"), id(user), Optional.empty(),
                "user.activated", false, 400, Optional.of("other-domain"), at);
    }

    @Test
    void theSameChangeIsFoundByItsTargetAndForgotten() {
        write(t -> {
            t.resources().insert(user(1));
            t.refusals().note(ACME, leaving(1, NOON));
        });
        ChangeKey key = read(t -> t.refusals().about(ACME, List.of(id(1), id(2)))).get(id(1)).getFirst()
                .key();
        write(t -> t.refusals().remove(GLOBEX, key));
        assertTrue(is(t -> t.refusals().any(ACME)));
        write(t -> t.refusals().remove(ACME, key));
        assertFalse(is(t -> t.refusals().any(ACME)));
    }

    private List<Open> refused() {
        List<Open> all = new ArrayList<>();
        read(t -> {
            t.refusals().visit(ACME, Optional.empty(), 10, all::add);
            return all.size();
        });
        return all;
    }

    private List<String> after(Place place) {
        List<String> targets = new ArrayList<>();
        read(t -> {
            t.refusals().visit(ACME, Optional.of(place), 10, open -> targets.add(open.targetId()));
            return targets.size();
        });
        return targets;
    }

    static Refusal leaving(long user, Instant at) {
        return refusal(new ChangeKey("user", id(user), "active"), id(user), Optional.empty(),
                "user.deactivated",
                true, 401,
                Optional.of("revoked"), at);
    }

    private static Refusal renaming(long user, String name, Instant at) {
        return refusal(new ChangeKey("user", id(user), "username"), id(user), Optional.of(name),
                "user.updated",
                false, 409,
                Optional.of("uniqueness"), at);
    }

    private static Refusal creation(String name, String reason, Instant at) {
        return refusal(new ChangeKey("user", name, "user.created"), "", Optional.of(name), "user.created",
                false,
                400,
                Optional.of(reason), at);
    }

    private static Refusal refusal(ChangeKey key, String id, Optional<String> name, String action,
            boolean leaving,
            int status,
            Optional<String> reason, Instant at) {
        return new Refusal(key, EventIds.next(at), new EventTarget("user", id, name), name, action, leaving,
                Set.of("active"), 0, status, reason,
                Optional.of(CAUSE), "1kP4Zc",
                Optional.empty(), new RequestOrigin("10.0.0.1", "Okta SCIM Client 1.0.0", id(77)), at);
    }
}
