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

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.DirectoryFilter;
import dev.scimconsole.server.store.directory.DirectoryFilter.State;
import dev.scimconsole.server.store.directory.DirectoryRecords;
import dev.scimconsole.server.store.directory.DirectoryRecords.Invite;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.directory.DirectoryRecords.Page;
import dev.scimconsole.server.store.directory.DirectoryPlace;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.refusals.RefusalRecords;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store does where an administrator looks through users and groups.
abstract class DirectoryContract extends RotationContract {

    @Test
    void thoseOfADomainAreCountedAlone() {
        write(t -> {
            t.resources().insert(inDomain(1, "ada@acme.com", Optional.of("acme.com")));
            t.resources().insert(inDomain(2, "acme.com", Optional.empty()));
            t.resources().insert(inDomain(3, "kim@sub.acme.com", Optional.of("sub.acme.com")));
            t.resources().insert(inDomain(4, "acme.com ada@acme.com", Optional.of("acme.com")));
        });
        assertEquals(2, number(t -> (int) t.directory().activeIn(ACME, "acme.com", 10)));
        assertEquals(1, number(t -> (int) t.directory().activeIn(ACME, "acme.com", 1)), "no further");
        assertEquals(1, number(t -> (int) t.directory().activeIn(ACME, "sub.acme.com", 10)));
        assertEquals(0, number(t -> (int) t.directory().activeIn(GLOBEX, "acme.com", 10)));
        write(t -> t.resources().replace(with(inDomain(1, "ada@acme.com", Optional.of("acme.com")), 2,
                inDomain(1, "ada@acme.com.au", Optional.of("acme.com.au")).indexed()), 1));
        assertEquals(1, number(t -> (int) t.directory().activeIn(ACME, "acme.com", 10)));
        assertEquals(1, number(t -> (int) t.directory().activeIn(ACME, "acme.com.au", 10)));
    }

    private static StoredResource inDomain(long number, String name, Optional<String> domain) {
        Indexed is = user(number).indexed();
        return with(user(number), 1, new Indexed(Optional.of(name), is.externalId(), is.displayNameKey(),
                is.displayName(), Optional.of(true), is.emailKeys(),
                SearchWords.of(List.of(name), domain)));
    }

    @Test
    void usersAreListedByTheirNamesPageByPage() {
        addPeople();
        assertEquals(List.of(4L, 1L, 2L, 3L, 5L, 6L), listed(Order.DISPLAY_NAME, true, "", 2));
        assertEquals(List.of(3L, 2L, 1L, 4L, 5L, 6L), listed(Order.DISPLAY_NAME, false, "", 2));
        assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), listed(Order.USER_NAME, true, "", 4));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), listed(Order.USER_NAME, false, "", 1));
    }

    @Test
    void aSearchFindsHowNameUserNameAndEmailsBegin() {
        addPeople();
        assertEquals(List.of(1L, 2L), listed(Order.DISPLAY_NAME, true, "barbara", 1));
        assertEquals(List.of(5L), listed(Order.DISPLAY_NAME, true, "b-user", 5));
        assertEquals(List.of(3L, 6L), listed(Order.DISPLAY_NAME, true, "z", 1), "a name and an email");
        assertEquals(List.of(6L, 3L), listed(Order.USER_NAME, true, "z", 1));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "ensen", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "%", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "b\u0000", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "\ud800", 5));
    }

    /// In UTF-16 the first of these stands behind the second.
    @Test
    void whoIsFoundIsSortedAsTheListIs() {
        write(t -> {
            add(t.resources(), 1, "one", Optional.of("acme \ufa0e"), "one@acme.com");
            add(t.resources(), 2, "two", Optional.of("acme \ud840\udc00"), "two@acme.com");
            add(t.resources(), 3, "three", Optional.of("acme \ud840\udc01"), "three@acme.com");
        });
        for (String typed : List.of("", "acme")) {
            assertEquals(List.of(1L, 2L, 3L), listed(Order.DISPLAY_NAME, true, typed, 1), typed);
            assertEquals(List.of(3L, 2L, 1L), listed(Order.DISPLAY_NAME, false, typed, 1), typed);
        }
    }

    @Test
    void aSearchThatFindsVeryManyReadsTheListInItsOrder() {
        int users = DirectoryRecords.MOST_SORTED / 2;
        write(t -> LongStream.range(0, users).forEach(number -> t.resources().insert(Samples.user(number))));
        write(t -> add(t.resources(), 90_000, "user-nameless", Optional.empty(), "z@acme.com"));
        write(t -> add(t.resources(), 90_001, "a@acme.com", Optional.of("a"), "user-by-email@acme.com"));
        write(t -> add(t.resources(), 90_002, "b@acme.com", Optional.of("b"), "b@acme.com"));
        List<Long> found = listed(Order.DISPLAY_NAME, true, "user", 2_000);
        assertEquals(users + 2, found.size());
        assertEquals(90_001L, found.getFirst());
        assertEquals(0L, found.get(1));
        assertEquals(90_000L, found.getLast());
    }

    @Test
    void aSearchFindsHowEachWordBegins() {
        write(t -> {
            person(t, 1, "zoe.muller@acme.com", "Zoë Müller-O'Brien", "00uAbC");
            person(t, 2, "adam@acme.com", "Adam Ørsted", "4f1f2c3d-aaaa-bbbb-cccc-0123456789ab");
            person(t, 3, "eve@partner.test", "Eve Adams", "e_100%");
        });
        for (String typed : List.of("mull", "müll", "MULLER-O", "o'b", "brien", "zoë mü", "brien zoe",
                "00uab", "00UABC",
                "zoe.m", "muller@ac", "zoe & (muller")) {
            assertEquals(List.of(1L), listed(Order.DISPLAY_NAME, true, typed, 2), typed);
        }
        assertEquals(List.of(2L, 3L), listed(Order.DISPLAY_NAME, true, "adam", 1));
        assertEquals(List.of(2L), listed(Order.DISPLAY_NAME, true, "orst", 1));
        assertEquals(List.of(2L), listed(Order.DISPLAY_NAME, true, "4F1F2C3D-aa", 1));
        assertEquals(List.of(3L), listed(Order.DISPLAY_NAME, true, "partner.t", 1));
        assertEquals(List.of(3L), listed(Order.DISPLAY_NAME, true, "100%", 1));
        for (String typed : List.of("uller", "zoe adam", "bbbb", "com", "_", "e%", "eve%")) {
            assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, typed, 2), typed);
        }
        assertEquals(List.of(2L, 1L), listed(Order.DISPLAY_NAME, true, words("acme"), 1, true), "read whole");
        assertEquals(List.of(1L), listed(Order.DISPLAY_NAME, true, words("muller o'b"), 1, true));
        assertEquals(List.of(3L), listed(Order.DISPLAY_NAME, true, words("100%"), 1, true));
    }

    @Test
    void whoComesIsRenamedAndGoesInOneTransactionLeavesNothing() {
        write(t -> {
            person(t, 1, "ada@acme.com", "Ada Lovelace", "x");
            StoredResource ada = t.resources().find(ACME, ResourceType.USER, id(1)).orElseThrow();
            Indexed married = new Indexed(ada.indexed().userNameKey(), Optional.of("x"),
                    Optional.of("ada king"),
                    Optional.of("Ada King"), Optional.of(true), List.of("ada@king.test"),
                    SearchWords.of(List.of("Ada King", "ada@king.test", "x")));
            assertTrue(t.resources().replace(Samples.with(ada, 2, married), 1));
            person(t, 2, "bob@acme.com", "Bob Lovelace", "y");
            assertTrue(t.resources().delete(ACME, ResourceType.USER, id(2)).isPresent());
            assertEquals(List.of(id(1)), t.resources().page(Samples.where(ResourceType.USER,
                    new Condition.Compare(Condition.Attribute.EMAIL, Condition.Comparison.EQUAL,
                            "ada@king.test")))
                    .stream().map(StoredResource::id).toList());
        });
        for (String gone : List.of("lovelace", "bob", "acme")) {
            assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, gone, 5), gone);
        }
        assertEquals(List.of(1L), listed(Order.DISPLAY_NAME, true, "king", 5));
        write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)));
        write(t -> person(t, 1, "else@acme.com", "Else", "z"));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "king", 5));
    }

    @Test
    void whoComesAndGoesWhileOthersDoIsFoundOrNot() throws InterruptedException {
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            LongStream.range(0, 200).forEach(number -> others.execute(() -> {
                write(t -> person(t, number, "p" + number + "@acme.com", "Pia Number" + number,
                        "x" + number));
                if (number % 2 == 0) {
                    write(t -> t.resources().delete(ACME, ResourceType.USER, id(number)));
                }
            }));
            others.shutdown();
            assertTrue(others.awaitTermination(60, TimeUnit.SECONDS));
        }
        assertEquals(LongStream.range(0, 200).filter(number -> number % 2 == 1).boxed().toList(),
                listed(Order.DISPLAY_NAME, true, "pia", 50).stream().sorted().toList());
        assertEquals(List.of(7L), listed(Order.DISPLAY_NAME, true, "number7 pia", 50).stream()
                .filter(number -> number < 10).toList());
    }

    /// Also one who is found by a word that stays: it stands beside the name that changes.
    @Test
    void whoIsRenamedStandsWhereTheNewNameDoes() {
        write(t -> {
            person(t, 1, "a1@acme.com", "Ada King", "x1");
            person(t, 2, "a2@acme.com", "Bea King", "x2");
            person(t, 3, "a3@acme.com", "Cid King", "x3");
            t.resources().insert(Samples.resource(ResourceType.GROUP, 4, new Indexed(Optional.empty(),
                    Optional.empty(), Optional.of("abba king"), Optional.of("Abba King"), Optional.empty(),
                    List.of(), SearchWords.of(List.of("Abba King")))));
        });
        assertEquals(List.of(1L, 2L, 3L), listed(Order.DISPLAY_NAME, true, "king", 1));
        rename(1, Optional.of("Dan King"));
        assertEquals(List.of(2L, 3L, 1L), listed(Order.DISPLAY_NAME, true, "king", 1));
        assertEquals(List.of(1L, 3L, 2L), listed(Order.DISPLAY_NAME, false, "king", 1));
        rename(2, Optional.empty());
        assertEquals(List.of(3L, 1L, 2L), listed(Order.DISPLAY_NAME, true, "king", 1));
        write(t -> {
            rename(t, 3, Optional.of("Eve King"));
            rename(t, 3, Optional.of("Fay King"));
            rename(t, 2, Optional.of("Eve King"));
        });
        assertEquals(List.of(1L, 2L, 3L), listed(Order.DISPLAY_NAME, true, "king", 1));
        assertEquals(List.of(1L, 2L, 3L), listed(Order.DISPLAY_NAME, true, "king acme", 1));
    }

    private void rename(long number, Optional<String> name) {
        write(t -> rename(t, number, name));
    }

    private static void rename(Transaction t, long number, Optional<String> name) {
        StoredResource user = t.resources().find(ACME, ResourceType.USER, id(number)).orElseThrow();
        Indexed other = new Indexed(user.indexed().userNameKey(), user.indexed().externalId(),
                name.map(CaseFolding::fold), name, Optional.of(true), user.indexed().emailKeys(),
                SearchWords.of(List.of("King", "acme.com", name.orElse(""))));
        assertTrue(t.resources().replace(Samples.with(user, user.version() + 1, other), user.version()));
    }

    @Test
    void whoIsRenamedOrGoneIsNotFoundByTheOldName() {
        write(t -> person(t, 1, "ada@acme.com", "Ada Lovelace", "x"));
        StoredResource ada = only(ResourceType.USER);
        Indexed married = new Indexed(ada.indexed().userNameKey(), Optional.of("x"), Optional.of("ada king"),
                Optional.of("Ada King"), Optional.of(false), ada.indexed().emailKeys(),
                SearchWords.of(List.of("Ada King", "ada@acme.com", "x")));
        write(t -> t.resources().replace(Samples.with(ada, 2, married), 1));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "lovelace", 1));
        assertEquals(List.of(1L), listed(Order.DISPLAY_NAME, true, "king", 1));
        assertEquals(List.of(1L), listed(Order.DISPLAY_NAME, true, "acme.com", 1));
        write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)));
        write(t -> t.resources()
                .insert(Samples.resource(ResourceType.USER, 1, new Indexed(Optional.of("other"),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true), List.of(),
                        List.of("other")))));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "king", 1), "no word outlives its person");
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "acme", 1));
    }

    @Test
    void filtersLetThoseWhoFulfilAllOfThemPass() {
        write(t -> {
            LongStream.rangeClosed(1, 6).forEach(number -> t.resources().insert(Samples.user(number)));
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.resources().addMembers(ACME, id(20), List.of(id(1), id(2), id(3)));
            t.resources().addMembers(ACME, id(21), List.of(id(4)));
            t.mails().add(new MailRecord(id(50), ACME, new EmailInvite(id(2)), "u@acme.com", NOON, 0));
            t.protections().protect(ACME, id(5), NOON, "owner@acme.com");
            for (long number : List.of(3L, 4L)) {
                StoredResource user = Samples.user(number);
                Indexed known = user.indexed();
                StoredResource off = Samples.with(user, 2,
                        new Indexed(known.userNameKey(), known.externalId(),
                                known.displayNameKey(), known.displayName(), Optional.of(false),
                                known.emailKeys(),
                                known.words()));
                t.resources().replace(new StoredResource(ACME, ResourceType.USER, off.id(), 2, off.created(),
                        off.lastModified(), Optional.of("Entra"), off.indexed(), off.document()), 1);
            }
        });
        assertEquals(List.of(1L, 2L, 5L, 6L), listed(by(State.ACTIVE), 3));
        assertEquals(List.of(3L, 4L), listed(by(State.DEACTIVATED), 1));
        assertEquals(List.of(2L), listed(by(State.INVITED), 1));
        assertEquals(List.of(5L), listed(by(State.PROTECTED), 1));
        for (State state : State.values()) {
            assertEquals(listed(by(state), 3), listed(Order.DISPLAY_NAME, true, by(state), 3, true),
                    "read whole");
        }
        assertEquals(List.of(), listed(by(State.REFUSED), 1));
        DirectoryFilter inGroup = new DirectoryFilter(List.of(), Optional.empty(), Optional.empty(),
                Optional.of(id(20)));
        assertEquals(List.of(1L, 2L, 3L), listed(inGroup, 2));
        DirectoryFilter all = new DirectoryFilter(SearchWords.wanted("user"), Optional.of(State.DEACTIVATED),
                Optional.of(List.of("Entra", "Other")), Optional.of(id(20)));
        assertEquals(List.of(3L), listed(all, 1));
        assertEquals(List.of(3L), listed(Order.DISPLAY_NAME, true, all, 1, true));
        assertEquals(List.of(), listed(new DirectoryFilter(List.of(), Optional.empty(),
                Optional.of(List.of()), Optional.empty()), 1));
        assertEquals(List.of("Entra", Samples.CLIENT),
                store().read(t -> t.directory().writers(ACME, ResourceType.USER, 5)));
    }

    @Test
    void whatWasRefusedIsAFilter() {
        write(t -> {
            t.resources().insert(Samples.user(1));
            t.resources().insert(Samples.user(2));
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.refusals().note(ACME, refused(70, "user", 2, "user.deactivated"));
            t.refusals().note(ACME, refused(71, "group", 21, "group.changed"));
        });
        assertEquals(List.of(Samples.CLIENT), refusedClients());
        for (boolean whole : List.of(false, true)) {
            assertEquals(List.of(2L), listed(Order.DISPLAY_NAME, true, by(State.REFUSED), 1, whole));
            assertEquals(List.of(21L),
                    numbers(page(new Listing(ACME, ResourceType.GROUP, by(State.REFUSED), Order.MEMBERS, true,
                            Optional.empty(), 0, 5, whole))));
        }
    }

    private List<String> refusedClients() {
        return store().read(t -> {
            List<String> clients = new ArrayList<>();
            t.refusals().visitClients(ACME, 5, (userAgent, _) -> clients.add(userAgent));
            return clients;
        });
    }

    private static RefusalRecords.Refusal refused(long number, String type, long target, String action) {
        return new RefusalRecords.Refusal(new RefusalRecords.ChangeKey(type, id(target), "active"),
                id(number), new EventTarget(type, id(target), Optional.empty()), Optional.empty(), action,
                true, Set.of("active"), 1, 400, Optional.of("invalidValue"), Optional.empty(), "hint",
                Optional.empty(), new RequestOrigin("", Samples.CLIENT, "r"), NOON);
    }

    @Test
    void everyColumnSortsInBothDirections() {
        addPeople();
        write(t -> {
            t.resources().insert(named(Samples.group(20), "zebra"));
            t.resources().insert(named(Samples.group(21), "ant"));
            t.resources().insert(named(Samples.group(22), "bee"));
            t.resources().insert(named(Samples.group(23), "ant"));
            t.resources().addMembers(ACME, id(21), List.of(id(2), id(5)));
            t.resources().addMembers(ACME, id(20), List.of(id(1), id(2), id(3), id(21)));
            t.resources().addMembers(ACME, id(23), List.of(id(3)));
            t.mails().add(new MailRecord(id(50), ACME, new EmailInvite(id(6)), "u@acme.com", NOON, 0));
            StoredResource user = t.resources().find(ACME, ResourceType.USER, id(4)).orElseThrow();
            Indexed known = user.indexed();
            t.resources().replace(new StoredResource(ACME, ResourceType.USER, user.id(), 2, user.created(),
                    user.lastModified(), Optional.of("Entra"),
                    new Indexed(known.userNameKey(), known.externalId(),
                            known.displayNameKey(), known.displayName(), Optional.of(false),
                            known.emailKeys(),
                            known.words()),
                    user.document()), 1);
        });
        for (int limit : List.of(1, 4)) {
            assertEquals(List.of(4L, 1L, 2L, 3L, 5L, 6L), listed(Order.WRITTEN_BY, true, "", limit));
            assertEquals(List.of(6L, 5L, 3L, 2L, 1L, 4L), listed(Order.WRITTEN_BY, false, "", limit));
            assertEquals(List.of(1L, 2L, 3L, 5L, 6L, 4L), listed(Order.STATUS, true, "", limit));
            assertEquals(List.of(4L, 3L, 2L, 1L, 5L, 6L), listed(Order.STATUS, false, "", limit));
            assertEquals(List.of(4L, 1L, 2L, 3L, 5L, 6L), listed(Order.INVITE, true, "", limit));
            assertEquals(List.of(6L, 3L, 2L, 1L, 4L, 5L), listed(Order.INVITE, false, "", limit));
            for (boolean whole : List.of(false, true)) {
                assertEquals(List.of(5L, 1L, 2L, 3L, 4L, 6L),
                        listed(Order.FIRST_GROUP, true, DirectoryFilter.NONE, limit, whole));
                assertEquals(List.of(3L, 2L, 1L, 5L, 4L, 6L),
                        listed(Order.FIRST_GROUP, false, DirectoryFilter.NONE, limit, whole));
                assertEquals(List.of(5L, 1L, 2L, 3L, 6L),
                        listed(Order.FIRST_GROUP, true, by(State.ACTIVE), limit, whole));
                assertEquals(List.of(20L, 21L, 23L, 22L), groups(Order.MEMBERS, false, limit, whole));
                assertEquals(List.of(22L, 23L, 21L, 20L), groups(Order.MEMBERS, true, limit, whole));
            }
        }
    }

    @Test
    void amongVeryManyInvitesAreInTheOrderOfIds() {
        addPeople();
        MailRecord sent = new MailRecord(id(51), ACME, new EmailInvite(id(4)), "u@acme.com", NOON, 0);
        MailRecord failed = new MailRecord(id(52), ACME, new EmailInvite(id(2)), "u@acme.com", NOON, 0);
        write(t -> {
            t.mails().add(new MailRecord(id(50), ACME, new EmailInvite(id(6)), "u@acme.com", NOON, 0));
            t.mails().add(new MailRecord(id(53), ACME, new EmailInvite(id(5)), "u@acme.com", NOON, 0));
            t.mails().add(sent);
            t.mails().add(failed);
        });
        write(t -> {
            t.mails().noteOutcome(sent, NOON, Optional.empty());
            t.mails().noteOutcome(failed, NOON, Optional.of("mail-refused"));
        });
        for (int limit : List.of(1, 2, 9)) {
            assertEquals(List.of(1L, 3L, 5L, 6L, 4L, 2L),
                    listed(Order.INVITE, true, DirectoryFilter.NONE, limit, true));
            assertEquals(List.of(2L, 4L, 5L, 6L, 1L, 3L),
                    listed(Order.INVITE, false, DirectoryFilter.NONE, limit, true));
            assertEquals(List.of(2L, 4L, 5L, 6L, 1L, 3L),
                    listed(Order.INVITE, false, by(State.ACTIVE), limit, true));
            assertEquals(List.of(), listed(Order.INVITE, true, by(State.DEACTIVATED), limit, true));
        }
        assertFalse(page(new Listing(ACME, ResourceType.USER, DirectoryFilter.NONE, Order.INVITE, true,
                Optional.empty(), 0, 6, true)).next().isPresent(), "nobody follows the last one");
    }

    /// Of several groups the oldest is the first, whatever else comes and goes.
    @Test
    void whoIsSortedByTheFirstGroupStandsInTheFirstOfThoseThatAreLeft() {
        Random random = new Random(4);
        Map<Long, Set<Long>> members = new TreeMap<>();
        write(t -> LongStream.rangeClosed(1, 12).forEach(number -> t.resources().insert(user(number))));
        for (int turn = 0; turn < 120; turn++) {
            long group = random.nextLong(30, 36);
            List<Long> some = random.longs(3, 1, 13).distinct().boxed().toList();
            List<String> ids = Stream.concat(some.stream(), Stream.of(30L)).map(Samples::id).toList();
            int what = random.nextInt(8);
            write(t -> {
                if (!members.containsKey(group)) {
                    t.resources().insert(named(Samples.group(group), "name-" + (100 - group) / 2));
                    members.put(group, new TreeSet<>());
                } else if (what < 4) {
                    t.resources().addMembers(ACME, id(group), ids);
                    members.get(group).addAll(some);
                } else if (what < 6) {
                    t.resources().removeMembers(ACME, id(group), ids);
                    some.forEach(members.get(group)::remove);
                } else if (what == 6) {
                    t.resources().clearMembers(ACME, id(group));
                    members.get(group).clear();
                } else {
                    t.resources().delete(ACME, ResourceType.GROUP, id(group));
                    members.remove(group);
                }
            });
            List<Long> expected = byFirstGroup(members);
            assertEquals(expected, listed(Order.FIRST_GROUP, true, DirectoryFilter.NONE, 5, true),
                    turn + " " + members);
            assertEquals(expected, listed(Order.FIRST_GROUP, true, DirectoryFilter.NONE, 5, false),
                    turn + " " + members);
        }
    }

    private static List<Long> byFirstGroup(Map<Long, Set<Long>> members) {
        Map<Long, Long> first = new TreeMap<>();
        members.forEach((group, those) -> those.forEach(user -> first.putIfAbsent(user, group)));
        return LongStream.rangeClosed(1, 12).boxed().sorted(Comparator
                .comparing((Long user) -> !first.containsKey(user))
                .thenComparingLong(user -> (100 - first.getOrDefault(user, 0L)) / 2)
                .thenComparingLong(user -> first.getOrDefault(user, 0L))).toList();
    }

    private List<Long> groups(Order order, boolean ascending, int limit, boolean whole) {
        List<Long> numbers = new ArrayList<>();
        Optional<Page<StoredResource>> page = Optional.empty();
        while (page.isEmpty() || page.get().next().isPresent()) {
            page = Optional.of(page(new Listing(ACME, ResourceType.GROUP, DirectoryFilter.NONE, order,
                    ascending, page.flatMap(Page::next), 0, limit, whole)));
            numbers.addAll(numbers(page.get()));
        }
        return numbers;
    }

    @Test
    void aPageIsFoundByItsPosition() {
        addPeople();
        write(t -> {
            t.resources().insert(named(Samples.group(20), "zebra"));
            t.resources().insert(named(Samples.group(21), "ant"));
            t.resources().addMembers(ACME, id(20), List.of(id(1), id(2)));
            t.resources().addMembers(ACME, id(21), List.of(id(2), id(5), id(6)));
            t.mails().add(new MailRecord(id(50), ACME, new EmailInvite(id(4)), "u@acme.com", NOON, 0));
        });
        for (Order order : Order.values()) {
            for (boolean ascending : List.of(true, false)) {
                for (boolean whole : List.of(false, true)) {
                    everyPageIsFoundByItsPosition(order, ascending, whole);
                }
            }
        }
        Page<StoredResource> found = page(
                new Listing(ACME, ResourceType.USER, words("barbara"), Order.DISPLAY_NAME, true,
                        Optional.empty(), 1, 5, false));
        assertEquals(List.of(2L), numbers(found));
        assertEquals(Optional.of(2L), found.found());
        assertFalse(found.cut());
    }

    private void everyPageIsFoundByItsPosition(Order order, boolean ascending, boolean whole) {
        List<Long> all = listed(order, ascending, DirectoryFilter.NONE, 10, whole);
        assertEquals(Set.of(1L, 2L, 3L, 4L, 5L, 6L), Set.copyOf(all));
        for (int position = 0; position <= all.size(); position++) {
            assertEquals(all.subList(position, Math.min(position + 2, all.size())),
                    numbers(page(new Listing(ACME, ResourceType.USER, DirectoryFilter.NONE, order,
                            ascending, Optional.empty(), position, 2, whole))),
                    order + " " + ascending + " " + position + " " + whole);
        }
    }

    @Test
    void whatTooManyFitIsCutAndSaidAndManyAreReadInTheirOrder() {
        int users = DirectoryRecords.MOST_SORTED + 1;
        write(t -> LongStream.range(0, users).forEach(number -> t.resources()
                .insert(Samples.resource(ResourceType.USER, number, new Indexed(Optional.of("user" + number),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number > 0),
                        List.of(),
                        List.of("user" + number))))));
        Page<StoredResource> cut = page(
                new Listing(ACME, ResourceType.USER, words("user"), Order.INVITE, true, Optional.empty(),
                        0, 5, false));
        assertTrue(cut.cut());
        assertEquals(Optional.of((long) DirectoryRecords.MOST_SORTED), cut.found());
        assertFalse(page(
                new Listing(ACME, ResourceType.USER, words("user1"), Order.INVITE, true, Optional.empty(),
                        0, 5, false))
                .cut());
        assertEquals(users, listed(Order.USER_NAME, true, words("user"), 2_000, true).size());
        for (Order order : Order.values()) {
            assertEquals(users, Set.copyOf(listed(order, false, "", 2_000)).size(), "all by " + order);
            assertEquals(users - 1, listed(order, true, by(State.ACTIVE), 2_000).size(), "some by " + order);
        }
        assertEquals(List.of(0L), listed(Order.FIRST_GROUP, true, by(State.DEACTIVATED), 5));
    }

    @Test
    void ofSeveralFrequentThingsThoseAreListedWhoFitAllAndOfManyAThousand() {
        int users = 2 * DirectoryRecords.MOST_SORTED + 10;
        write(t -> LongStream.range(0, users).forEach(number -> t.resources()
                .insert(Samples.resource(ResourceType.USER, number, new Indexed(Optional.of("user" + number),
                        Optional.empty(), Optional.of(number == 7 ? "even" : "name" + number),
                        Optional.empty(),
                        Optional.of(number % 2 > 0), List.of(),
                        List.of("acme", number % 2 == 0 ? "even" : "odd",
                                number % 4_000 == 7 ? "even" : "user" + number))))));
        assertEquals(List.of(7L, 4_007L, 8_007L, 12_007L, 16_007L, 20_007L),
                listed(Order.USER_NAME, true, words("odd even"), 2).stream().sorted().toList());
        Page<StoredResource> cut = page(
                new Listing(ACME, ResourceType.USER, words("acme odd"), Order.USER_NAME, true,
                        Optional.empty(), 0, 5, false));
        assertTrue(cut.cut());
        assertEquals(Optional.of((long) DirectoryRecords.MOST_OF_MANY), cut.found());
        assertTrue(numbers(cut).stream().allMatch(number -> number % 2 > 0));
        DirectoryFilter deactivated = new DirectoryFilter(SearchWords.wanted("acme"),
                Optional.of(State.DEACTIVATED), Optional.empty(), Optional.empty());
        assertTrue(numbers(page(new Listing(ACME, ResourceType.USER, deactivated, Order.USER_NAME, true,
                Optional.empty(), 0, 500, false))).stream().allMatch(number -> number % 2 == 0));
        assertEquals(users / 2, listed(Order.USER_NAME, true, deactivated, 2_000, true).size(), "read whole");
        for (int position : List.of(users / 2 - 1, users / 2, users - 1, users)) {
            assertEquals(Math.clamp(users - position, 0, 2),
                    page(new Listing(ACME, ResourceType.USER, DirectoryFilter.NONE, Order.STATUS, true,
                            Optional.empty(), position, 2, false)).resources().size());
        }
    }

    @Test
    void groupsAndOtherOrganizationsStayApart() {
        addPeople();
        write(t -> {
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.resources().insert(Samples.in(GLOBEX, Samples.group(22)));
        });
        assertEquals(List.of(id(20), id(21)),
                page(new Listing(ACME, ResourceType.GROUP, words("group"), Order.DISPLAY_NAME, true,
                        Optional.empty(), 0, 10, false)).resources().stream()
                        .map(StoredResource::id).toList());
        assertEquals(6, listed(Order.DISPLAY_NAME, true, "", 10).size());
    }

    @Test
    void theWriterOfAResourceIsKept() {
        write(t -> t.resources().insert(Samples.user(1)));
        StoredResource user = only(ResourceType.USER);
        assertEquals(Optional.of(Samples.CLIENT), user.writtenBy());
        write(t -> t.resources()
                .replace(new StoredResource(ACME, ResourceType.USER, user.id(), 2, user.created(),
                        user.lastModified(), Optional.of("Entra\n"), user.indexed(), user.document()), 1));
        assertEquals(OutsideText.clean("Entra\n"), only(ResourceType.USER).writtenBy().orElseThrow());
    }

    @Test
    void anInviteIsKnownFromWhenItWaitsUntilItsUserIsGone() {
        MailRecord first = new MailRecord(id(50), ACME, new EmailInvite(id(1)), "u@acme.com", NOON, 0);
        MailRecord second = new MailRecord(id(51), ACME, new EmailInvite(id(2)), "v@acme.com", NOON, 0);
        write(t -> {
            LongStream.rangeClosed(1, 3).forEach(number -> t.resources().insert(Samples.user(number)));
            t.mails().add(first);
            t.mails().add(second);
            t.mails().add(new MailRecord(id(52), ACME, new EmailInvite(id(99)), "w@acme.com", NOON, 0));
        });
        Invite waiting = new Invite(Optional.empty(), Optional.empty());
        assertEquals(Map.of(id(1), waiting, id(2), waiting), invites());
        write(t -> {
            t.mails().noteOutcome(first, NOON.plusSeconds(1), Optional.empty());
            t.mails().noteOutcome(second, NOON.plusSeconds(2), Optional.of("mail-refused"));
        });
        assertEquals(Map.of(id(1), new Invite(Optional.of(NOON.plusSeconds(1)), Optional.empty()), id(2),
                new Invite(Optional.of(NOON.plusSeconds(2)), Optional.of("mail-refused"))), invites());
        write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)));
        write(t -> t.mails().noteOutcome(first, NOON.plusSeconds(3), Optional.empty()));
        assertEquals(List.of(id(2)), List.copyOf(invites().keySet()));
    }

    @Test
    void membersAreCountedAndReadPageByPage() {
        write(t -> {
            LongStream.rangeClosed(1, 5).forEach(number -> t.resources().insert(Samples.user(number)));
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.resources().addMembers(ACME, id(20), List.of(id(5), id(1), id(21), id(3)));
        });
        assertEquals(Map.of(id(20), 3, id(21), 0),
                store().read(t -> t.directory().memberCounts(ACME, List.of(id(20), id(21)), 3)));
        assertEquals(4L, store().<Long>read(t -> t.directory().memberCount(ACME, id(20))));
        assertEquals(List.of(id(1), id(3), id(5)), members(Optional.empty(), 3));
        assertEquals(List.of(id(21)), members(Optional.of(id(5)), 3));
    }

    private void addPeople() {
        write(t -> {
            add(t.resources(), 1, "f-user", Optional.of("barbara jensen"), "one@acme.com");
            add(t.resources(), 2, "e-user", Optional.of("barbara jensen"), "barbara@acme.com");
            add(t.resources(), 3, "d-user", Optional.of("zoë"), "x@acme.com");
            add(t.resources(), 4, "c-user", Optional.of("aaron"), "y@acme.com");
            add(t.resources(), 5, "b-user", Optional.empty(), "b-user@acme.com");
            add(t.resources(), 6, "a-user", Optional.empty(), "zz@acme.com");
            t.resources().insert(Samples.in(GLOBEX, Samples.user(9)));
        });
    }

    private static void add(ResourceRecords resources, long number, String userName, Optional<String> name,
            String email) {
        resources.insert(Samples.resource(ResourceType.USER, number,
                new Indexed(Optional.of(userName), Optional.empty(),
                        name, name, Optional.of(true), List.of(email),
                        SearchWords.of(List.of(userName, name.orElse(""), email)))));
    }

    private static void person(Transaction transaction, long number, String userName, String name,
            String externalId) {
        transaction.resources().insert(Samples.resource(ResourceType.USER, number,
                new Indexed(Optional.of(CaseFolding.fold(userName)), Optional.of(externalId),
                        Optional.of(CaseFolding.fold(name)), Optional.of(name), Optional.of(true),
                        List.of(CaseFolding.fold(userName)),
                        SearchWords.of(List.of(userName, name, externalId)))));
    }

    private static StoredResource named(StoredResource group, String name) {
        return Samples.with(group, 1, new Indexed(Optional.empty(), Optional.empty(), Optional.of(name),
                Optional.of(name), Optional.empty(), List.of(), List.of(name)));
    }

    private List<Long> listed(DirectoryFilter filter, int limit) {
        return listed(Order.DISPLAY_NAME, true, filter, limit);
    }

    private static DirectoryFilter by(State state) {
        return new DirectoryFilter(List.of(), Optional.of(state), Optional.empty(), Optional.empty());
    }

    /// The numbers of all, read page by page.
    private List<Long> listed(Order order, boolean ascending, String typed, int limit) {
        return listed(order, ascending, words(typed), limit);
    }

    private List<Long> listed(Order order, boolean ascending, DirectoryFilter filter, int limit) {
        return listed(order, ascending, filter, limit, false);
    }

    private List<Long> listed(Order order, boolean ascending, DirectoryFilter filter, int limit,
            boolean whole) {
        List<Long> numbers = new ArrayList<>();
        Optional<DirectoryPlace> after = Optional.empty();
        boolean more = true;
        while (more) {
            Page<StoredResource> page = page(
                    new Listing(ACME, ResourceType.USER, filter, order, ascending, after, 0, limit,
                            whole));
            numbers.addAll(numbers(page));
            after = page.next();
            more = after.isPresent();
        }
        return numbers;
    }

    private static List<Long> numbers(Page<StoredResource> page) {
        return page.resources().stream().map(user -> Long.parseLong(user.id().substring(24))).toList();
    }

    private Page<StoredResource> page(Listing listing) {
        return store().read(t -> t.directory().page(listing, one -> one));
    }

    private static DirectoryFilter words(String typed) {
        return new DirectoryFilter(SearchWords.wanted(typed), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private StoredResource only(ResourceType type) {
        return page(
                new Listing(ACME, type, DirectoryFilter.NONE, Order.DISPLAY_NAME, true, Optional.empty(), 0,
                        10, false))
                .resources().getFirst();
    }

    private Map<String, Invite> invites() {
        return store().read(t -> t.directory().invitesOf(ACME, List.of(id(1), id(2), id(3), id(99))));
    }

    private List<String> members(Optional<String> after, int limit) {
        return store().read(t -> t.directory().members(ACME, id(20), after, limit, one -> one)).stream()
                .map(StoredResource::id)
                .toList();
    }
}
