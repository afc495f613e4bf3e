package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as others start it: a process of its own, with no JavaFX in reach.
@Tag("whole")
@Tag("main")
class ServeTest {

    private static final String PASSWORD = "four green kettles on ice";

    @TempDir private Path folder;

    @Test
    void servesWithoutJavaFxAndDrainsOnSigterm() throws Exception {
        Path loaded = folder.resolve("classes.log");
        try (RunningProgram program = RunningProgram.start(List.of("-Xlog:class+load:file=" + loaded),
                "serve",
                "--listen", "127.0.0.1:0", "--data", folder.resolve("new data").toString())) {
            String setupCode = program.line("setup code: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})");
            URI address = URI.create(program.line("listening on (http://127\\.0\\.0\\.1:[1-9][0-9]*)"));
            signUpAndIn(address, setupCode);
            assertEquals(0, program.terminate());
            assertEquals(List.of(), program.restOfOutput());
        }
        assertTrue(Files.exists(folder.resolve("new data/scim-console.db")));
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("dev.scimconsole.server.ScimConsoleServer"));
        assertFalse(classes.contains(" javafx.") || classes.contains("com.sun.javafx")
                || classes.contains("dev.scimconsole.desktop"), "the service loads nothing of the desktop");
        assertFalse(classes.contains("jakarta.mail"), "nor of mail, where none is configured");
    }

    /// The packaging records in this way what the service uses.
    @Test
    void endsWithItsInputWhenAskedTo() throws Exception {
        try (RunningProgram program = RunningProgram.start(List.of("-Dscimconsole.endWithInput=true"),
                "serve", "--listen", "127.0.0.1:0", "--data", folder.toString())) {
            program.line("setup code: (.*)");
            program.line("listening on (.*)");
            program.endInput();
            assertEquals(0, program.exitStatus());
        }
    }

    @Test
    void aStoreThatIsSetUpShowsNoCodeAgain() throws Exception {
        String data = folder.resolve("data").toString();
        try (RunningProgram program = RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0",
                "--data",
                data)) {
            String setupCode = program.line("setup code: (.*)");
            signUpAndIn(URI.create(program.line("listening on (.*)")), setupCode);
            assertEquals(0, program.terminate());
        }
        try (RunningProgram program = RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0",
                "--data",
                data)) {
            URI address = URI.create(program.line("listening on (.*)"));
            try (ConsoleClient client = ConsoleClient.at(address)) {
                client.signIn(new SignIn("a.meyer@acme.com", PASSWORD));
            }
            assertEquals(0, program.terminate());
        }
    }

    @Test
    void aPortInUseIsAFailureInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningProgram program = RunningProgram.start(List.of(), "serve", "--listen",
                        "127.0.0.1:" + taken.getLocalPort(), "--data", folder.toString())) {
            assertEquals(1, program.exitStatus());
            String said = program.lastError();
            assertTrue(
                    said.startsWith("scim-console: ") && said.contains(String.valueOf(taken.getLocalPort())),
                    said);
            assertEquals(List.of(), program.restOfOutput());
        }
    }

    @Test
    void theSecondOnTheSameDataSaysWhoHasThemAndTheClaimEndsWithTheProcess() throws Exception {
        String[] serve = {"serve", "--listen", "127.0.0.1:0", "--data", folder.resolve("data").toString()};
        String address;
        try (RunningProgram first = RunningProgram.start(List.of(), serve)) {
            first.line("setup code: (.*)");
            address = first.line("listening on (.*)");
            try (RunningProgram second = RunningProgram.start(List.of(), serve)) {
                assertEquals(1, second.exitStatus());
                assertEquals(List.of(), second.restOfOutput());
                String said = second.lastError();
                assertTrue(said.startsWith("scim-console: The data in " + folder.resolve("data"))
                        && said.contains("process " + first.pid() + ", since 20")
                        && said.endsWith(", at " + address + ". Stop it first."), said);
            }
            // The first is none the worse for it.
            try (ConsoleClient client = ConsoleClient.at(URI.create(address))) {
                assertEquals("ok", client.health().status());
            }
            first.kill();
            first.exitStatus();
        }
        try (RunningProgram third = RunningProgram.start(List.of(), serve)) {
            third.line("setup code: (.*)");
            third.line("listening on (.*)");
            assertEquals(0, third.terminate());
        }
    }

    @Test
    void whoeverCopiesTheDataOfARunningServiceIsToldSo() throws Exception {
        Path data = folder.resolve("data");
        try (RunningProgram service = RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0",
                "--data", data.toString())) {
            service.line("setup code: (.*)");
            String address = service.line("listening on (.*)");
            try (RunningProgram copy = RunningProgram.start(List.of(), "copy-store", "--from",
                    "jdbc:sqlite:" + data.resolve("scim-console.db"), "--to",
                    "jdbc:postgresql://127.0.0.1:1/none")) {
                assertEquals(1, copy.exitStatus());
                assertTrue(copy.errors().getFirst().contains("served by process " + service.pid())
                        && copy.errors().getFirst().contains(address), copy.errors()::toString);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayLookIntoTheDataDirectory() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (RunningProgram program = RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0",
                "--data", data.toString())) {
            program.line("setup code: (.*)");
            program.line("listening on (.*)");
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    assertEquals("rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file::toString);
                }
            }
        }
    }

    @Test
    void unusableArgumentsExitWithTwoAndOneLine() throws Exception {
        assertUnusable("scim-console: unknown option --lisen", "serve", "--lisen", "127.0.0.1:0");
        assertUnusable("scim-console: unknown command server", "server");
        assertUnusable(
                "scim-console: --smtp-url: a password must not cross a network in clear: leave tls=none out",
                "serve", "--smtp-url", "smtp://ada:secret@mail.acme.com?tls=none");
    }

    @Test
    void anAddressThatOthersReachNeedsTls() throws Exception {
        try (RunningProgram program = RunningProgram.start(List.of(), "serve", "--listen", "0.0.0.0:0",
                "--data",
                folder.toString())) {
            assertEquals(2, program.exitStatus());
            assertTrue(program.lastError().startsWith("scim-console: --listen 0.0.0.0:0: "),
                    program.lastError());
        }
    }

    @Test
    void versionAndHelpGoToStandardOutput() throws Exception {
        try (RunningProgram program = RunningProgram.start(List.of(), "--version")) {
            assertEquals(0, program.exitStatus());
            assertEquals(List.of("SCIM Console " + Version.text()), program.restOfOutput());
        }
        try (RunningProgram program = RunningProgram.start(List.of(), "--help")) {
            assertEquals(0, program.exitStatus());
            assertTrue(program.restOfOutput().contains("scim-console demo"));
        }
    }

    private void assertUnusable(String line, String... arguments) throws IOException, InterruptedException {
        try (RunningProgram program = RunningProgram.start(List.of(), arguments)) {
            assertEquals(2, program.exitStatus());
            assertEquals(List.of(line), program.errors());
            assertEquals(List.of(), program.restOfOutput());
        }
    }

    private static void signUpAndIn(URI address, String setupCode) throws CallFailedException {
        try (ConsoleClient client = ConsoleClient.at(address)) {
            assertEquals("ok", client.health().status());
            client.setUp(new SetUp(setupCode, "Acme Corporation", "a.meyer@acme.com", PASSWORD));
            client.signIn(new SignIn("a.meyer@acme.com", PASSWORD)).configuration();
        }
    }
}
