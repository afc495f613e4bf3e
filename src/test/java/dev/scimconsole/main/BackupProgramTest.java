package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups as an administrator of the machine makes them: by programs beside the running service.
@Tag("whole")
@Tag("main")
class BackupProgramTest {

    @TempDir private Path folder;

    @Test
    void aRunningServiceIsBackedUpAndNothingIsRestoredUnderIt() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("b.db");
        try (RunningProgram service = RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0",
                "--data",
                data.toString())) {
            service.line("setup code: (.*)");
            service.line("listening on (.*)");
            try (RunningProgram program = RunningProgram.start(List.of(), "backup", backup.toString(),
                    "--data",
                    data.toString())) {
                assertEquals(0, program.exitStatus());
                assertTrue(program.restOfOutput().getFirst()
                        .matches("backup: .*b.db, \\d+ bytes, sha256 [0-9a-f]{64}"));
                // No terminal: each step once, at its end.
                assertEquals(List.of("copy", "check", "digest"),
                        program.errors().stream().map(line -> line.replaceFirst(" .*", "")).toList());
            }
            assertTrue(refusal(backup, data).contains("are served by process "), refusal(backup, data));
            Files.move(data.resolve("scim-console.db"), folder.resolve("away.db"));
            assertTrue(refusal(backup, data).contains("are served by process "), refusal(backup, data));
            Files.move(folder.resolve("away.db"), data.resolve("scim-console.db"));
            assertEquals(0, service.terminate());
        }
        assertTrue(refusal(backup, data).contains("There is a database "), refusal(backup, data));
        Files.delete(data.resolve("scim-console.db"));
        try (RunningProgram program = RunningProgram.start(List.of(), "restore", backup.toString(), "--data",
                data.toString())) {
            assertEquals(0, program.exitStatus());
            assertTrue(program.restOfOutput().contains("ended: 0 SCIM tokens, 0 sessions, 0 invites,"
                    + " 0 automation accounts"));
        }
        try (RunningProgram program = RunningProgram.start(List.of(), "restore", "--adopt", "--data",
                data.toString())) {
            assertEquals(0, program.exitStatus());
            assertTrue(program.restOfOutput().contains("adopted: the data as they stand"));
        }
    }

    private static String refusal(Path backup, Path data) throws IOException, InterruptedException {
        try (RunningProgram program = RunningProgram.start(List.of(), "restore", backup.toString(), "--data",
                data.toString())) {
            assertEquals(2, program.exitStatus());
            return program.lastError();
        }
    }
}
