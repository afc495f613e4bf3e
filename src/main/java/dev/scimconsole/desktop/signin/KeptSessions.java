package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// *Keep me signed in*: which servers' sessions stay in the keychain. The settings know which, so that the
/// keychain is loaded only where there is something in it, or once somebody is about to sign in.
public final class KeptSessions {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final SessionKeychain keychain;
    private final Settings settings;
    private final Tasks tasks;
    private final Runnable refused;
    private final ReadOnlyObjectWrapper<Optional<Boolean>> available = new ReadOnlyObjectWrapper<>(this,
            "available", Optional.empty());
    private boolean looked;

    /// @param keychain where they stay
    /// @param settings know which
    /// @param tasks    call the keychain
    /// @param refused  called when the keychain did not take a session
    public KeptSessions(SessionKeychain keychain, Settings settings, Tasks tasks, Runnable refused) {
        this.keychain = keychain;
        this.settings = settings;
        this.tasks = tasks;
        this.refused = refused;
    }

    /// Begins to find out whether there is a keychain, the first time only; not at once, since what has just
    /// been shown is still being drawn.
    public void lookSoon(Ticker ticker) {
        if (!looked) {
            looked = true;
            ticker.once(SOON, () -> tasks.of(keychain::isAvailable)
                    .onSuccess(found -> available.set(Optional.of(found))).start());
        }
    }

    /// Whether there is a keychain; empty until that is known.
    public ReadOnlyObjectProperty<Optional<Boolean>> availableProperty() {
        return available.getReadOnlyProperty();
    }

    /// Whether the session of a server is kept.
    public boolean isKept(URI server) {
        return settings.server(server).filter(ServerProfile::keptSignedIn).isPresent();
    }

    /// Keeps a session of a server that the settings remember, in place of an earlier one.
    public void keep(URI server, String sessionToken) {
        tasks.of(() -> {
            boolean taken = keychain.keep(server, sessionToken);
            if (!taken) {
                keychain.forget(server);
            }
            return taken;
        }).onSuccess(kept -> {
            mark(server, kept);
            if (!kept) {
                refused.run();
            }
        }).start();
    }

    /// Keeps the session of a server no longer, if it was kept.
    public void forget(URI server) {
        if (isKept(server)) {
            mark(server, false);
            tasks.of(() -> {
                keychain.forget(server);
                return true;
            }).start();
        }
    }

    /// What becomes of a session that is kept.
    sealed interface Resumed {
        record On(AdminSession session) implements Resumed {}

        record NotKept() implements Resumed {}

        record Ended() implements Resumed {}

        /// It may still be kept.
        record Unread() implements Resumed {}
    }

    /// Goes on with the session kept for a server. Blocks; not on the thread of the screen.
    ///
    /// @throws CallFailedException when the server does not tell whether it has ended
    Resumed resume(ConsoleClient server) throws CallFailedException {
        try {
            Optional<String> token = keychain.find(server.server());
            return token.isPresent() ? resume(server, token.orElseThrow()) : new Resumed.NotKept();
        } catch (UnreadableKeychainException _) {
            return new Resumed.Unread();
        }
    }

    private static Resumed resume(ConsoleClient server, String token) throws CallFailedException {
        try {
            return new Resumed.On(server.resume(token));
        } catch (CallFailedException e) {
            if (e.failure() instanceof CallFailure.Answered(var problem)
                    && problem.code() == ProblemCode.NOT_SIGNED_IN) {
                return new Resumed.Ended();
            }
            throw e;
        }
    }

    private void mark(URI server, boolean kept) {
        settings.server(server).ifPresent(known -> settings.remember(known.keptSignedIn(kept)));
    }
}
