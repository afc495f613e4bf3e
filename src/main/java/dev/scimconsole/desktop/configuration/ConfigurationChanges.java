package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The changes of the SCIM configuration. What is special about them: an answer tells the new configuration,
/// and may bring a token that is shown nowhere else.
final class ConfigurationChanges {

    private final Changes<Versioned<ScimConfiguration>> changes;
    private final ConfigurationAttempts attempts;
    private boolean tokenArriving;

    ConfigurationChanges(AdminSession session, Tasks tasks, Messages messages, Moments moments) {
        changes = new Changes<>(session::configuration, tasks, messages);
        attempts = new ConfigurationAttempts(session.session().administrator().email(), this::isTokenArriving,
                messages, moments);
    }

    /// What changes are about.
    ConfigurationAttempts attempts() {
        return attempts;
    }

    /// The configuration and its version; empty until it was read.
    ReadOnlyObjectProperty<Optional<Versioned<ScimConfiguration>>> knownProperty() {
        return changes.knownProperty();
    }

    /// What became of the last changes, where that needs words.
    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return changes.noticeProperty();
    }

    /// Whether a change is under way, or its outcome is being found out.
    ReadOnlyBooleanProperty busyProperty() {
        return changes.busyProperty();
    }

    /// Whether the answer that is awaited will carry a token.
    boolean isTokenComing() {
        return changes.isSecretComing();
    }

    /// Whether the configuration that is being taken comes with the new token: the page itself replaces the
    /// one it shows.
    boolean isTokenArriving() {
        return tokenArriving;
    }

    Optional<ScimConfiguration> configuration() {
        return knownProperty().get().map(Versioned::value);
    }

    void tell(Notice told) {
        changes.tell(told);
    }

    /// Sends a change, unless another is under way.
    ///
    /// @param shows   set while it is under way
    /// @param made    takes the new token, if one was issued, once the page knows the new configuration
    /// @param refused takes a failure after which nothing has changed
    void send(Attempt<Versioned<ScimConfiguration>> attempt, Callable<Versioned<ConfigurationChange>> call,
            BooleanProperty shows, Consumer<Optional<ScimToken>> made, Consumer<CallFailure> refused) {
        changes.of(attempt, call).showing(shows).onDiscard(ConfigurationChanges::wipe).telling(answer -> {
            tokenArriving = answer.value().issuedToken().isPresent();
            return Optional.of(new Versioned<>(answer.value().configuration(), answer.etag()));
        }).onMade(answer -> {
            made.accept(answer.value().issuedToken());
            tokenArriving = false;
            if (answer.etag().isEmpty()) {
                reread();
            }
        }).onRefused(refused).send();
    }

    /// Reads the configuration.
    void read(Loading loading, Runnable taken) {
        changes.read(loading, taken);
    }

    /// Reads the configuration while nobody waits for it.
    void readQuietly(Runnable taken, Consumer<CallFailure> failed) {
        changes.readQuietly(taken, failed);
    }

    /// Reads the configuration again before anything else can be changed; what was known stays when that
    /// fails.
    void reread() {
        changes.reread(_ -> {});
    }

    /// Asks again how a change ended whose outcome is not known.
    void checkAgain() {
        changes.checkAgain();
    }

    private static void wipe(Versioned<ConfigurationChange> nobodyWaits) {
        nobodyWaits.value().issuedToken().ifPresent(ScimToken::close);
    }
}
