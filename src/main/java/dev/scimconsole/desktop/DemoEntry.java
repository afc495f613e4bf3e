package dev.scimconsole.desktop;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/// The ways into the offline demo. One that fails leaves nothing behind. They block.
///
/// @param source  starts the demo
/// @param clients connects to its service
record DemoEntry(DemoSource source, Function<URI, ConsoleClient> clients) {

    /// Somebody who is signed in to a demo.
    record Entered(DemoSource.Demo demo, ConsoleClient client, AdminSession session) {

        /// Ends the demo, and whoever is in it.
        void end() {
            client.close();
            demo.close();
        }

        /// Leaves the demo, which goes on.
        void leave() {
            try {
                session.signOut();
            } catch (CallFailedException _) {
                // It has ended meanwhile, and the session with it.
            }
            client.close();
        }
    }

    /// Starts the demo and signs its Org Admin in.
    ///
    /// @throws CallFailedException when it can't start, or nobody can sign in to it
    Entered start() throws CallFailedException {
        DemoSource.Demo demo = begun();
        try {
            return in(demo, Role.ORG_ADMIN);
            // Also where it was interrupted: the calls let that through, undeclared.
        } catch (Throwable e) {
            demo.close();
            throw e;
        }
    }

    private DemoSource.Demo begun() throws CallFailedException {
        try {
            return source.start();
        } catch (IOException e) {
            throw new CallFailedException(
                    new CallFailure.Unreachable(Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }

    /// Signs somebody in to a demo that runs.
    ///
    /// @throws CallFailedException when its service does not answer
    Entered in(DemoSource.Demo demo, Role role) throws CallFailedException {
        ConsoleClient client = clients.apply(demo.address());
        try {
            return new Entered(demo, client, client.signIn(credentials(demo, role)));
        } catch (Throwable e) {
            client.close();
            throw e;
        }
    }

    /// Whom the demo knows in a role.
    static SignIn credentials(DemoSource.Demo demo, Role role) {
        return switch (role) {
            case ORG_ADMIN -> demo.orgAdmin();
            case VIEWER -> demo.viewer();
        };
    }
}
