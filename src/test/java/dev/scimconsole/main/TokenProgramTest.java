package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.server.RunningServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Somebody else makes a change after the version was read, and before the program's own goes out.
    @ParameterizedTest
    @ValueSource(strings = {"refresh", "revoke"})
    void whoComesSecondChangesNothingAndEndsWithThree(String change) throws Exception {
        CountDownLatch until = new CountDownLatch(1);
        String read = "GET /api/v1/scim-configuration";
        String sent = "POST /api/v1/scim-configuration/token/" + change;
        wire.strike(read, new Wire.Fault.Slow(until));
        try (RunningProgram program = token(change)) {
            wire.awaitAnswered(read);
            assertEquals(201, server.post("/scim-configuration/domains", "{\"name\": \"b.com\"}", "session",
                    session).status());
            until.countDown();
            assertEquals(3, program.exitStatus(), () -> program.errors().toString());
            assertEquals(List.of(), program.restOfOutput());
        }
        assertEquals(200, users(first));
        assertEquals(1, wire.count(sent), "sent once");
    }

    @Test
    void whatIsDocumentedIsWhatItEndsWith() {
        assertEquals(List.of(0, 1, 2, 3, 4),
                Stream.of(ExitStatus.DONE, ExitStatus.FAILED, ExitStatus.UNUSABLE_ARGUMENTS,
                        ExitStatus.CHANGED_MEANWHILE, ExitStatus.OUTCOME_UNKNOWN)
                        .map(ExitStatus::number).toList());
        assertEquals(ExitStatus.values().length, 5);
        assertTrue(Usage.TEXT.contains("Exit status: 0 done, 1 failed, 2 unusable arguments; of token also 3"
                + " changed meanwhile"), Usage.TEXT);
    }

    @Test
    void provisioningIsPausedAndResumedForEverybody() throws Exception {
        ended(0, "pause", "provisioning is paused: every request");
        assertEquals(403, users(first));
        try (RunningProgram program = token("status")) {
            assertEquals(0, program.exitStatus());
            assertTrue(program.restOfOutput().stream().anyMatch(
                    line -> line.startsWith("provisioning: paused 2") && line.endsWith(" by Job")));
        }
        ended(0, "pause", "provisioning is paused");
        ended(0, "resume", "provisioning is not paused");
        assertEquals(200, users(first));
        wire.strike("POST /api/v1/scim-configuration/pause", new Wire.Fault.AnswerLost());
        ended(4, "pause", "When it was asked afterwards, provisioning was paused.");
        wire.strike("POST /api/v1/scim-configuration/resume", new Wire.Fault.RequestLost());
        ended(4, "resume", "When it was asked afterwards, provisioning was paused.");
        wire.mend();
        ended(0, "resume", "provisioning is not paused");
        key = key("Watcher", "viewer");
        ended(1, "pause", "Nothing was changed.");
        key = "";
        ended(2, "pause", "SCIM_CONSOLE_KEY is missing");
        assertEquals(200, users(first));
    }

    /// A company's own authority, which stands among those of the system and not of Java.
    @Test
    void theAuthoritiesOfTheSystemAreBelieved() throws Exception {
        HeldCertificate company = new HeldCertificate.Builder().certificateAuthority(0).build();
        Path bundle = Files.writeString(folder.resolve("bundle.pem"), company.certificatePem());
        HeldCertificate own = new HeldCertificate.Builder().signedBy(company)
                .addSubjectAlternativeName("localhost").build();
        try (ServerSocket listening = new HandshakeCertificates.Builder()
                .heldCertificate(own, company.certificate()).build().sslContext().getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(listening,
                    """
                            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 0}"""));
            String there = "https://localhost:" + listening.getLocalPort();
            try (RunningProgram program = RunningProgram.start(Map.of(), first, "token", "check", "--server",
                    there)) {
                assertEquals(1, program.exitStatus());
                assertTrue(program.lastError().contains("certificate"), program.lastError());
            }
            try (RunningProgram program = RunningProgram.start(Map.of("SSL_CERT_FILE", bundle.toString()),
                    first, "token", "check", "--server", there)) {
                assertEquals(0, program.exitStatus(), () -> program.errors().toString());
            }
            try (RunningProgram program = RunningProgram.start(
                    Map.of("SSL_CERT_FILE", bundle.toString(), "SCIM_CONSOLE_KEY", key), "", "token",
                    "status",
                    "--server", there)) {
                assertEquals(1, program.exitStatus());
                assertFalse(program.lastError().contains("certificate"), program.lastError());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "status"})
    void theProxyOfTheEnvironmentIsUsed(String what) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> refuse(proxy, asked));
            try (RunningProgram program = RunningProgram.start(
                    Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort(), "SCIM_CONSOLE_KEY",
                            key),
                    first, "token", what, "--server", "https://scim.acme.example")) {
                assertEquals(1, program.exitStatus(), () -> program.errors().toString());
            }
            assertEquals("CONNECT scim.acme.example:443 HTTP/1.1", asked.get(30, TimeUnit.SECONDS));
        }
    }

    private void ended(int status, String what, String said) throws Exception {
        try (RunningProgram program = token(what)) {
            assertEquals(status, program.exitStatus(), () -> program.errors().toString());
            assertTrue(program.lastError().contains(said), program.lastError());
            assertEquals(List.of(), program.restOfOutput());
        }
    }

    /// Says the same to whoever asks, until it is closed.
    private static void answer(ServerSocket listening, String body) {
        while (!listening.isClosed()) {
            try (Socket caller = listening.accept()) {
                skipHead(caller);
                caller.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\n"
                        + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                // Who does not believe the certificate goes away; a closed socket ends this.
            }
        }
    }

    private static void refuse(ServerSocket proxy, CompletableFuture<String> asked) {
        try (Socket caller = proxy.accept()) {
            asked.complete(skipHead(caller));
            caller.getOutputStream().write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    /// @return the first line
    private static String skipHead(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty();) {
            line = in.readLine();
        }
        return String.valueOf(first);
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
