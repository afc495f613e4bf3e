package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("client")
class AdministratorCallsTest {

    private static final Duration LATER = Duration.ofSeconds(1);

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void everyPageOfAdministratorsIsRead() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            server.passTime(LATER);
            server.addViewer();
            // Of two that come in one millisecond either may be called the older.
            server.passTime(LATER);
            server.server().addAdministrator(new SignIn("kim@acme.com", RunningServer.PASSWORD),
                    Role.VIEWER);
            try (Wire wire = Wire.to(server.server().address());
                    ConsoleClient client = ConsoleClient.at(wire.address())) {
                AdministratorCalls calls = client
                        .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).administrators();
                assertEquals(List.of(RunningServer.OWNER, RunningServer.VIEWER, "kim@acme.com"),
                        calls.all(2).stream().map(AdministratorDetails::email).toList());
                assertEquals(2, wire.count("GET /api/v1/administrators?"));
            }
        }
    }

    @Test
    void aSessionGoesOnWithTheRoleAsItStandsNow() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            server.passTime(LATER);
            server.addViewer();
            try (ConsoleClient client = ConsoleClient.at(server.server().address())) {
                AdminSession viewer = client
                        .signIn(new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD));
                AdministratorCalls calls = client
                        .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).administrators();
                calls.changeRole(calls.all().getLast().id(), Role.ORG_ADMIN);
                AdminSession later = client.resume(viewer.session().sessionToken());
                assertEquals(Role.ORG_ADMIN, later.session().administrator().role());
                assertEquals(RunningServer.ORGANIZATION, later.session().organization().name());
                assertEquals(viewer.session().expiresAt(), later.session().expiresAt());
                later.configuration();
            }
        }
    }
}
