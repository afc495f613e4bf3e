package dev.scimconsole.desktop.palette;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.desktop.palette.Find.Kind;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.task.TypingPause;
import dev.scimconsole.desktop.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds what is typed: pages, actions and help at once, people as soon as the service has answered.
public final class PaletteViewModel {

    private static final int FEWEST_LETTERS = 2;

    private final List<Find> known;
    private final People people;
    private final Tasks tasks;
    private final Messages messages;
    private final TypingPause typing;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Find> found = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", "");
    private Optional<RunningTask> looking = Optional.empty();

    /// @param known  what does not have to be asked for
    /// @param people looks for people
    /// @param tasks  run that
    public PaletteViewModel(List<Find> known, People people, Tasks tasks, Ticker ticker, Messages messages) {
        this.known = List.copyOf(known);
        this.people = people;
        this.tasks = tasks;
        this.messages = messages;
        typing = new TypingPause(ticker, this::lookForPeople);
        query.subscribe(this::typed);
    }

    /// Looks for people whose names begin so. Blocks.
    @FunctionalInterface
    public interface People {

        /// A few of them.
        List<Find> beginning(String text) throws CallFailedException;
    }

    /// What is typed.
    public StringProperty queryProperty() {
        return query;
    }

    /// What was found, by kind.
    public ObservableList<Find> found() {
        return found;
    }

    /// How much was found, in words; also where people could not be looked for.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Looks for nothing any more.
    public void close() {
        typing.end();
        looking.ifPresent(RunningTask::cancel);
    }

    private void typed(String text) {
        looking.ifPresent(RunningTask::cancel);
        show(Stream.empty());
        if (text.strip().length() >= FEWEST_LETTERS) {
            typing.typed();
        } else {
            typing.end();
        }
    }

    private void lookForPeople() {
        String text = query.get().strip();
        looking = Optional.of(tasks.of(() -> people.beginning(text)).onSuccess(some -> show(some.stream()))
                .onFailure(failure -> state.set(failure.sentence())).start());
    }

    private void show(Stream<Find> some) {
        List<Find> ofPeople = some.toList();
        found.setAll(Arrays.stream(Kind.values()).flatMap(kind -> Stream.concat(
                known.stream().filter(find -> find.kind() == kind && matches(find)),
                ofPeople.stream().filter(find -> find.kind() == kind))).toList());
        state.set(messages.text("palette.found", found.size()));
    }

    /// Each word that is typed begins one of its words.
    private boolean matches(Find find) {
        String words = " " + folded(find.title()) + " " + folded(find.note());
        return Arrays.stream(folded(query.get()).split(" ", -1)).filter(word -> !word.isEmpty())
                .allMatch(word -> words.contains(" " + word));
    }

    private String folded(String text) {
        return text.toLowerCase(messages.locale()).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
