package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How long tokens live. Shows what the service holds, never what was only asked for.
public final class ExpiryViewModel {

    /// Days; 0 is no end.
    private static final List<Integer> USUAL = List.of(0, 30, 60, 90, 180, 365);

    private final AdminSession session;
    private final ConfigurationChanges changes;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ReadOnlyIntegerWrapper days = new ReadOnlyIntegerWrapper(this, "days");
    private final ReadOnlyStringWrapper end = new ReadOnlyStringWrapper(this, "end", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");

    ExpiryViewModel(AdminSession session, ConfigurationChanges changes, Messages messages, Moments moments,
            Clock clock) {
        this.session = session;
        this.changes = changes;
        this.messages = messages;
        this.moments = moments;
        this.clock = clock;
        changes.knownProperty().subscribe(known -> known.ifPresent(read -> take(read.value())));
    }

    /// The lives that can be chosen, in days; 0 is no end.
    public List<Integer> choices() {
        return Stream.concat(USUAL.stream(), Stream.of(days.get())).distinct().sorted().toList();
    }

    /// A life in words.
    public String words(int chosen) {
        return messages.text("expiry.days", chosen);
    }

    /// What to ask before tokens get that life; empty when it needs no question, since nothing ends by it.
    public Optional<Confirmation> question(int chosen) {
        if (chosen == 0) {
            return Optional.empty();
        }
        String endsAt = moments.within(clock.instant().plus(Duration.ofDays(chosen)));
        return Optional.of(new Confirmation(messages.text("expiry.title", chosen),
                messages.text("expiry.lead"),
                List.of(messages.text("expiry.ends", endsAt), messages.text("expiry.stops"),
                        messages.text("expiry.entra")),
                messages.text("expiry.confirm")));
    }

    /// Asks the service to give tokens that life, from now on.
    ///
    /// @param chosen in days; 0 is no end
    public void set(int chosen) {
        if (chosen == days.get()) {
            return;
        }
        error.set("");
        changes.send(changes.attempts().tokenLifetime(chosen), () -> session.setTokenLifetime(chosen), busy,
                _ -> {},
                failure -> error.set(failure.sentence()));
    }

    /// How many days tokens live; 0 when they have no end.
    public ReadOnlyIntegerProperty daysProperty() {
        return days.getReadOnlyProperty();
    }

    /// When the current token's life ends; empty text when never.
    public ReadOnlyStringProperty endProperty() {
        return end.getReadOnlyProperty();
    }

    /// Whether the service is being asked.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why it stayed as it was; empty text when nothing went wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    private void take(ScimConfiguration known) {
        days.set(known.tokenLifetimeDays().orElse(0));
        end.set(known.token().flatMap(token -> token.expiresAt())
                .map(at -> messages.text("expiry.current", moments.within(at))).orElse(""));
    }
}
