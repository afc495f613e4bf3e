package dev.scimconsole.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.main.InstalledProgram;
import dev.scimconsole.server.RunningServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("demo")
@Execution(ExecutionMode.CONCURRENT)
class OfflineDemoTest {

    @Test
    void anOrganizationIsThereAndScimIsNotEnabled() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP);
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            AdminSession session = client.signIn(demo.orgAdmin());
            assertEquals("Acme Corporation", session.session().organization().name());
            assertEquals("a.meyer@acme.com", session.session().administrator().email());
            assertEquals(Role.ORG_ADMIN, session.session().administrator().role());
            assertFalse(session.configuration().value().enabled());
            assertEquals(demo.scimBaseUrl().toString(), session.configuration().value().baseUrl());
        }
    }

    @Test
    void thereIsAViewerWithAnotherPassword() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP);
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            assertEquals(Role.VIEWER, client.signIn(demo.viewer()).session().administrator().role());
            assertNotEquals(demo.viewer().password(), demo.orgAdmin().password());
        }
    }

    @Test
    void onlyThisMachineReachesIt() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP)) {
            assertTrue(InetAddress.getByName(demo.address().getHost()).isLoopbackAddress());
        }
    }

    @Test
    void itsDataAreGoneWithIt() throws Exception {
        OfflineDemo demo = OfflineDemo.start();
        Path folder = demo.folder();
        assertTrue(Files.exists(folder));
        demo.close();
        demo.close();
        assertFalse(Files.exists(folder));
    }

    /// Whoever closes the window at once ends the process before anything is there to be closed.
    @Test
    void aProcessThatEndsWhileItStartsLeavesNothing(@TempDir Path temporary) throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary, "-cp",
                InstalledProgram.classPath() + File.pathSeparator + Path.of(
                        EndedDemo.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
                EndedDemo.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                WatchService watch = temporary.getFileSystem().newWatchService()) {
            temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (demos(temporary).isEmpty()) {
                assertNotNull(watch.poll(30, TimeUnit.SECONDS), "no demo begins");
            }
            process.toHandle().destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals("starting", output.readLine());
            assertEquals(List.of(), demos(temporary));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> demos(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().startsWith("scim-console-demo-"))
                    .toList();
        }
    }

    @Test
    void twoRunBesideEachOther() throws Exception {
        try (OfflineDemo one = OfflineDemo.start(RunningServer.CHEAP);
                OfflineDemo other = OfflineDemo.start(RunningServer.CHEAP)) {
            assertNotEquals(one.address(), other.address());
            assertNotEquals(one.orgAdmin().password(), other.orgAdmin().password());
        }
    }
}
