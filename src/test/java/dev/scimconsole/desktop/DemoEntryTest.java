package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.server.RunningServer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways into the demo, without a toolkit.
@Tag("desktop")
class DemoEntryTest {

    @TempDir private Path folder;
    private int closed;

    @Test
    void whoeverStartsItIsItsOrgAdminAndMayGoOnAsItsViewer() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            server.addViewer();
            DemoEntry entry = new DemoEntry(() -> new Demo(server.server().address()), ConsoleClient::at);
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
                () -> new DemoEntry(() -> new Demo(address), ConsoleClient::at).start());
        assertEquals(1, closed);
    }

    @Test
    void aClientThatCanNotSignInIsClosedAndTheDemoGoesOn() throws Exception {
        List<Socket> opened = new CopyOnWriteArrayList<>();
        try (RunningServer server = RunningServer.setUp(folder)) {
            Demo demo = new Demo(server.server().address());
            ConsoleClient client = new ConsoleClient(demo.address(), new Sockets(opened));
            // Of what is read the connection is kept, unlike that of a sign-in.
            client.health();
            assertFalse(opened.getFirst().isClosed());
            DemoEntry entry = new DemoEntry(() -> demo, _ -> client);
            assertThrows(CallFailedException.class, () -> entry.in(demo, Role.VIEWER),
                    "there is no Viewer");
            assertTrue(opened.stream().allMatch(Socket::isClosed), "no connection is kept for nobody");
            assertEquals(0, closed);
        }
    }

    /// Keeps an eye on what it opens.
    private static final class Sockets extends SocketFactory {

        private final List<Socket> opened;

        Sockets(List<Socket> opened) {
            this.opened = opened;
        }

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            opened.add(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }

    /// A service that the test runs.
    private final class Demo implements DemoSource.Demo {

        private final URI address;

        Demo(URI address) {
            this.address = address;
        }

        @Override
        public URI address() {
            return address;
        }

        @Override
        public SignIn orgAdmin() {
            return new SignIn(RunningServer.OWNER, RunningServer.PASSWORD);
        }

        @Override
        public SignIn viewer() {
            return new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        }

        @Override
        public List<Product> products() {
            return List.of();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
