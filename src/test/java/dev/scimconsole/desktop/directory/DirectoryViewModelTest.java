package dev.scimconsole.desktop.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.DirectorySearch.State;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.desktop.NoFailures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages of users and groups have in common, without a toolkit and without a service: a list of
/// names stands for it. Work waits until the test lets it run.
@Tag("desktop")
@Tag("desktop.directory")
class DirectoryViewModelTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Runnable> ticks = new ArrayList<>();
    private final List<DirectorySearch> asked = new ArrayList<>();
    private final Tasks tasks = new Tasks(work::add, Runnable::run, new NoFailures());
    private List<String> names = IntStream.range(0, 250).mapToObj("name-%03d"::formatted).toList();
    private boolean countable = true;
    private boolean unlisted;
    private long total;
    private Optional<String> broken = Optional.empty();
    private final DirectoryViewModel<String, String> model = new DirectoryViewModel<>(this::read, this::read,
            new Loads(tasks, (_, tick) -> {
                ticks.add(tick);
                Subscription end = () -> ticks.remove(tick);
                return end;
            }, () -> true, new Messages()), "users.list.");

    @AfterEach
    void close() {
        model.close();
        tasks.close();
        assertEquals(List.of(), ticks);
    }

    @Test
    void aListIsAsLongAsItIsAndItsPagesComeWhereItIsLookedAt() {
        model.reload();
        assertTrue(model.loading().runningProperty().get());
        assertEquals("Loading…", model.emptyProperty().get());
        run();
        assertEquals(250, model.rows().size());
        assertEquals("250 provisioned", model.totalProperty().get());
        assertEquals("", model.footerProperty().get());
        assertFalse(model.hasMoreProperty().get());
        assertEquals(1, asked.size());
        assertNull(model.rows().get(249));
        assertNull(model.rows().get(248));
        assertEquals(1, work.size(), "not twice at a time");
        List<Integer> updated = new ArrayList<>();
        model.rows().addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                updated.addAll(List.of(change.getFrom(), change.getTo()));
            }
        });
        run();
        assertEquals("name-249", model.rows().get(249));
        assertEquals(List.of(200, 250), updated);
        assertNull(model.rows().get(150), "the page between was not looked at");
        run();
        assertEquals("name-150", model.rows().get(150));
        assertEquals(0, work.size());
    }

    @Test
    void whoScrollsFastReadsWhatIsSeenInTheEnd() {
        names = IntStream.range(0, 100_000).mapToObj("name-%06d"::formatted).toList();
        model.reload();
        run();
        for (int index = 1_000; index < 90_000; index += 1_000) {
            assertNull(model.rows().get(index));
        }
        run();
        assertEquals("name-089000", model.rows().get(89_000));
        assertTrue(asked.size() <= 5, "asked " + asked.size() + " times");
    }

    @Test
    void whatPassesByIsNotReadUntilItIsLookedAt() {
        names = IntStream.range(0, 100_000).mapToObj("name-%06d"::formatted).toList();
        model.reload();
        run();
        model.pass(true);
        for (int index = 1_000; index < 90_000; index += 1_000) {
            assertNull(model.rows().get(index));
        }
        run();
        assertEquals(1, asked.size());
        model.pass(false);
        run();
        assertEquals("name-089000", model.rows().get(89_000));
        assertTrue(asked.size() <= 4, "asked " + asked.size() + " times");
        model.pass(true);
        model.reload();
        run();
        assertEquals("name-000000", model.rows().getFirst(), "another list does not wait");
    }

    @Test
    void fewPagesAreKept() {
        names = IntStream.range(0, 100_000).mapToObj("name-%06d"::formatted).toList();
        model.reload();
        run();
        for (int index = 0; index < 100_000; index += 100) {
            model.rows().get(index);
            run();
        }
        assertEquals("name-099900", model.rows().get(99_900));
        assertEquals(99_900, model.rows().indexOf("name-099900"));
        assertEquals(-1, model.rows().indexOf("name-000000"), "not here any more");
        assertNull(model.rows().get(0));
        run();
        assertEquals("name-000000", model.rows().getFirst());
    }

    @Test
    void aListThatIsTooLongToBeCountedGrows() {
        countable = false;
        model.stateProperty().set(Optional.of(State.ACTIVE));
        run();
        assertEquals(100, model.rows().size());
        assertTrue(model.hasMoreProperty().get());
        assertEquals("100 users found so far", model.footerProperty().get());
        model.showMore();
        model.showMore();
        assertEquals(1, work.size());
        run();
        model.showMore();
        run();
        assertEquals(names, List.copyOf(model.rows()));
        assertFalse(model.hasMoreProperty().get());
        assertEquals("250 users found", model.footerProperty().get());
        model.showMore();
        assertEquals(0, work.size());
    }

    @Test
    void whatIsListedIsAskedForByAllFiltersTogether() {
        model.stateProperty().set(Optional.of(State.DEACTIVATED));
        model.clientProperty().set(Optional.of("Okta"));
        model.groupProperty().set(Optional.of(new GroupName("g", "Staff")));
        run();
        assertEquals(
                new DirectorySearch(Optional.empty(), Optional.of(State.DEACTIVATED), Optional.of("Okta"),
                        Optional.of("g"), Sort.NAME, true),
                model.shownSearch());
        assertEquals(List.of("Okta"), model.clients());
        names = List.of();
        total = 7;
        model.groupProperty().set(Optional.empty());
        run();
        assertEquals("No user is like that.", model.emptyProperty().get());
        assertFalse(model.nothingProvisionedProperty().get());
    }

    @Test
    void anyNumberIsSortedByAnything() {
        names = IntStream.range(0, 10_001).mapToObj("name-%06d"::formatted).toList();
        model.reload();
        run();
        for (Sort sort : Sort.values()) {
            model.sortBy(sort, false);
            run();
            assertEquals(sort, model.shownSearch().sort());
            assertEquals(10_001, model.rows().size());
        }
        model.textProperty().set("name-00001");
        model.search();
        run();
        assertEquals(Sort.MEMBERS, model.shownSearch().sort(), "a search keeps the order");
    }

    @Test
    void thatMoreFitThanAreListedIsSaid() {
        unlisted = true;
        model.textProperty().set("name");
        model.search();
        run();
        assertEquals(
                "More fit than the 250 that are listed. Type more to find somebody; an export has them all.",
                model.footerProperty().get());
    }

    @Test
    void whatIsTypedIsSearchedWhenTheTypingPauses() {
        model.textProperty().set("name-1");
        model.textProperty().set(" name-12 ");
        assertEquals(0, work.size());
        assertEquals(1, ticks.size());
        List.copyOf(ticks).forEach(Runnable::run);
        run();
        assertEquals(Optional.of("name-12"), asked.getLast().text());
        assertEquals(10, model.rows().size());
        assertEquals("10 users found", model.footerProperty().get());
        model.textProperty().set("nobody");
        model.search();
        run();
        assertEquals("No name, user name, email or external ID has words that begin with “nobody”.",
                model.emptyProperty().get());
        assertFalse(model.nothingProvisionedProperty().get());
        assertEquals("", model.footerProperty().get());
        assertEquals(model.shownSearch(), asked.getLast());
    }

    @Test
    void anAnswerThatComesLateIsNotShown() {
        model.textProperty().set("name-1");
        model.search();
        Runnable late = work.remove();
        model.textProperty().set("name-2");
        model.search();
        run();
        late.run();
        assertEquals("name-200", model.rows().getFirst());
        assertEquals(Optional.of("name-2"), model.shownSearch().text());
    }

    @Test
    void moreOfWhatWasWantedBeforeIsNotAddedToWhatIsWantedNow() {
        model.reload();
        run();
        assertNull(model.rows().get(120));
        Runnable late = work.remove();
        model.sortBy(Sort.USER_NAME, false);
        late.run();
        run();
        assertNull(model.rows().get(120));
        assertEquals(DirectorySearch.all().sortedBy(Sort.USER_NAME, false), model.shownSearch());
        run();
        model.sortBy(Sort.USER_NAME, false);
        assertEquals(0, work.size(), "sorted so already");
    }

    @Test
    void aFailureIsToldAndWhatIsShownStays() {
        model.reload();
        run();
        broken = Optional.of("The service does not answer.");
        assertNull(model.rows().get(120));
        run();
        assertEquals("The service does not answer.", model.filling().errorProperty().get());
        assertEquals("name-000", model.rows().getFirst());
        broken = Optional.empty();
        model.filling().retry();
        run();
        assertEquals("", model.filling().errorProperty().get());
        assertEquals("name-120", model.rows().get(120));
    }

    @Test
    void aFailureAtFirstLeavesNoWordOfLoading() {
        broken = Optional.of("The service does not answer.");
        model.reload();
        run();
        assertEquals("", model.emptyProperty().get());
        assertFalse(model.nothingProvisionedProperty().get());
        assertFalse(model.loading().runningProperty().get());
    }

    @Test
    void whereNothingIsProvisionedThatIsSaid() {
        names = List.of();
        model.reload();
        run();
        assertTrue(model.nothingProvisionedProperty().get());
        assertEquals("No users have been provisioned yet.", model.emptyProperty().get());
        assertEquals("0 provisioned", model.totalProperty().get());
    }

    @Test
    void theChosenOneIsShownInDetailAndNoOther() {
        model.choose(Optional.of("a"));
        Runnable late = work.remove();
        model.choose(Optional.of("b"));
        assertTrue(model.awaitedProperty().get());
        rest();
        run();
        late.run();
        assertFalse(model.awaitedProperty().get());
        assertEquals(Optional.of("b in detail"), model.detailsProperty().get());
        model.choose(Optional.empty());
        assertEquals(Optional.empty(), model.detailsProperty().get());
        broken = Optional.of("There is no such user.");
        model.choose(Optional.of("c"));
        run();
        assertFalse(model.awaitedProperty().get(), "it is said why it does not come");
        assertEquals("There is no such user.", model.detailsLoading().errorProperty().get());
        assertEquals(Optional.empty(), model.detailsProperty().get());
        model.choose(Optional.empty());
        assertEquals("", model.detailsLoading().errorProperty().get());
    }

    @Test
    void whileTheChoiceMovesOnNobodyIsRead() {
        model.choose(Optional.of("a"));
        for (String passed : List.of("b", "c", "d")) {
            model.choose(Optional.of(passed));
        }
        assertEquals(1, work.size(), "the first was read at once");
        run();
        assertEquals(Optional.empty(), model.detailsProperty().get(), "it is chosen no more");
        rest();
        assertEquals(1, work.size());
        run();
        assertEquals(Optional.of("d in detail"), model.detailsProperty().get());
        model.choose(Optional.of("e"));
        assertEquals(1, work.size(), "the choice had come to rest");
        model.choose(Optional.of("f"));
        model.choose(Optional.empty());
        rest();
        run();
        assertEquals(Optional.empty(), model.detailsProperty().get());
    }

    private void rest() {
        List.copyOf(ticks).forEach(Runnable::run);
    }

    private void run() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private DirectoryViewModel.Page<String> read(DirectorySearch search, PageStart from, int limit)
            throws CallFailedException {
        asked.add(search);
        failIfBroken();
        List<String> found = search.text().isEmpty()
                ? names
                : names.stream().filter(name -> name.startsWith(search.text().orElseThrow())).toList();
        int start = from.cursor().map(Integer::parseInt).orElse((int) from.position());
        int end = Math.min(found.size(), start + limit);
        return new DirectoryViewModel.Page<>(found.subList(start, end), Math.max(total, names.size()),
                countable ? Optional.of((long) found.size()) : Optional.empty(), unlisted, List.of("Okta"),
                end < found.size() ? Optional.of(Integer.toString(end)) : Optional.empty());
    }

    private String read(String row) throws CallFailedException {
        failIfBroken();
        return row + " in detail";
    }

    private void failIfBroken() throws CallFailedException {
        if (broken.isPresent()) {
            throw new CallFailedException(new CallFailure.Unreachable(broken.get()));
        }
    }
}
