package dev.scimconsole.server.store.sql;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.values.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What may be known of a token without asking the store.
@Tag("server")
@Tag("server.store")
@Tag("server.store.sql")
@Execution(ExecutionMode.CONCURRENT)
class ConfigurationMemoryTest {

    private static final String KEY = "token";
    private static final int TRIES = Math.min(200, Integer.getInteger("fuzz.tries", 1000) / 5);

    private final ConfigurationMemory memory = ConfigurationMemory.ofOnlyWriter();

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void whatWasFoundOnceIsKnown() {
        assertEquals("current", ask(memory.generation(), "current"));
        assertEquals("current", ask(memory.generation(), "never asked"));
    }

    @Test
    void whatWasNotFoundIsAskedForAgain() {
        assertEquals(Optional.empty(), memory.find(KEY, memory.generation(), Optional::empty));
        assertEquals("by now", ask(memory.generation(), "by now"));
    }

    @Test
    void aChangeMakesAllForgotten() {
        ask(memory.generation(), "current");
        memory.beginChange();
        assertEquals("revoked", ask(memory.generation(), "revoked"));
        memory.endChange();
        assertEquals("revoked", ask(memory.generation(), "revoked"));
    }

    @Test
    void whatIsReadWhileAChangeIsUnderWayIsNotKept() {
        memory.beginChange();
        ask(memory.generation(), "changed, and perhaps rolled back");
        memory.endChange();
        assertEquals("current", ask(memory.generation(), "current"));
    }

    @Test
    void aSnapshotOfBeforeTheChangeIsNotKept() {
        long before = memory.generation();
        memory.beginChange();
        memory.endChange();
        assertEquals("current", ask(before, "current"));
        assertEquals("revoked", ask(memory.generation(), "revoked"));
    }

    @Test
    void whereOthersWriteNothingIsKept() {
        ConfigurationMemory none = ConfigurationMemory.none();
        none.find(KEY, none.generation(), () -> Optional.of("current"));
        assertEquals(Optional.of("revoked"),
                none.find(KEY, none.generation(), () -> Optional.of("revoked")));
    }

    @Test
    void aRevokedTokenIsKnownAsRevokedFromTheAnswerOn() throws Exception {
        try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean ended = new AtomicBoolean();
            List<Sha256> tokens = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                tokens.add(Sha256.digest(new byte[]{(byte) i}));
            }
            List<Future<?>> askers = new ArrayList<>();
            for (int asker = 0; asker < 3; asker++) {
                askers.add(threads.submit(() -> {
                    while (!ended.get()) {
                        tokens.forEach(sha256 -> isCurrent(store, sha256));
                    }
                }));
            }
            for (int i = 0; i < tokens.size(); i++) {
                String id = Samples.id(i);
                Sha256 sha256 = tokens.get(i);
                store.write(t -> {
                    t.tokens().revokeCurrent(ACME, NOON, "owner@acme.com");
                    t.tokens().insert(new TokenRecords.TokenRecord(ACME, id, sha256, "abcdef", NOON,
                            "owner@acme.com", Optional.empty(), Optional.empty(), Optional.empty(),
                            Optional.empty()));
                    return true;
                });
                assertTrue(isCurrent(store, sha256));
                for (Sha256 old : tokens.subList(0, i)) {
                    assertEquals(Optional.of(NOON), revokedAt(store, old));
                }
            }
            ended.set(true);
            for (Future<?> asker : askers) {
                asker.get();
            }
        }
    }

    private String ask(long generation, String answer) {
        return memory.<String>find(KEY, generation, () -> Optional.of(answer)).orElseThrow();
    }

    private static boolean isCurrent(Store store, Sha256 sha256) {
        return store.read(t -> t.tokens().findByHash(sha256)).filter(t -> t.revokedAt().isEmpty())
                .isPresent();
    }

    private static Optional<Instant> revokedAt(Store store, Sha256 sha256) {
        return store.read(t -> t.tokens().findByHash(sha256)).orElseThrow().revokedAt();
    }
}
