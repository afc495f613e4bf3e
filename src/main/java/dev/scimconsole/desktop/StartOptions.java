package dev.scimconsole.desktop;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.desktop.preferences.Machine;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.desktop.signin.SystemKeychain;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import javax.net.SocketFactory;

/// How the console starts.
///
/// @param start    what it opens
/// @param demo     starts the offline demo, when chosen
/// @param settings what it remembers; a start in the offline demo neither reads nor writes them
/// @param clock    the time, in the administrator's time zone
/// @param sockets  makes every connection to a server
/// @param keychain where sessions stay between two starts, if asked to
/// @param machine  what there is beside the window
public record StartOptions(Start start, DemoSource demo, Settings settings, Clock clock,
        SocketFactory sockets, SessionKeychain keychain, Machine machine) {

    /// Without anything of the machine.
    public StartOptions(Start start, DemoSource demo, Settings settings, Clock clock,
            SocketFactory sockets, SessionKeychain keychain) {
        this(start, demo, settings, clock, sockets, keychain, Machine.untouched());
    }

    /// Without a keychain.
    public StartOptions(Start start, DemoSource demo, Settings settings, Clock clock,
            SocketFactory sockets) {
        this(start, demo, settings, clock, sockets, SessionKeychain.none());
    }

    /// What the console opens.
    public sealed interface Start {

        /// The sign-in screen.
        ///
        /// @param server preselected; when empty, the one of the last sign-in
        record AtSignIn(Optional<URI> server) implements Start {}

        /// The sign-in screen, for the server that a link names.
        record FromLink(SetUpLink link) implements Start {}

        /// The offline demo, signed in as its Org Admin, at SCIM Configuration.
        record InDemo() implements Start {}
    }

    /// As it starts for an administrator.
    public static StartOptions of(Start start, DemoSource demo, Settings settings, Machine machine) {
        return new StartOptions(start, demo, settings, new LocalClock(), SocketFactory.getDefault(),
                new SystemKeychain(), machine);
    }
}
