package dev.scimconsole.server;

import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// For tests of a server that an identity provider can send to: set up, with the first email domain and its
/// token, and somebody signed in. Each test has its own.
public abstract class EnabledServer {

    private static final PreparedFolder<Access> ENABLED = new PreparedFolder<>(EnabledServer::prepare);

    /// Where its data stand.
    @TempDir(factory = MemoryFolder.class) protected Path folder;
    protected RunningServer server;
    /// The Org Admin's.
    protected String session;
    /// The one that was issued with the domain.
    protected String token;

    @BeforeEach
    void enable() {
        Access access = ENABLED.copyTo(folder);
        server = RunningServer.again(folder, 0);
        session = access.session;
        token = access.token;
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static Access prepare(Path folder) {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String session = server.signIn();
            return new Access(session, server.addFirstDomain(session));
        }
    }

    private record Access(String session, String token) {}
}
