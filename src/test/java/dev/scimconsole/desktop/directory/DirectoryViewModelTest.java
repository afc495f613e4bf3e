package dev.scimconsole.desktop.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.desktop.task.Failures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages of users and groups have in common, without a toolkit and without a service: a list of names stands
/// for it. Work waits until the test lets it run.
@Tag("desktop")
@Tag("desktop.directory")
class DirectoryViewModelTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Runnable> ticks = new ArrayList<>();
    private final List<DirectorySearch> asked = new ArrayList<>();
    private final Tasks tasks = new Tasks(work::add, Runnable::run, new Failures() {
        @Override
        public boolean takes(CallFailure failure) {
            return false;
        }

        @Override
        public void unforeseen(Throwable failure) {
            throw new AssertionError(failure);
        }
    });
    private List<String> names = IntStream.range(0, 250).mapToObj("name-%03d"::formatted).toList();
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
    void pagesFollowEachOtherUntilTheEnd() {
        model.reload();
        assertTrue(model.loading().runningProperty().get());
        assertEquals("Loading…", model.emptyProperty().get());
        run();
        assertEquals(100, model.rows().size());
        assertEquals("250 provisioned", model.totalProperty().get());
        assertEquals("100 of 250 users shown", model.footerProperty().get());
        model.showMore();
        model.showMore();
        assertEquals(1, work.size(), "not twice at a time");
        run();
        model.showMore();
        run();
        assertEquals(names, model.rows());
        assertFalse(model.hasMoreProperty().get());
        assertEquals("", model.footerProperty().get());
        model.showMore();
        assertEquals(0, work.size());
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
        assertEquals("No name, user name or email begins with “nobody”.", model.emptyProperty().get());
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
        model.showMore();
        Runnable late = work.remove();
        model.sortBy(Sort.USER_NAME, false);
        late.run();
        run();
        assertEquals(100, model.rows().size());
        assertEquals(DirectorySearch.all().sortedBy(Sort.USER_NAME, false), model.shownSearch());
        model.sortBy(Sort.USER_NAME, false);
        assertEquals(0, work.size(), "sorted so already");
    }

    @Test
    void aFailureIsToldAndWhatIsShownStays() {
        model.reload();
        run();
        broken = Optional.of("The service does not answer.");
        model.showMore();
        run();
        assertEquals("The service does not answer.", model.loading().errorProperty().get());
        assertEquals(100, model.rows().size());
        broken = Optional.empty();
        model.reload();
        run();
        assertEquals("", model.loading().errorProperty().get());
        assertEquals(100, model.rows().size());
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
        run();
        late.run();
        assertEquals(Optional.of("b in detail"), model.detailsProperty().get());
        model.choose(Optional.empty());
        assertEquals(Optional.empty(), model.detailsProperty().get());
        broken = Optional.of("There is no such user.");
        model.choose(Optional.of("c"));
        run();
        assertEquals("There is no such user.", model.detailsLoading().errorProperty().get());
        assertEquals(Optional.empty(), model.detailsProperty().get());
        model.choose(Optional.empty());
        assertEquals("", model.detailsLoading().errorProperty().get());
    }

    private void run() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private DirectoryViewModel.Page<String> read(DirectorySearch search, Optional<String> cursor, int limit)
            throws CallFailedException {
        asked.add(search);
        failIfBroken();
        List<String> found = names.stream().filter(name -> name.startsWith(search.text().orElse("")))
                .toList();
        int start = cursor.map(Integer::parseInt).orElse(0);
        int end = Math.min(found.size(), start + limit);
        return new DirectoryViewModel.Page<>(found.subList(start, end), names.size(),
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
