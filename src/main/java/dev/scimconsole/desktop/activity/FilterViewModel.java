package dev.scimconsole.desktop.activity;

import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.task.TypingPause;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the administrator wants to see. A choice holds at once; typing holds when it pauses.
public final class FilterViewModel {

    private final Clock clock;
    private final TypingPause typing;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty actor = new SimpleStringProperty(this, "actor", "");
    private final ObjectProperty<TimeRange> time = new SimpleObjectProperty<>(this, "time", TimeRange.ANY);
    private final ObjectProperty<Optional<LocalDate>> firstDay = new SimpleObjectProperty<>(this, "firstDay",
            Optional.empty());
    private final ObjectProperty<Optional<LocalDate>> lastDay = new SimpleObjectProperty<>(this, "lastDay",
            Optional.empty());
    private final ObjectProperty<Optional<EventKind>> kind = new SimpleObjectProperty<>(this, "kind",
            Optional.empty());
    private final ObjectProperty<Optional<EventOutcome>> outcome = new SimpleObjectProperty<>(this, "outcome",
            Optional.empty());

    /// @param changed called when something else is wanted
    FilterViewModel(Clock clock, Ticker ticker, Runnable changed) {
        this.clock = clock;
        typing = new TypingPause(ticker, changed);
        text.subscribe((_, _) -> typing.typed());
        actor.subscribe((_, _) -> typing.typed());
        time.subscribe((_, _) -> apply());
        firstDay.subscribe((_, _) -> apply());
        lastDay.subscribe((_, _) -> apply());
        kind.subscribe((_, _) -> apply());
        outcome.subscribe((_, _) -> apply());
    }

    /// What an event is to contain.
    public StringProperty textProperty() {
        return text;
    }

    /// Who is to have acted: an email or a token hint.
    public StringProperty actorProperty() {
        return actor;
    }

    /// When it is to have happened.
    public ObjectProperty<TimeRange> timeProperty() {
        return time;
    }

    /// The first day, for [TimeRange#DAYS].
    public ObjectProperty<Optional<LocalDate>> firstDayProperty() {
        return firstDay;
    }

    /// The last day, for [TimeRange#DAYS].
    public ObjectProperty<Optional<LocalDate>> lastDayProperty() {
        return lastDay;
    }

    /// Of which kind it is to be; empty for both.
    public ObjectProperty<Optional<EventKind>> kindProperty() {
        return kind;
    }

    /// What is to have become of it; empty for anything.
    public ObjectProperty<Optional<EventOutcome>> outcomeProperty() {
        return outcome;
    }

    /// Applies what is being typed, without waiting for a pause.
    public void apply() {
        typing.hold();
    }

    /// Whether anything restricts what is shown.
    boolean restricts() {
        return !filter().equals(EventFilter.all());
    }

    EventFilter filter() {
        return new EventFilter(from(), to(), typed(actor), outcome.get(), kind.get(), typed(text));
    }

    void close() {
        typing.end();
    }

    private Optional<Instant> from() {
        return time.get() == TimeRange.DAYS
                ? firstDay.get().map(day -> day.atStartOfDay(clock.getZone()).toInstant())
                : time.get().back().map(back -> clock.instant().minus(back));
    }

    private Optional<Instant> to() {
        return time.get() == TimeRange.DAYS
                ? lastDay.get().map(day -> day.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                : Optional.empty();
    }

    private static Optional<String> typed(StringProperty field) {
        return Optional.of(field.get().strip()).filter(known -> !known.isEmpty());
    }
}
