package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scim-console token`, as programs run it: a process of its own, a real server, and a wire that can break.
@Tag("main")
@Tag("whole")
class TokenProgramTest {

    private static final String REFRESH = "POST /api/v1/scim-configuration/token/refresh";
    private static final Path SCRIPT = Path.of("packaging", "automation", "refresh-to-key-vault.sh")
            .toAbsolutePath();

    @TempDir Path folder;
    private RunningServer server;
    private Wire wire;
    private String session;
    private String first;
    private String key;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.setUp(Files.createDirectory(folder.resolve("data")));
        wire = Wire.to(server.server().address());
        session = server.signIn();
        first = server.addFirstDomain(session);
        key = key("Job", "orgAdmin");
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    @Test
    void aRefreshWritesTheNewTokenAndNothingElse() throws Exception {
        try (RunningProgram program = token("refresh")) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            List<String> output = program.restOfOutput();
            assertEquals(1, output.size());
            assertEquals(200, users(output.getFirst()));
            assertEquals(401, users(first));
            String said = String.join("\n", program.errors());
            assertFalse(said.contains(output.getFirst()) || said.contains(key), said);
            assertTrue(said.contains("…" + hint(first) + " no longer works"), said);
        }
        assertEquals("Job", server.send("GET", "/scim-configuration", "", "session", session).json()
                .at("/token/createdBy").asString());
    }

    @Test
    void aFileOfTheTokenIsItsOwnersAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "what stood there before");
        try (RunningProgram program = token("refresh", "--file", file.toString())) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            assertEquals(List.of(), program.restOfOutput());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(200, users(Files.readString(file)));
        assertFalse(Files.exists(folder.resolve("token.new")));
        try (RunningProgram program = token("refresh", "--file", folder.resolve("no/folder").toString())) {
            assertEquals(2, program.exitStatus());
        }
        assertEquals(200, users(Files.readString(file)), "nothing was refreshed");
    }

    @Test
    void aCommandGetsTheTokenAndItsOutputIsDropped() throws Exception {
        Path kept = folder.resolve("kept");
        try (RunningProgram program = token("refresh", "--to-command", "sh", "-c",
                "tee " + kept + "; exit 0")) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            assertEquals(List.of(), program.restOfOutput());
        }
        assertEquals(200, users(Files.readString(kept)));
        try (RunningProgram program = token("refresh", "--to-command", "no-such-command-here")) {
            assertEquals(2, program.exitStatus());
        }
        assertEquals(200, users(Files.readString(kept)), "nothing was refreshed");
        try (RunningProgram program = token("refresh", "--to-command", "sh", "-c", "exit 7")) {
            assertEquals(1, program.exitStatus());
            assertTrue(program.lastError().contains("sh ended with status 7. Nobody has it: refresh again"),
                    program.lastError());
        }
        assertEquals(401, users(Files.readString(kept)), "what was said of it is so");
    }

    @Test
    void aLostAnswerIsAnUnknownOutcomeThatIsSaidAsItIs() throws Exception {
        wire.strike(REFRESH, new Wire.Fault.AnswerLost());
        try (RunningProgram program = token("refresh")) {
            assertEquals(4, program.exitStatus(), () -> program.errors().toString());
            assertEquals(List.of(), program.restOfOutput());
            assertTrue(program.lastError().contains("nobody has seen it"), program.lastError());
        }
        assertEquals(401, users(first));
        assertEquals(1, wire.count(REFRESH), "sent once");
        wire.strike(REFRESH, new Wire.Fault.RequestLost());
        try (RunningProgram program = token("refresh")) {
            assertEquals(4, program.exitStatus());
            assertTrue(program.lastError().contains("the token was still …"), program.lastError());
        }
        assertEquals(2, wire.count(REFRESH), "sent once each");
        wire.strike("", new Wire.Fault.Cut());
        try (RunningProgram program = token("refresh")) {
            assertEquals(1, program.exitStatus());
            assertTrue(program.lastError().endsWith("Nothing was changed."), program.lastError());
        }
    }

    @Test
    void whoComesSecondChangesNothing() throws Exception {
        CountDownLatch until = new CountDownLatch(1);
        wire.strike("GET /api/v1/scim-configuration", new Wire.Fault.Slow(until));
        try (RunningProgram program = token("refresh")) {
            while (wire.count("GET /api/v1/scim-configuration") == 0) {
                Thread.onSpinWait();
            }
            assertEquals(201, server.post("/scim-configuration/domains", "{\"name\": \"b.com\"}", "session",
                    session).status());
            until.countDown();
            int status = program.exitStatus();
            assertTrue(status == 3 || status == 0, program.errors().toString());
            if (status == 3) {
                assertEquals(200, users(first));
                assertEquals(List.of(), program.restOfOutput());
            }
        }
    }

    @Test
    void otherRefusalsSayWhyAndChangeNothing() throws Exception {
        String viewer = key("Watcher", "viewer");
        assertRefused(1, Map.of("SCIM_CONSOLE_KEY", viewer), "Only an Org Admin may do this");
        assertRefused(1, Map.of("SCIM_CONSOLE_KEY", "scimconsole_" + "x".repeat(43)),
                "has ended, or is not one");
        assertRefused(2, Map.of("SCIM_CONSOLE_KEY", ""), "SCIM_CONSOLE_KEY is missing");
        assertRefused(2, Map.of("SCIM_CONSOLE_KEY", "two words"), "is no key");
        try (RunningProgram program = RunningProgram.start(Map.of("SCIM_CONSOLE_KEY", key), "", "token",
                "refresh", "--server", "http://scim.example.com")) {
            assertEquals(2, program.exitStatus(), "a key does not travel in clear");
        }
        assertEquals(200, users(first));
    }

    @Test
    void aRevokedTokenIsEndedAndHasNoOtherInItsPlace() throws Exception {
        wire.strike("POST /api/v1/scim-configuration/token/revoke", new Wire.Fault.RequestLost());
        try (RunningProgram program = token("revoke")) {
            assertEquals(4, program.exitStatus(), () -> program.errors().toString());
            assertTrue(program.lastError().contains("the token was still …" + hint(first)),
                    program.lastError());
        }
        assertEquals(200, users(first));
        wire.strike("POST /api/v1/scim-configuration/token/revoke", new Wire.Fault.AnswerLost());
        try (RunningProgram program = token("revoke")) {
            assertEquals(4, program.exitStatus(), () -> program.errors().toString());
            assertTrue(program.lastError().contains("There is no token any more."), program.lastError());
        }
        assertEquals(401, users(first));
        wire.mend();
        try (RunningProgram program = token("revoke")) {
            assertEquals(1, program.exitStatus());
        }
        try (RunningProgram program = token("refresh")) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            String second = program.restOfOutput().getFirst();
            try (RunningProgram revoking = token("revoke")) {
                assertEquals(0, revoking.exitStatus(), () -> revoking.errors().toString());
                assertEquals(List.of(), revoking.restOfOutput());
                assertTrue(revoking.lastError().contains("…" + hint(second)), revoking.lastError());
            }
            assertEquals(401, users(second));
        }
    }

    @Test
    void theStatusIsForPrograms() throws Exception {
        try (RunningProgram program = token("status")) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            List<String> lines = program.restOfOutput();
            assertEquals("scim: enabled", lines.getFirst());
            assertTrue(lines.contains("token: …" + hint(first)), lines.toString());
            assertTrue(lines.contains("rotation: none"), lines.toString());
        }
    }

    @Test
    void aCheckTriesTheTokenWithoutAKeyAndLeavesNoUse() throws Exception {
        assertCheck(0, first, "opens " + wire.address() + "/scim/v2");
        assertCheck(0, "  " + first + "\n", "opens ");
        assertCheck(1, "Bearer " + first, "The word “Bearer”");
        assertCheck(1, first.substring(1), "no SCIM token");
        try (RunningProgram program = token("refresh")) {
            assertEquals(0, program.exitStatus());
        }
        assertCheck(1, first, "");
        assertTrue(server.send("GET", "/scim-configuration", "", "session", session).json()
                .at("/token/lastUsedAt").isNull());
    }

    @Test
    void theScriptKeepsTheTokenInTheVaultAndNowhereElse() throws Exception {
        Path bin = fakes("cat > \"$VAULT_FILE\"");
        try (RunningProgram program = script(bin)) {
            assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            String kept = Files.readString(folder.resolve("vault"));
            assertEquals(200, users(kept));
            String log = Files.readString(folder.resolve("az.log"));
            assertEquals(List.of("keyvault secret list", "keyvault secret set", "keyvault secret show"),
                    log.lines().map(line -> String.join(" ", List.of(line.split(" ", -1)).subList(0, 3)))
                            .toList());
            String all = log + program.restOfOutput() + program.errors();
            assertFalse(all.contains(kept) || all.contains(key), all);
            assertTrue(program.lastError().contains(" opens "), program.lastError());
        }
    }

    @Test
    void theScriptRefreshesNothingWhenTheVaultIsNotThereAndSaysWhenItDoesNotKeep() throws Exception {
        try (RunningProgram program = script(fakes("true", "[ \"$3\" != list ] || exit 5"))) {
            assertEquals(5, program.exitStatus());
        }
        assertEquals(200, users(first));
        try (RunningProgram program = script(fakes("exit 6"))) {
            assertEquals(1, program.exitStatus());
            assertTrue(program.errors().toString().contains("Nobody has it: refresh again"));
        }
        assertEquals(401, users(first));
    }

    private Path fakes(String onSet, String... before) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        write(bin.resolve("az"), """
                #!/bin/sh
                echo "$*" >> "$AZ_LOG"
                %s
                case $3 in
                    set) %s ;;
                    show) cat "$VAULT_FILE" ;;
                esac
                """.formatted(String.join("\n", before), onSet));
        write(bin.resolve("scim-console"), "#!/bin/sh\nexec '"
                + String.join("' '", RunningProgram.command()) + "' \"$@\"\n");
        return bin;
    }

    private static void write(Path script, String text) throws IOException {
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RunningProgram script(Path bin) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString());
        builder.environment().putAll(Map.of("PATH", bin + ":" + System.getenv("PATH"), "SCIM_CONSOLE_SERVER",
                wire.address().toString(), "SCIM_CONSOLE_KEY", key, "VAULT", "our-vault", "VAULT_FILE",
                folder.resolve("vault").toString(), "AZ_LOG", folder.resolve("az.log").toString()));
        return RunningProgram.start(builder, "");
    }

    private void assertCheck(int status, String input, String said) throws Exception {
        try (RunningProgram program = RunningProgram.start(Map.of(), input, "token", "check", "--server",
                wire.address().toString())) {
            assertEquals(status, program.exitStatus(), () -> program.errors().toString());
            assertTrue(program.lastError().contains(said), program.lastError());
            assertFalse(program.errors().toString().contains(input.strip()), "the token is never repeated");
        }
    }

    private void assertRefused(int status, Map<String, String> environment, String said) throws Exception {
        try (RunningProgram program = RunningProgram.start(environment, "", "token", "refresh", "--server",
                wire.address().toString())) {
            assertEquals(status, program.exitStatus(), () -> program.errors().toString());
            assertTrue(program.lastError().contains(said), program.lastError());
            assertEquals(List.of(), program.restOfOutput());
        }
    }

    private RunningProgram token(String... what) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("token", what[0], "--server",
                wire.address().toString()));
        arguments.addAll(List.of(what).subList(1, what.length));
        return RunningProgram.start(Map.of("SCIM_CONSOLE_KEY", key), "", arguments.toArray(String[]::new));
    }

    private String key(String name, String role) {
        return server
                .post("/automation-accounts", "{\"name\": \"%s\", \"role\": \"%s\", \"lifetimeDays\": 30}"
                        .formatted(name, role), "session", session)
                .json().get("key").asString();
    }

    private int users(String token) {
        return server.sendTo("/scim/v2/Users", "GET", "", "Authorization", "Bearer " + token).status();
    }

    private static String hint(String token) {
        return token.substring(token.length() - 6);
    }
}
