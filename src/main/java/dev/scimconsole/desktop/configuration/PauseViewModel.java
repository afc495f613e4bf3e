package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.configuration.Pause;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether provisioning is paused. Shows what the service holds, never what was only asked for.
public final class PauseViewModel {

    private final AdminSession session;
    private final ConfigurationChanges changes;
    private final Messages messages;
    private final Moments moments;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(this, "possible");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");

    PauseViewModel(AdminSession session, ConfigurationChanges changes, Messages messages, Moments moments) {
        this.session = session;
        this.changes = changes;
        this.messages = messages;
        this.moments = moments;
        changes.knownProperty().subscribe(known -> known.ifPresent(read -> take(read.value())));
    }

    /// What to ask before everything is paused.
    public Confirmation question() {
        return new Confirmation(messages.text("pause.title"), messages.text("pause.lead"),
                List.of(messages.text("pause.all"), messages.text("pause.kept"),
                        messages.text("pause.missed")),
                messages.text("pause.confirm"));
    }

    /// Pauses, having asked.
    public void pause() {
        set(true);
    }

    /// Lets provisioning go on.
    public void resume() {
        set(false);
    }

    /// Whether there is anything to pause or to resume.
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /// Whether provisioning is paused.
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Since when it is paused and by whom, or why it stayed as it was; empty while all goes on.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    private void set(boolean wanted) {
        changes.send(changes.attempts().pause(wanted), () -> session.setPaused(wanted), busy, _ -> {},
                failure -> sentence.set(failure.sentence()));
    }

    private void take(ScimConfiguration known) {
        Optional<Pause> pause = known.paused();
        possible.set(known.enabled() || pause.isPresent());
        paused.set(pause.isPresent());
        sentence.set(pause.map(since -> messages.text("scim.paused", moments.within(since.at()), since.by()))
                .orElse(""));
    }
}
