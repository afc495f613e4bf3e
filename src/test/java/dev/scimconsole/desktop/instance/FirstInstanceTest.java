package dev.scimconsole.desktop.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scimconsole.desktop.instance.FirstInstance.Start;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("desktop")
@Tag("desktop.instance")
@Timeout(20)
class FirstInstanceTest {

    @TempDir Path folder;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void aSecondStartHandsItsLinkOver() throws Exception {
        try (FirstInstance first = first()) {
            first.listen();
            first.follow(heard::add);
            assertInstanceOf(Start.HandedOver.class, fromAnotherProcess("scim-console://scim.acme.com"));
            assertEquals("scim-console://scim.acme.com", heard.poll(10, TimeUnit.SECONDS));
            assertInstanceOf(Start.HandedOver.class, fromAnotherProcess(""));
            assertEquals("", heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatArrivesBeforeTheWindowIsThereIsNotLost() throws Exception {
        try (FirstInstance first = first()) {
            first.listen();
            fromAnotherProcess("scim-console://early.acme.com");
            first.opened("scim-console://by.the.system");
            first.follow(heard::add);
            assertEquals(List.of("scim-console://early.acme.com", "scim-console://by.the.system"),
                    List.copyOf(heard));
        }
    }

    @Test
    void afterTheFirstHasEndedTheNextIsTheFirst() throws IOException {
        first().close();
        first().close();
    }

    /// Killed, it leaves its socket behind, but not its lock.
    @Test
    void aSocketThatNobodyListensAtKeepsNobodyFromStarting() throws IOException {
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(folder.resolve("console.sock")));
        }
        first().close();
    }

    /// It tells nothing and takes forever, or talks without end.
    @Test
    void whoeverTalksRubbishKeepsNobodyOut() throws Exception {
        try (FirstInstance first = first()) {
            first.listen();
            first.follow(heard::add);
            assertInstanceOf(Start.HandedOver.class, fromAnotherProcess("first"));
            assertEquals("first", heard.poll(10, TimeUnit.SECONDS));
            try (SocketChannel rude = SocketChannel
                    .open(UnixDomainSocketAddress.of(folder.resolve("console.sock")))) {
                rude.shutdownOutput();
            }
            assertEquals("", heard.poll(10, TimeUnit.SECONDS));
            assertInstanceOf(Start.HandedOver.class, fromAnotherProcess("x".repeat(2000)));
        }
    }

    /// JavaFX starts before the socket.
    @Test
    void aSecondStartWaitsUntilTheFirstListens() throws Exception {
        Path socket = folder.resolve("console.sock");
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket));
        }
        CompletableFuture<Start> second = soonFromAnotherProcess("scim-console://scim.acme.com");
        try (FirstInstance first = first()) {
            first.listen();
            first.follow(heard::add);
            assertInstanceOf(Start.HandedOver.class, second.get());
            assertEquals("scim-console://scim.acme.com", heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whereNothingCanBeWrittenTheConsoleStartsAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertInstanceOf(Start.Alone.class, FirstInstance.begin(file.resolve("below"), ""));
    }

    private FirstInstance first() {
        return assertInstanceOf(Start.First.class, FirstInstance.begin(folder, "")).instance();
    }

    /// Within one process the lock can't be asked for twice, so that the other end is called as a second
    /// process would.
    private Start fromAnotherProcess(String link) throws IOException {
        return FirstInstance.handOver(folder.resolve("console.sock"), link);
    }

    private CompletableFuture<Start> soonFromAnotherProcess(String link) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return fromAnotherProcess(link);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
