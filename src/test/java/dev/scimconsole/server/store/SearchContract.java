package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.group;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.Condition.And;
import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.directory.Condition.Not;
import dev.scimconsole.server.store.directory.Condition.Or;
import dev.scimconsole.server.store.directory.Condition.Present;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.ResourceQuery.Order;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.failure.ScanTooLargeException;
import dev.scimconsole.server.store.failure.ScansWaitException;
import dev.scimconsole.server.values.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store finds: conditions, orders and pages.
abstract class SearchContract extends DirectoryContract {

    // Neighbours in byte order that other orders (UTF-16, languages, LIKE) would mix up.
    private static final List<String> KEYS = List.of("", "%", "_", "\\", "a", "a%", "ab", "abc", "b", "bcab",
            "ä", "z", "zz", "\ud7ff", "\ue000", "\uffff", "🦊", "🦊a", "🦋", "\udbff\udfff", "\udbff\udfffz",
            "A",
            "a b", "A'B");

    List<Long> ids(Condition condition) {
        List<Long> found = numbers(Samples.where(ResourceType.USER, condition));
        assertEquals(found.size(),
                counted(t -> t.resources().count(Samples.where(ResourceType.USER, condition))));
        return found;
    }

    List<Long> ids(Attribute attribute, Comparison comparison, String value) {
        return ids(new Compare(attribute, comparison, value));
    }

    private List<Long> numbers(ResourceQuery query) {
        return read(t -> t.resources().page(query)).stream()
                .map(found -> Long.valueOf(found.id().substring(24))).toList();
    }

    @Test
    void textsCompareByTheirBytes() {
        for (Attribute attribute : List.of(Attribute.USER_NAME, Attribute.EXTERNAL_ID, Attribute.DISPLAY_NAME,
                Attribute.EMAIL)) {
            write(t -> {
                numbers(Samples.all(ResourceType.USER), t).forEach(number -> t.resources()
                        .delete(ACME, ResourceType.USER, id(number)));
                for (int i = 0; i < KEYS.size(); i++) {
                    t.resources()
                            .insert(Samples.resource(ResourceType.USER, i, indexed(attribute, KEYS.get(i))));
                }
                t.resources().insert(Samples.resource(ResourceType.USER, 99, indexed(attribute)));
            });
            List<String> values = new ArrayList<>(KEYS);
            values.addAll(List.of("x", "\udbff\udfff\udbff\udfff", "a\0", "a\ud800", "\0", "\udfff"));
            for (String value : values) {
                for (Comparison comparison : Comparison.values()) {
                    List<Long> expected = matching(key -> compares(key, comparison, value));
                    assertEquals(expected, ids(attribute, comparison, value),
                            () -> attribute + " " + comparison + " " + value);
                    List<Long> others = new ArrayList<>(matching(key -> !compares(key, comparison, value)));
                    others.add(99L);
                    assertEquals(others, ids(new Not(new Compare(attribute, comparison, value))),
                            () -> "not " + attribute + " " + comparison + " " + value);
                }
            }
        }
    }

    @Test
    void idsCompareLikeTexts() {
        insertUsers(5);
        assertEquals(List.of(3L), ids(Attribute.ID, Comparison.EQUAL, id(3)));
        assertEquals(List.of(), ids(Attribute.ID, Comparison.EQUAL, "nonsense"));
        assertEquals(List.of(4L, 5L), ids(Attribute.ID, Comparison.GREATER, id(3)));
        assertEquals(List.of(2L), ids(Attribute.ID, Comparison.ENDS_WITH, "02"));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), ids(Attribute.ID, Comparison.STARTS_WITH, "00000000-"));
    }

    /// Whatever somebody takes for an id, and wherever among ids it stands.
    @Test
    void whatIsNoIdComparesWithIdsAsATextDoes() {
        List<String> ids = List.of("00000000-0000-0000-0000-000000000001",
                "019a0f9f-9999-7a0a-8aaa-99999999999f", "019a0f9f-9999-7a0a-8aaa-a00000000000",
                "7fffffff-ffff-7fff-bfff-ffffffffffff", "80000000-0000-7000-8000-000000000000",
                "ffffffff-ffff-7fff-bfff-fffffffffff9");
        List<String> values = new ArrayList<>(List.of("", "\0", "-", "g", "\udfff", "{", "null",
                "f".repeat(5_000), "ffffffff-ffff-ffff-ffff-ffffffffffff"));
        write(t -> {
            for (int i = 0; i < ids.size(); i++) {
                StoredResource user = user(i);
                t.resources()
                        .insert(new StoredResource(ACME, ResourceType.USER, ids.get(i), 1, user.created(),
                                user.lastModified(), user.writtenBy(), user.indexed(), user.document()));
            }
        });
        for (String id : ids) {
            values.addAll(List.of(id, id.toUpperCase(Locale.ROOT), "{" + id + "}", id + "0", id + "\0",
                    id + "\ud800", " " + id, id.replace("-", ""), id.substring(0, 35),
                    id.substring(0, 35) + ":", id.substring(0, 35) + "g", id.substring(0, 12) + "00",
                    id.substring(0, 8), id.substring(0, 9), id.substring(9), id.substring(0, 3) + "é"));
        }
        for (String value : values) {
            for (Comparison comparison : Comparison.values()) {
                Compare condition = new Compare(Attribute.ID, comparison, value);
                assertEquals(ids.stream().filter(id -> compares(id, comparison, value)).toList(),
                        found(condition), () -> comparison + " " + value);
                assertEquals(ids.stream().filter(id -> !compares(id, comparison, value)).toList(),
                        found(new Not(condition)), () -> "not " + comparison + " " + value);
            }
            assertEquals(ids.stream().filter(id -> compares(id, Comparison.GREATER, value)).toList(),
                    read(t -> t.resources().page(page(Optional.of(value), 0, 100))).stream()
                            .map(StoredResource::id).toList(),
                    () -> "after " + value);
            assertEquals(ids.contains(value),
                    read(t -> t.resources().find(ACME, ResourceType.USER, value)).isPresent(), value);
        }
        assertEquals(ids, found(new Or(
                Stream.concat(ids.stream(), values.stream())
                        .map(value -> (Condition) new Compare(Attribute.ID, Comparison.EQUAL, value))
                        .toList())));
    }

    private List<String> found(Condition condition) {
        return read(t -> t.resources().page(Samples.where(ResourceType.USER, condition))).stream()
                .map(StoredResource::id).toList();
    }

    @Test
    void activeAndTimesCompareByValue() {
        insertUsers(3);
        write(t -> {
            t.resources().insert(Samples.resource(ResourceType.USER, 4,
                    new Indexed(Optional.of("four"), Optional.empty(), Optional.empty(), Optional.empty(),
                            Optional.of(false), List.of(), List.of())));
            t.resources().insert(Samples.resource(ResourceType.USER, 5, indexed(Attribute.ID)));
        });
        assertEquals(List.of(1L, 2L, 3L), ids(Attribute.ACTIVE, Comparison.EQUAL, "true"));
        assertEquals(List.of(4L), ids(Attribute.ACTIVE, Comparison.EQUAL, "false"));
        assertEquals(List.of(4L, 5L), ids(new Not(new Compare(Attribute.ACTIVE, Comparison.EQUAL, "true"))));
        assertEquals(List.of(5L), ids(new Not(new Present(Attribute.ACTIVE))));
        String second = Long.toString(NOON.toEpochMilli() + 2);
        for (Attribute attribute : List.of(Attribute.CREATED, Attribute.LAST_MODIFIED)) {
            assertEquals(List.of(2L), ids(attribute, Comparison.EQUAL, second));
            assertEquals(List.of(1L), ids(attribute, Comparison.LESS, second));
            assertEquals(List.of(1L, 2L), ids(attribute, Comparison.LESS_OR_EQUAL, second));
            assertEquals(List.of(3L, 4L, 5L), ids(attribute, Comparison.GREATER, second));
            assertEquals(List.of(2L, 3L, 4L, 5L), ids(attribute, Comparison.GREATER_OR_EQUAL, second));
        }
        assertThrows(IllegalArgumentException.class,
                () -> ids(Attribute.CREATED, Comparison.CONTAINS, second));
        assertThrows(IllegalArgumentException.class, () -> ids(Attribute.ACTIVE, Comparison.GREATER, "true"));
        assertThrows(IllegalArgumentException.class, () -> ids(Attribute.MEMBER, Comparison.CONTAINS, "1"));
    }

    @Test
    void presenceAsksForAValue() {
        insertUsers(1);
        write(t -> t.resources().insert(Samples.resource(ResourceType.USER, 2, indexed(Attribute.ID))));
        for (Attribute attribute : List.of(Attribute.USER_NAME, Attribute.EXTERNAL_ID, Attribute.DISPLAY_NAME,
                Attribute.ACTIVE, Attribute.EMAIL)) {
            assertEquals(List.of(1L), ids(new Present(attribute)), attribute::toString);
            assertEquals(List.of(2L), ids(new Not(new Present(attribute))), attribute::toString);
        }
        for (Attribute attribute : List.of(Attribute.ID, Attribute.CREATED, Attribute.LAST_MODIFIED)) {
            assertEquals(List.of(1L, 2L), ids(new Present(attribute)), attribute::toString);
        }
    }

    @Test
    void oneOfSeveralEmailsIsEnough() {
        insertUsers(3);
        assertEquals(List.of(2L), ids(Attribute.EMAIL, Comparison.EQUAL, "second2@acme.com"));
        assertEquals(List.of(1L, 2L, 3L), ids(Attribute.EMAIL, Comparison.STARTS_WITH, "second"));
        assertEquals(List.of(3L), ids(Attribute.EMAIL, Comparison.CONTAINS, "r3@"));
        assertEquals(List.of(1L, 2L, 3L),
                ids(new And(List.of(new Compare(Attribute.EMAIL, Comparison.STARTS_WITH, "second"),
                        new Compare(Attribute.EMAIL, Comparison.STARTS_WITH, "user")))));
        assertEquals(List.of(1L, 3L),
                ids(new Not(new Compare(Attribute.EMAIL, Comparison.EQUAL, "user2@acme.com"))));
    }

    @Test
    void membershipIsSearchedBothWays() {
        insertUsers(3);
        write(t -> {
            t.resources().insert(group(8));
            t.resources().insert(group(9));
            t.resources().addMembers(ACME, id(8), List.of(id(1), id(2)));
        });
        assertEquals(List.of(1L, 2L), ids(Attribute.GROUP, Comparison.EQUAL, id(8)));
        assertEquals(List.of(), ids(Attribute.GROUP, Comparison.EQUAL, "\0"));
        assertEquals(List.of(3L), ids(new Not(new Present(Attribute.GROUP))));
        assertEquals(List.of(8L), numbers(Samples.where(ResourceType.GROUP,
                new Compare(Attribute.MEMBER, Comparison.EQUAL, id(2)))));
        assertEquals(List.of(9L), numbers(Samples.where(ResourceType.GROUP,
                new Not(new Compare(Attribute.MEMBER, Comparison.EQUAL, id(2))))));
        assertEquals(List.of(8L),
                numbers(Samples.where(ResourceType.GROUP, new Present(Attribute.MEMBER))));
    }

    @Test
    void conditionsCombineWithTwoTruthValues() {
        insertUsers(3);
        write(t -> t.resources().insert(Samples.resource(ResourceType.USER, 4, indexed(Attribute.ID))));
        Condition one = new Compare(Attribute.USER_NAME, Comparison.EQUAL, "user1@acme.com");
        Condition two = new Compare(Attribute.EXTERNAL_ID, Comparison.EQUAL, "ext-2");
        assertEquals(List.of(1L, 2L), ids(new Or(List.of(one, two))));
        assertEquals(List.of(1L, 2L, 3L), ids(new Or(List.of(one, two, one,
                new Compare(Attribute.USER_NAME, Comparison.EQUAL, "user2@acme.com"),
                new Compare(Attribute.EMAIL, Comparison.EQUAL, "second3@acme.com"),
                new Compare(Attribute.EMAIL, Comparison.EQUAL, "second1@acme.com"),
                new Compare(Attribute.EMAIL, Comparison.EQUAL, "\0")))));
        assertEquals(List.of(), ids(new And(List.of(one, two))));
        assertEquals(List.of(3L, 4L), ids(new Not(new Or(List.of(one, two)))));
        assertEquals(List.of(1L, 2L, 3L, 4L), ids(new Not(new And(List.of(one, two)))));
        assertEquals(List.of(1L), ids(new Not(new Not(one))));
        assertEquals(List.of(1L, 2L, 3L, 4L), ids(new And(List.of())));
        assertEquals(List.of(), ids(new Or(List.of())));
        assertEquals(List.of(), ids(new Not(new And(List.of()))));
    }

    @Test
    void aConditionOfThousandsOfTermsIsAnswered() {
        insertUsers(3);
        List<Condition> terms = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            terms.add(new Compare(Attribute.USER_NAME, Comparison.EQUAL, "user" + (i + 2) + "@acme.com"));
        }
        assertEquals(List.of(2L, 3L), ids(new Or(terms)));
        terms.replaceAll(term -> new And(List.of(term, new Present(Attribute.USER_NAME))));
        assertEquals(List.of(2L, 3L), ids(new Or(terms.subList(0, 1_000))));
        Condition deep = terms.getFirst();
        for (int i = 0; i < 1_000; i++) {
            deep = new Not(deep);
        }
        Condition tooDeep = deep;
        assertThrows(IllegalArgumentException.class, () -> ids(tooDeep));
        assertEquals(List.of(2L), ids(terms.getFirst()));
    }

    @Test
    void ordersPutMissingValuesLastWhenAscendingAndFirstWhenDescending() {
        write(t -> {
            t.resources()
                    .insert(Samples.resource(ResourceType.USER, 1, indexed(Attribute.DISPLAY_NAME, "b")));
            t.resources().insert(Samples.resource(ResourceType.USER, 2, indexed(Attribute.ID)));
            t.resources()
                    .insert(Samples.resource(ResourceType.USER, 3, indexed(Attribute.DISPLAY_NAME, "a")));
            t.resources()
                    .insert(Samples.resource(ResourceType.USER, 4, indexed(Attribute.DISPLAY_NAME, "b")));
            t.resources().insert(Samples.resource(ResourceType.USER, 5, indexed(Attribute.ID)));
            t.resources()
                    .insert(Samples.resource(ResourceType.USER, 6, indexed(Attribute.DISPLAY_NAME, "ä")));
        });
        assertEquals(List.of(3L, 1L, 4L, 6L, 2L, 5L), ordered(Attribute.DISPLAY_NAME, true));
        assertEquals(List.of(2L, 5L, 6L, 1L, 4L, 3L), ordered(Attribute.DISPLAY_NAME, false));
        assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), ordered(Attribute.CREATED, false));
        assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), ordered(Attribute.ID, false));
        assertThrows(IllegalArgumentException.class, () -> ordered(Attribute.EMAIL, true));
    }

    @Test
    void pagesFollowEachOther() {
        insertUsers(10);
        assertEquals(List.of(1L, 2L, 3L), numbers(page(Optional.empty(), 0, 3)));
        assertEquals(List.of(10L), numbers(page(Optional.empty(), 9, 3)));
        assertEquals(List.of(), numbers(page(Optional.empty(), 10, 3)));
        assertEquals(List.of(), numbers(page(Optional.empty(), 0, 0)));
        assertEquals(List.of(5L, 6L), numbers(page(Optional.of(id(4)), 0, 2)));
        assertEquals(10, counted(t -> t.resources().count(page(Optional.of(id(4)), 5, 2))));
    }

    @Test
    void aScanShowsOneAfterAnotherUntilItIsEnough() {
        insertUsers(1_000);
        List<String> seen = new ArrayList<>();
        read(t -> {
            t.resources().scan(Samples.all(ResourceType.USER), user -> {
                assertTrue(t.resources().find(ACME, ResourceType.USER, user.id()).isPresent());
                seen.add(user.id());
                return seen.size() < 700;
            });
            return true;
        });
        assertEquals(LongStream.rangeClosed(1, 700).mapToObj(Samples::id).toList(), seen);
        List<Integer> nested = new ArrayList<>();
        read(t -> {
            t.resources().scan(page(Optional.empty(), 0, 3), _ -> {
                t.resources().scan(page(Optional.empty(), 0, 3), _ -> nested.add(1));
                return true;
            });
            return true;
        });
        assertEquals(Collections.nCopies(9, 1), nested);
    }

    private void insertUsers(int count) {
        write(t -> LongStream.rangeClosed(1, count).forEach(i -> t.resources().insert(user(i))));
    }

    private List<Long> ordered(Attribute attribute, boolean ascending) {
        return numbers(new ResourceQuery(ACME, ResourceType.USER, Optional.empty(),
                Optional.of(new Order(attribute, ascending)), Optional.empty(), 0, 100));
    }

    private static ResourceQuery page(Optional<String> after, long offset, int limit) {
        return new ResourceQuery(ACME, ResourceType.USER, Optional.empty(), Optional.empty(), after, offset,
                limit);
    }

    private static List<Long> numbers(ResourceQuery query, Transaction t) {
        return t.resources().page(query).stream().map(found -> Long.valueOf(found.id().substring(24)))
                .toList();
    }

    private static List<Long> matching(Predicate<String> test) {
        return LongStream.range(0, KEYS.size()).filter(i -> test.test(KEYS.get((int) i))).boxed().toList();
    }

    private static boolean compares(String key, Comparison comparison, String value) {
        int order = Arrays.compare(codePoints(key), codePoints(value));
        return switch (comparison) {
            case EQUAL -> key.equals(value);
            case CONTAINS -> isText(value) && key.contains(value);
            case STARTS_WITH -> isText(value) && key.startsWith(value);
            case ENDS_WITH -> isText(value) && key.endsWith(value);
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }

    /// Half of a pair is part of no text, though Java finds it in the other half's company.
    private static boolean isText(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /// UTF-8 bytes sort as code points do, and these also exist for half a surrogate pair.
    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }

    private static Indexed indexed(Attribute attribute, String... values) {
        Optional<String> value = Arrays.stream(values).findFirst();
        return new Indexed(attribute == Attribute.USER_NAME ? value : Optional.empty(),
                attribute == Attribute.EXTERNAL_ID ? value : Optional.empty(),
                attribute == Attribute.DISPLAY_NAME ? value : Optional.empty(),
                attribute == Attribute.DISPLAY_NAME ? value : Optional.empty(), Optional.empty(),
                attribute == Attribute.EMAIL ? List.of(values) : List.of(), List.of());
    }

    @Test
    void membersAndGroupsSortByTheFirstOfThem() {
        write(t -> {
            for (long number = 1; number <= 4; number++) {
                t.resources().insert(user(number));
            }
            for (long number = 11; number <= 13; number++) {
                t.resources().insert(group(number));
            }
            t.resources().addMembers(ACME, id(11), List.of(id(3), id(4)));
            t.resources().addMembers(ACME, id(13), List.of(id(4), id(2)));
        });
        assertEquals(List.of(13L, 11L, 12L), sorted(ResourceType.GROUP, Attribute.MEMBER, true));
        assertEquals(List.of(12L, 11L, 13L), sorted(ResourceType.GROUP, Attribute.MEMBER, false));
        assertEquals(List.of(3L, 4L, 2L, 1L), sorted(ResourceType.USER, Attribute.GROUP, true));
        assertEquals(List.of(1L, 2L, 3L, 4L), sorted(ResourceType.USER, Attribute.GROUP, false));
    }

    @Test
    void activeOnesSortBehindOthers() {
        write(t -> {
            for (long number = 1; number <= 3; number++) {
                Indexed indexed = user(number).indexed();
                t.resources().insert(Samples.resource(ResourceType.USER, number,
                        new Indexed(indexed.userNameKey(), indexed.externalId(), indexed.displayNameKey(),
                                indexed.displayName(), Optional.of(number != 2), indexed.emailKeys(),
                                List.of())));
            }
            t.resources().insert(Samples.resource(ResourceType.USER, 4, indexed(Attribute.USER_NAME, "z")));
        });
        assertEquals(List.of(2L, 1L, 3L, 4L), sorted(ResourceType.USER, Attribute.ACTIVE, true));
        assertEquals(List.of(4L, 1L, 3L, 2L), sorted(ResourceType.USER, Attribute.ACTIVE, false));
    }

    private List<Long> sorted(ResourceType type, Attribute attribute, boolean ascending) {
        return numbers(
                new ResourceQuery(ACME, type, Optional.empty(), Optional.of(new Order(attribute, ascending)),
                        Optional.empty(), 0, 100));
    }

    @Test
    void aScanReadsAsAnyReadAndLooksAtNoMoreRowsThanItMay() {
        write(t -> LongStream.rangeClosed(1, 10).forEach(number -> t.resources().insert(user(number))));
        ScanBudget ten = new ScanBudget(Duration.ofMinutes(1), 10);
        assertEquals(10, scanned(ten));
        ScanBudget nine = new ScanBudget(Duration.ofMinutes(1), 9);
        assertThrows(ScanTooLargeException.class, () -> scanned(nine));
        assertThrows(IllegalStateException.class,
                () -> store().scan(ten, t -> t.resources().delete(ACME, ResourceType.USER, id(1))));
        assertEquals(10, scanned(ten));
    }

    private int scanned(ScanBudget budget) {
        return store().scan(budget, t -> {
            List<StoredResource> seen = new ArrayList<>();
            t.resources().scan(Samples.all(ResourceType.USER), seen::add);
            return seen;
        }).size();
    }

    @Test
    void aScanEndsInTheMiddleOfAStatementWhenItsTimeIsOver() {
        write(t -> LongStream.rangeClosed(1, 3_000).forEach(number -> t.resources().insert(user(number))));
        List<Condition> terms = LongStream.rangeClosed(1, 400)
                .<Condition>mapToObj(
                        i -> new Compare(Attribute.USER_NAME, Comparison.CONTAINS, "none of them " + i))
                .toList();
        ResourceQuery hard = Samples.where(ResourceType.USER, new Or(terms));
        ScanBudget hardlyAny = new ScanBudget(Duration.ofMillis(5), Long.MAX_VALUE);
        assertThrows(ScanTooLargeException.class,
                () -> store().scan(hardlyAny, t -> t.resources().count(hard)));
        ScanBudget enough = new ScanBudget(Duration.ofMinutes(1), Long.MAX_VALUE);
        assertEquals(0L, store().scan(enough, t -> Long.valueOf(t.resources().count(hard))).longValue());
    }

    @Test
    void whileOneScansOthersReadAndFurtherScansWaitInAShortQueue() throws InterruptedException {
        write(t -> t.resources().insert(user(1)));
        ScanBudget budget = new ScanBudget(Duration.ofMinutes(1), 100);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> scanning = new ArrayList<>();
        scanning.add(Thread.startVirtualThread(() -> store().scan(budget, _ -> {
            begun.countDown();
            awaitUninterruptibly(end);
            return true;
        })));
        begun.await();
        assertEquals(List.of(1L), numbers(Samples.all(ResourceType.USER)));
        CountDownLatch turnedAway = new CountDownLatch(42);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            scanning.add(Thread.startVirtualThread(() -> {
                try {
                    answered.addAndGet(store().scan(budget, t -> t.resources()
                            .page(Samples.all(ResourceType.USER))).size());
                } catch (ScansWaitException _) {
                    refused.incrementAndGet();
                    turnedAway.countDown();
                }
            }));
        }
        turnedAway.await();
        end.countDown();
        for (Thread thread : scanning) {
            thread.join();
        }
        assertEquals(42, refused.get());
        assertEquals(8, answered.get());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
