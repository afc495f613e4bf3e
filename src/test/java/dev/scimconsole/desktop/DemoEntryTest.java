package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways into the demo, without a toolkit.
@Tag("desktop")
class DemoEntryTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private int closed;

    @Test
    void whoeverStartsItIsItsOrgAdminAndMayGoOnAsItsViewer() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            server.addViewer();
            DemoEntry entry = new DemoEntry(() -> demo(server.server().address()), ConsoleClient::at);
            DemoEntry.Entered started = entry.start();
            assertEquals(Role.ORG_ADMIN, started.session().session().administrator().role());
            DemoEntry.Entered viewer = entry.in(started.demo(), Role.VIEWER);
            assertEquals(Role.VIEWER, viewer.session().session().administrator().role());
            assertEquals(0, closed);
            started.end();
            assertEquals(1, closed);
        }
    }

    @Test
    void aDemoThatNobodyCanSignInToIsEnded() {
        RunningServer server = RunningServer.setUp(folder);
        URI address = server.server().address();
        server.close();
        assertThrows(CallFailedException.class,
                () -> new DemoEntry(() -> demo(address), ConsoleClient::at).start());
        assertEquals(1, closed);
    }

    @Test
    void aClientThatCanNotSignInIsClosedAndTheDemoGoesOn() throws Exception {
        WatchedSockets sockets = WatchedSockets.withoutToolkit();
        try (RunningServer server = RunningServer.setUp(folder)) {
            ServedDemo demo = demo(server.server().address());
            ConsoleClient client = new ConsoleClient(demo.address(), sockets);
            // Of what is read the connection is kept, unlike that of a sign-in.
            client.health();
            assertEquals(1, sockets.open());
            DemoEntry entry = new DemoEntry(() -> demo, _ -> client);
            assertThrows(CallFailedException.class, () -> entry.in(demo, Role.VIEWER),
                    "there is no Viewer");
            assertEquals(0, sockets.open(), "no connection is kept for nobody");
            assertEquals(0, closed);
        }
    }

    private ServedDemo demo(URI address) {
        return new ServedDemo(() -> address, () -> closed++);
    }
}
