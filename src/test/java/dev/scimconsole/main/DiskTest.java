package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A small disk of its own under the service: read-only, full, and well again. Only who may mount one can run
/// this.
@Tag("whole")
@Tag("main")
@EnabledOnOs(OS.LINUX)
class DiskTest {

    private static final int MOST_USERS = 20_000;

    @TempDir private Path folder;
    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "may not mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        boolean _ = run("umount", "-l", disk.toString());
    }

    @Test
    void aReadOnlyDiskIsSaidInOneLine() throws Exception {
        Path fresh = disk.resolve("fresh");
        RunningServer.setUp(disk).close();
        Files.move(disk.resolve("store.db"), disk.resolve("scim-console.db"));
        assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
        for (List<String> arguments : List.of(
                List.of("serve", "--listen", "127.0.0.1:0", "--data", disk.toString()),
                List.of("serve", "--listen", "127.0.0.1:0", "--data", fresh.toString()),
                List.of("backup", disk.resolve("b.db").toString(), "--data", disk.toString()),
                List.of("restore", "--adopt", "--data", disk.toString()))) {
            try (RunningProgram program = RunningProgram.start(List.of(), arguments.toArray(String[]::new))) {
                int status = program.exitStatus();
                String said = program.lastError();
                assertTrue(status == 1 || status == 2, () -> status + ": " + said);
                assertTrue(said.startsWith("scim-console: ") && said.contains("Read-only file system"), said);
                assertFalse(String.join("\n", program.errors()).contains("Exception"),
                        () -> String.join("\n", program.errors()));
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndRecoversByItself() throws Exception {
        try (RunningServer server = RunningServer.setUp(disk)) {
            String session = server.signIn();
            String token = server.addFirstDomain(session);
            fill();
            int users = 0;
            Reply answer = create(server, token, users);
            while (answer.status() == 201 && users < MOST_USERS) {
                users++;
                answer = create(server, token, users);
            }
            assertEquals(503, answer.status(), answer.text());
            assertTrue(answer.text().contains("try again") || answer.text().contains("Try again"),
                    answer.text());
            // What only reads goes on; an export says that its head is not signed.
            assertEquals(200,
                    server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + token)
                            .status());
            assertEquals(200, server.send("GET", "/scim-configuration", "", "session", session).status());
            Reply refused = server.post("/scim-configuration/token/refresh", "", "session", session,
                    "If-Match",
                    server.send("GET", "/scim-configuration", "", "session", session).header("ETag"));
            assertEquals("store-unavailable", refused.problem(), refused.text());
            assertEquals(200, server.send("GET", "/events/export", "", "session", session).status());
            Files.delete(disk.resolve("filler"));
            assertEquals(201, create(server, token, users).status());
            assertTrue(server.send("GET", "/events/verification", "", "session", session).json().get("intact")
                    .asBoolean());
        }
        try (RunningServer server = RunningServer.again(disk, 0)) {
            String session = server.signIn();
            assertEquals("checked", server.send("GET", "/events/verification", "", "session", session).json()
                    .at("/signatures/state").asString());
        }
    }

    private static Reply create(RunningServer server, String token, int number) {
        return server.sendTo("/scim/v2/Users", "POST", String.format(Locale.ROOT, """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "u%d@acme.com",
                 "title": "%s"}""", number, "x".repeat(1_000)), "Authorization", "Bearer " + token);
    }

    private void fill() throws IOException {
        byte[] some = new byte[4096];
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(some);
            }
        } catch (IOException _) {
            // That is how one finds out.
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor() == 0;
    }
}
