package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.group;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static dev.scimconsole.server.store.Samples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.PageMemory;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.ResourceRecords.Member;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does with resources and memberships.
abstract class ResourceContract extends SearchContract {

    private static final Indexed NOTHING = new Indexed(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), List.of(), List.of());
    private static final int LARGE = 20_000;

    @Test
    void aResourceComesBackAsItWas() {
        Indexed odd = new Indexed(Optional.of("zoë🦊%_\\"), Optional.of("Ex\nt'\""), Optional.of("d"),
                Optional.of("D"), Optional.of(false), List.of("b\\n@x", "a\n@x", "", "b\\n@x"), List.of());
        StoredResource user = Samples.resource(ResourceType.USER, 1, odd);
        StoredResource bare = Samples.resource(ResourceType.GROUP, 2, NOTHING);
        write(t -> {
            t.resources().insert(user);
            t.resources().insert(bare);
        });
        assertEquals(Optional.of(user), read(t -> t.resources().find(ACME, ResourceType.USER, id(1))));
        assertEquals(Optional.of(bare), read(t -> t.resources().find(ACME, ResourceType.GROUP, id(2))));
        assertEquals(Optional.empty(), read(t -> t.resources().find(ACME, ResourceType.GROUP, id(1))));
        assertEquals(Optional.empty(), read(t -> t.resources().find(GLOBEX, ResourceType.USER, id(1))));
        assertEquals(Optional.empty(), read(t -> t.resources().find(ACME, ResourceType.USER, "\0'\ud800")));
    }

    @Test
    void aUserNameIsUniqueInItsOrganizationAndAnExternalIdIsNot() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(Samples.in(GLOBEX, user(1)));
        });
        assertTaken(TakenException.Value.USER_NAME, t -> t.resources().insert(user(2, "user1@acme.com")));
        Indexed sameExternalId = new Indexed(Optional.of("other"), Optional.of("ext-1"), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), List.of());
        write(t -> {
            t.resources().insert(user(2));
            t.resources().insert(Samples.resource(ResourceType.USER, 5, sameExternalId));
            t.resources().insert(Samples.resource(ResourceType.GROUP, 3, new Indexed(Optional.empty(),
                    Optional.of("ext-1"), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                    List.of())));
            t.resources().insert(Samples.resource(ResourceType.USER, 4, new Indexed(Optional.of("fourth"),
                    Optional.of("EXT-1"), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                    List.of())));
        });
        assertEquals(List.of(1L, 5L),
                ids(Condition.Attribute.EXTERNAL_ID, Condition.Comparison.EQUAL, "ext-1"));
        assertTaken(TakenException.Value.USER_NAME,
                t -> t.resources().replace(with(user(2), 2, user(6, "user1@acme.com").indexed()), 1));
        assertEquals(Optional.of(user(2)), read(t -> t.resources().find(ACME, ResourceType.USER, id(2))));
    }

    /// Each page is compared with the whole list, whatever was changed since the page before it was read.
    @Test
    void aPageIsTheSameWhereverTheOneBeforeItEnded() {
        write(t -> {
            for (int i = 1; i <= 60; i++) {
                t.resources().insert(user(i * 2L));
            }
        });
        SplittableRandom random = new SplittableRandom(7);
        int odd = 1;
        for (int round = 0; round < 300; round++) {
            long offset = random.nextInt(70);
            assertPage(offset, 1 + random.nextInt(20));
            switch (random.nextInt(8)) {
                case 0 ->
                    delete(read(t -> t.resources().page(Samples.all(ResourceType.USER))).getFirst().id());
                case 1 -> {
                    // Not at the end: its id was given before others came.
                    int number = odd;
                    write(t -> t.resources().insert(user(number)));
                    odd += 2;
                }
                case 2 -> {
                    int number = 1_000 + round;
                    write(t -> t.resources().insert(user(number)));
                }
                default -> assertPage(offset + 20, 20);
            }
        }
    }

    private void delete(String id) {
        write(t -> t.resources().delete(ACME, ResourceType.USER, id));
    }

    private void assertPage(long offset, int limit) {
        List<StoredResource> all = read(t -> t.resources().page(Samples.all(ResourceType.USER)));
        List<StoredResource> page = read(t -> t.resources().page(new ResourceQuery(ACME, ResourceType.USER,
                Optional.empty(), Optional.empty(), Optional.empty(), offset, limit)));
        int from = (int) Math.min(offset, all.size());
        assertEquals(all.subList(from, Math.min(from + limit, all.size())), page);
    }

    /// A driver reads many rows before they are asked for; large ones are read each by itself.
    @Test
    void largeUsersAreFoundAmongSmallOnes() {
        List<StoredResource> all = List.of(user(1), large(2), user(3), large(4), large(5), user(6));
        write(t -> all.forEach(t.resources()::insert));
        assertEquals(all, read(t -> t.resources().page(Samples.all(ResourceType.USER))));
        List<StoredResource> scanned = new ArrayList<>();
        read(t -> {
            t.resources().scan(Samples.all(ResourceType.USER), scanned::add);
            return true;
        });
        assertEquals(all, scanned);
        ResourceQuery large = new ResourceQuery(ACME, ResourceType.USER,
                Optional.of(
                        new Condition.Compare(Condition.Attribute.DISPLAY_NAME, Condition.Comparison.EQUAL,
                                "large")),
                Optional.empty(), Optional.empty(), 0, 100);
        assertEquals(List.of(large(2), large(4), large(5)), read(t -> {
            t.expectations().page(large);
            return t.resources().page(large);
        }));
    }

    @Test
    void aPageEndsEarlyWhereItsDocumentsAreLarge() {
        List<StoredResource> all = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> i % 2 == 0 ? large(i) : user(i)).toList();
        write(t -> all.forEach(t.resources()::insert));
        for (Optional<String> after : List.of(Optional.<String>empty(), Optional.of(id(0)))) {
            ResourceQuery query = new ResourceQuery(ACME, ResourceType.USER, Optional.empty(),
                    Optional.empty(), after, 0, 20);
            List<Long> weighed = new ArrayList<>();
            PageMemory memory = new PageMemory(2 * LARGE, weighed::add);
            List<StoredResource> part = read(t -> t.resources().page(query, memory));
            assertEquals(all.subList(0, 4), part);
            assertTrue(memory.isFull());
            assertEquals(part.stream().mapToLong(one -> one.document().length()).sum(),
                    weighed.stream().mapToLong(length -> length).sum());
            PageMemory large = new PageMemory(100 * LARGE, _ -> {});
            assertEquals(all, read(t -> t.resources().page(query, large)));
            assertFalse(large.isFull());
            // Whoever has no room for more reads no more.
            weighed.clear();
            assertThrows(IllegalStateException.class,
                    () -> read(t -> t.resources().page(query, new PageMemory(100 * LARGE, length -> {
                        weighed.add(length);
                        if (length > LARGE) {
                            throw new IllegalStateException("no room");
                        }
                    }))));
            assertEquals(1, weighed.size());
            assertTrue(weighed.getFirst() < 5 * LARGE, weighed::toString);
        }
    }

    private static StoredResource large(long number) {
        StoredResource small = user(number);
        Indexed indexed = small.indexed();
        return new StoredResource(ACME, ResourceType.USER, id(number), 1, small.created(),
                small.lastModified(), small.writtenBy(),
                new Indexed(indexed.userNameKey(), indexed.externalId(), Optional.of("large"),
                        Optional.of("Large"), indexed.active(), indexed.emailKeys(), indexed.words()),
                "{\"note\":\"" + "Zoë ".repeat(LARGE / 4) + "\"}");
    }

    @Test
    void aUserIsFoundWithItsGroups() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(user(2));
            t.resources().insert(Samples.group(3));
            t.resources().insert(Samples.group(4));
            t.resources().addMembers(ACME, id(4), List.of(id(1)));
            t.resources().addMembers(ACME, id(3), List.of(id(1)));
        });
        for (int i = 1; i <= 2; i++) {
            String id = id(i);
            Map<String, List<GroupOf>> alone = read(t -> t.resources().groupsOf(ACME, List.of(id)));
            read(t -> {
                t.expectations().resource(ACME, ResourceType.USER, id);
                assertEquals(Optional.of(id),
                        t.resources().find(ACME, ResourceType.USER, id).map(StoredResource::id));
                assertEquals(alone, t.resources().groupsOf(ACME, List.of(id)));
                return true;
            });
        }
        write(t -> {
            t.expectations().resource(ACME, ResourceType.USER, id(1));
            assertEquals(Optional.of(user(1)), t.resources().find(ACME, ResourceType.USER, id(1)));
            t.resources().removeMembers(ACME, id(4), List.of(id(1)));
            assertEquals(List.of(new GroupOf(id(3), Optional.of("Group 3"))),
                    t.resources().groupsOf(ACME, List.of(id(1))).get(id(1)));
        });
        read(t -> {
            t.expectations().resource(ACME, ResourceType.USER, id(9));
            assertEquals(Optional.empty(), t.resources().find(ACME, ResourceType.USER, id(9)));
            assertEquals(Map.of(), t.resources().groupsOf(ACME, List.of(id(9))));
            return true;
        });
    }

    @Test
    void ofManyWhoWantOneNameOneGetsIt() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long number = i;
                Indexed indexed = new Indexed(Optional.of("wanted" + i % 10), Optional.of("same"),
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
                tries.add(threads.submit(() -> {
                    try {
                        write(t -> t.resources()
                                .insert(Samples.resource(ResourceType.USER, number, indexed)));
                        return true;
                    } catch (TakenException _) {
                        return false;
                    }
                }));
            }
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertEquals(10, won);
        }
        assertEquals(10, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
        assertEquals(10, read(t -> t.resources().page(Samples.all(ResourceType.USER))).size());
    }

    @Test
    void eachPartOfAResourceChangesAlone() {
        Indexed is = user(1).indexed();
        write(t -> t.resources().insert(user(1)));
        Optional<String> other = Optional.of("other");
        long version = 1;
        for (Indexed one : List.of(
                new Indexed(other, is.externalId(), is.displayNameKey(), is.displayName(), is.active(),
                        is.emailKeys(), is.words()),
                new Indexed(is.userNameKey(), other, is.displayNameKey(), is.displayName(), is.active(),
                        is.emailKeys(), is.words()),
                new Indexed(is.userNameKey(), is.externalId(), other, is.displayName(), is.active(),
                        is.emailKeys(), is.words()),
                new Indexed(is.userNameKey(), is.externalId(), is.displayNameKey(), Optional.empty(),
                        is.active(), is.emailKeys(), is.words()),
                new Indexed(is.userNameKey(), is.externalId(), is.displayNameKey(), is.displayName(),
                        Optional.of(false), is.emailKeys(), is.words()),
                new Indexed(is.userNameKey(), is.externalId(), is.displayNameKey(), is.displayName(),
                        is.active(), List.of("other"), is.words()),
                new Indexed(is.userNameKey(), is.externalId(), is.displayNameKey(), is.displayName(),
                        is.active(), is.emailKeys(), List.of("other")))) {
            version = replaced(with(user(1), version + 1, one));
            version = replaced(with(user(1), version + 1, is));
        }
        StoredResource last = with(user(1), version + 1, is);
        replaced(new StoredResource(last.organizationId(), last.type(), last.id(), last.version(),
                last.created(), last.lastModified(), other, is, "{}"));
    }

    /// @return the version that it has now
    private long replaced(StoredResource next) {
        assertTrue(wrote(t -> t.resources().replace(next, next.version() - 1)));
        assertEquals(Optional.of(next), read(t -> t.resources().find(ACME, ResourceType.USER, next.id())));
        return next.version();
    }

    @Test
    void aStateIsReplacedOnlyAtTheVersionThatWasSeen() {
        write(t -> t.resources().insert(user(1)));
        Indexed changed = new Indexed(Optional.of("renamed"), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(false), List.of("new@acme.com"), List.of());
        StoredResource second = with(user(1), 2, changed);
        assertTrue(wrote(t -> t.resources().replace(second, 1)));
        assertFalse(wrote(t -> t.resources().replace(with(user(1), 2, NOTHING), 1)));
        assertFalse(wrote(t -> t.resources().replace(user(9), 1)));
        assertEquals(Optional.of(second), read(t -> t.resources().find(ACME, ResourceType.USER, id(1))));
        assertEquals(List.of(), ids(Condition.Attribute.EMAIL, Condition.Comparison.EQUAL, "user1@acme.com"));
        assertEquals(List.of(1L), ids(Condition.Attribute.EMAIL, Condition.Comparison.EQUAL, "new@acme.com"));
        write(t -> t.resources().insert(user(2, "user1@acme.com")));
    }

    @Test
    void ofManyWhoReplaceOneVersionOneWins() throws Exception {
        write(t -> t.resources().insert(user(1)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                tries.add(threads.submit(
                        () -> store().write(t -> t.resources().replace(with(user(1), 2, NOTHING), 1))));
            }
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
    }

    @Test
    void aDeletedResourceLeavesNothing() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(user(2));
            t.resources().insert(group(3));
            t.resources().addMembers(ACME, id(3), List.of(id(1), id(2)));
        });
        assertFalse(wrote(t -> t.resources().delete(ACME, ResourceType.GROUP, id(1)).isPresent()));
        assertTrue(wrote(t -> t.resources().delete(ACME, ResourceType.USER, id(1)).isPresent()));
        assertFalse(wrote(t -> t.resources().delete(ACME, ResourceType.USER, id(1)).isPresent()));
        assertFalse(wrote(t -> t.resources().delete(ACME, ResourceType.USER, "\0").isPresent()));
        assertEquals(List.of(member(2)), read(t -> t.resources().members(ACME, id(3), Optional.empty(), 10)));
        assertEquals(List.of(), ids(Condition.Attribute.EMAIL, Condition.Comparison.EQUAL, "user1@acme.com"));
        write(t -> t.resources().insert(user(1)));
        assertEquals(Map.of(), read(t -> t.resources().groupsOf(ACME, List.of(id(1)))));
        assertTrue(wrote(t -> t.resources().delete(ACME, ResourceType.GROUP, id(3)).isPresent()));
        assertEquals(Map.of(), read(t -> t.resources().groupsOf(ACME, List.of(id(2)))));
        assertEquals(0, counted(t -> t.resources().count(Samples.all(ResourceType.GROUP))));
        assertEquals(2, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void aTransactionCountsItsOwnChanges() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(user(2));
            assertEquals(2, t.resources().count(Samples.all(ResourceType.USER)));
            t.resources().delete(ACME, ResourceType.USER, id(1));
            assertEquals(1, t.resources().count(Samples.all(ResourceType.USER)));
        });
        assertEquals(1, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void textThatNoDatabaseHoldsIsRefused() {
        for (String bad : List.of("a\0b", "a\ud83e", "\udd8a")) {
            assertThrows(IllegalArgumentException.class,
                    () -> write(t -> t.resources().insert(user(1, bad))));
        }
        assertEquals(0, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void membersAreAddedOnce() {
        write(t -> {
            t.resources().insert(user(1));
            t.resources().insert(user(2));
            t.resources().insert(group(3));
            t.resources().insert(group(4));
            t.resources().insert(Samples.in(GLOBEX, user(5)));
        });
        assertEquals(List.of(id(1)),
                store().write(t -> t.resources().addMembers(ACME, id(3), List.of(id(1)))));
        assertEquals(List.of(id(2), id(4)), store()
                .write(t -> t.resources().addMembers(ACME, id(3),
                        List.of(id(4), id(1), id(2), id(2), id(5), id(77), "\0", "x", "{" + id(1) + "}")))
                .stream().sorted().toList());
        assertEquals(List.of(), store().write(t -> t.resources().addMembers(ACME, id(3), List.of())));
        assertEquals(List.of(), store().write(t -> t.resources().addMembers(ACME, id(77), List.of(id(1)))));
        assertEquals(List.of(), store().write(t -> t.resources().addMembers(ACME, id(1), List.of(id(2)))));

        assertEquals(
                List.of(member(1), member(2), new Member(id(4), ResourceType.GROUP, Optional.of("Group 4"))),
                read(t -> t.resources().members(ACME, id(3), Optional.empty(), 10)));
        assertEquals(List.of(member(2)),
                read(t -> t.resources().members(ACME, id(3), Optional.of(id(1)), 1)));
        assertEquals(List.of(), read(t -> t.resources().members(GLOBEX, id(3), Optional.empty(), 10)));
        assertEquals(Map.of(id(1), List.of(new GroupOf(id(3), Optional.of("Group 3"))),
                id(4), List.of(new GroupOf(id(3), Optional.of("Group 3")))),
                read(t -> t.resources().groupsOf(ACME, List.of(id(1), id(3), id(4), id(77)))));
        assertEquals(Map.of(id(1), ResourceType.USER, id(3), ResourceType.GROUP),
                read(t -> t.resources().typesOf(ACME, List.of(id(1), id(3), id(5), id(77), "\0", "x"))));
    }

    @Test
    void membersAreTakenOut() {
        write(t -> {
            t.resources().insert(group(9));
            LongStream.range(1, 7).forEach(i -> t.resources().insert(user(i)));
            t.resources().addMembers(ACME, id(9), LongStream.range(1, 7).mapToObj(Samples::id).toList());
        });
        assertEquals(Set.of(id(1), id(2)),
                Set.copyOf(store().write(t -> t.resources().removeMembers(ACME, id(9),
                        List.of(id(1), id(2), id(2), id(77))))));
        assertEquals(List.of(),
                store().write(t -> t.resources().removeMembers(GLOBEX, id(9), List.of(id(3)))));
        assertEquals(LongStream.range(3, 7).mapToObj(Samples::id).collect(Collectors.toSet()),
                Set.copyOf(store().write(t -> t.resources().clearMembers(ACME, id(9)))));
        assertEquals(List.of(), read(t -> t.resources().members(ACME, id(9), Optional.empty(), 10)));
    }

    @Test
    void whoIsForeseenComesAndGoesAsWhoIsNot() {
        List<String> some = LongStream.range(1, 5).mapToObj(Samples::id).toList();
        write(t -> {
            LongStream.range(1, 7).forEach(i -> t.resources().insert(user(i)));
            LongStream.range(7, 10).forEach(i -> t.resources().insert(group(i)));
            t.resources().addMembers(ACME, id(9), List.of(id(1), id(3)));
        });
        write(t -> {
            foresee(t, 8, List.of(id(1), id(2), id(2), id(7), id(77), "x"));
            assertEquals(Set.of(id(1), id(2), id(7)), Set.copyOf(t.resources().addMembers(ACME, id(8),
                    List.of(id(1), id(2), id(2), id(7), id(77), "x"))));
            // It was told once.
            assertEquals(List.of(), t.resources().addMembers(ACME, id(8), List.of(id(1))));
            assertEquals(List.of(id(2)), t.resources().removeMembers(ACME, id(8), List.of(id(2))));
            assertEquals(List.of(), t.resources().removeMembers(ACME, id(8), List.of(id(2))));
        });
        assertEquals(Map.of(id(1), List.of(id(8), id(9)), id(3), List.of(id(9))), groupsOf(some));
        write(t -> {
            foresee(t, 9, List.of(id(1), id(2), id(3), id(4)));
            assertEquals(List.of(id(1)), t.resources().removeMembers(ACME, id(9), List.of(id(1), id(2))));
            assertEquals(List.of(id(4)), t.resources().addMembers(ACME, id(9), List.of(id(3), id(4))));
            // These were asked about another group.
            assertEquals(List.of(id(5)), t.resources().addMembers(ACME, id(8), List.of(id(5))));
        });
        assertEquals(Map.of(id(1), List.of(id(8)), id(3), List.of(id(9)), id(4), List.of(id(9))),
                groupsOf(some));
        write(t -> {
            foresee(t, 9, List.of(id(3), id(4)));
            assertEquals(Set.of(id(3), id(4)), Set.copyOf(t.resources().clearMembers(ACME, id(9))));
            assertEquals(List.of(id(3)), t.resources().addMembers(ACME, id(9), List.of(id(3))));
        });
        write(t -> {
            foresee(t, 9, List.of(id(3), id(4)));
            assertTrue(t.resources().delete(ACME, ResourceType.USER, id(4)).isPresent());
            assertEquals(List.of(), t.resources().addMembers(ACME, id(9), List.of(id(3), id(4))));
        });
        assertEquals(Map.of(id(1), List.of(id(8)), id(3), List.of(id(9))), groupsOf(some));
    }

    private static void foresee(Transaction t, long group, List<String> members) {
        t.expectations().resource(ACME, ResourceType.GROUP, id(group));
        t.expectations().moves(ACME, id(group), members.stream());
        assertTrue(t.resources().find(ACME, ResourceType.GROUP, id(group)).isPresent());
    }

    private Map<String, List<String>> groupsOf(List<String> ids) {
        return read(t -> t.resources().groupsOf(ACME, ids)).entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, one -> one.getValue().stream().map(GroupOf::groupId).toList()));
    }

    @Test
    void whoIsDeletedTellsWhoseMemberItWasAndWhoWereItsMembers() {
        write(t -> {
            LongStream.range(1, 3).forEach(i -> t.resources().insert(user(i)));
            LongStream.range(7, 10).forEach(i -> t.resources().insert(group(i)));
            t.resources().addMembers(ACME, id(8), List.of(id(1), id(7)));
            t.resources().addMembers(ACME, id(9), List.of(id(1), id(2), id(8)));
        });
        ResourceRecords.Deleted person = deleted(ResourceType.USER, 1);
        assertEquals(Set.of(id(8), id(9)), Set.copyOf(person.groups()));
        assertEquals(List.of(), person.members());
        ResourceRecords.Deleted group = deleted(ResourceType.GROUP, 8);
        assertEquals(List.of(id(9)), group.groups());
        assertEquals(List.of(id(7)), group.members());
        assertEquals(List.of(), deleted(ResourceType.GROUP, 7).groups());
    }

    private ResourceRecords.Deleted deleted(ResourceType type, long number) {
        return store().write(t -> t.resources().delete(ACME, type, id(number))).orElseThrow();
    }

    @Test
    void thousandsOfMembersComeAndGoAtOnce() {
        List<String> ids = new ArrayList<>(LongStream.range(0, 1_500).mapToObj(Samples::id).toList());
        write(t -> {
            t.resources().insert(group(9_999));
            LongStream.range(0, 1_500).forEach(i -> t.resources().insert(user(i)));
        });
        Collections.reverse(ids);
        assertEquals(1_500, store().write(t -> t.resources().addMembers(ACME, id(9_999), ids)).size());
        assertEquals(1_500, read(t -> t.resources().typesOf(ACME, ids)).size());
        assertEquals(1_500, read(t -> t.resources().groupsOf(ACME, ids)).size());
        assertEquals(Set.copyOf(ids.subList(0, 1_499)), Set.copyOf(
                store().write(t -> t.resources().removeMembers(ACME, id(9_999), ids.subList(0, 1_499)))));
        assertEquals(List.of(member(0)),
                read(t -> t.resources().members(ACME, id(9_999), Optional.empty(), 10)));
    }

    private static Member member(long number) {
        return new Member(id(number), ResourceType.USER, Optional.of("User " + number));
    }
}
