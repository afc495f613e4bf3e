package dev.scimconsole.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// One program serves a SQLite file. What another process meets is in the tests of the program itself.
@Tag("server")
@Tag("server.store")
class StoreClaimTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123Z");

    @TempDir private Path folder;

    @Test
    void theSecondLearnsWhoHasTheData() {
        String pid = "process " + ProcessHandle.current().pid();
        try (StoreClaim claim = take(url())) {
            String starting = refusal(url());
            assertTrue(starting.contains(pid + ", since 2026-11-26T12:00:00Z. Stop"), starting);
            assertTrue(starting.contains(folder.resolve("store.db").toString()), starting);
            claim.servedAt("http://127.0.0.1:8080");
            String serving = refusal(url());
            assertTrue(serving.contains("since 2026-11-26T12:00:00Z, at http://127.0.0.1:8080. Stop"),
                    serving);
            assertEquals(Optional.of(pid + ", since 2026-11-26T12:00:00Z, at http://127.0.0.1:8080"),
                    StoreClaim.holder(url()));
        }
        assertEquals(Optional.empty(), StoreClaim.holder(url()));
        take(url()).close();
    }

    @Test
    void whatAKilledProcessLeftBehindIsNoClaim() throws IOException {
        Files.writeString(folder.resolve("store.db.lock"),
                "process 1, since ever, at http://nowhere".repeat(9));
        Files.createFile(folder.resolve("store.db"));
        assertEquals(Optional.empty(), StoreClaim.holder(url()));
        try (StoreClaim claim = take(url())) {
            claim.servedAt("here");
            assertTrue(refusal(url()).endsWith(", at here. Stop it first."), refusal(url()));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anotherNameOfTheSameFileIsTheSameFile() throws IOException {
        try (StoreClaim _ = take(url())) {
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("store.db"));
            refusal("jdbc:sqlite:" + link);
            refusal(url() + "?cache=private");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileBesideIsItsOwnersAlone() throws IOException {
        take(url()).close();
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(folder.resolve("store.db.lock"))));
    }

    @Test
    void manyMayServeThoseInPostgres() {
        String url = "jdbc:postgresql://localhost/scim";
        try (StoreClaim first = take(url); StoreClaim second = take(url)) {
            first.servedAt("a");
            second.servedAt("b");
            assertEquals(Optional.empty(), StoreClaim.holder(url));
        }
    }

    @Test
    void whereNothingCanBeWrittenIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("store.db.lock"));
        String sentence = assertThrows(IllegalArgumentException.class, () -> take(url())).getMessage();
        assertTrue(sentence.contains("store.db.lock") && sentence.endsWith("."), sentence);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }

    private static StoreClaim take(String url) {
        return StoreClaim.take(url, () -> NOON);
    }

    private static String refusal(String url) {
        return assertThrows(StoreUnavailableException.class, () -> take(url)).getMessage();
    }
}
