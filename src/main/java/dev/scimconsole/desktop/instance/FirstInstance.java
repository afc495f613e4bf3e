package dev.scimconsole.desktop.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The console that a user has open. Who holds the lock in the user's own folder is the first; others find it
/// by a socket beside the lock, which no other user can reach, and hand over what they were started with.
public final class FirstInstance implements AutoCloseable {

    private static final String LOCK = "console.lock";
    private static final String SOCKET = "console.sock";
    private static final int LONGEST = 2048;
    private static final byte TAKEN = '+';
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path place;
    private final List<String> waiting = new ArrayList<>();
    private Optional<Consumer<String>> follower = Optional.empty();
    private Optional<ServerSocketChannel> socket = Optional.empty();
    private boolean closed;

    private FirstInstance(FileChannel lockFile, FileLock lock, Path place) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.place = place;
    }

    /// What became of a start.
    public sealed interface Start {

        /// This is the first.
        record First(FirstInstance instance) implements Start {}

        /// Another one has been raised, and has what was handed over.
        record HandedOver() implements Start {}

        /// It can't be found out, or the other one does not answer: better two consoles than none.
        record Alone() implements Start {}
    }

    /// Starts, or hands over. Blocks for a moment. The first calls [#listen()] soon: others wait two seconds
    /// at most.
    ///
    /// @param folder of this user alone
    /// @param link   that the system handed over; empty text for none
    public static Start begin(Path folder, String link) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                return handOver(folder.resolve(SOCKET), link);
            }
            return new Start.First(new FirstInstance(file, lock, folder.resolve(SOCKET)));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException
                | OverlappingFileLockException e) {
            log().log(Level.INFO, "starts alone: {0}", e.toString());
            return new Start.Alone();
        }
    }

    /// Hears of further starts from now on; one that came before waits for this. Once.
    public void listen() {
        // The first socket of a process takes longer than all else here. No virtual thread: their scheduler
        // would start with it.
        Thread.ofPlatform().daemon().name("further-starts").start(this::hear);
    }

    /// Tells of each further start from now on, and of those before.
    ///
    /// @param started takes the link that one was started with; empty text for none. Called on any thread
    public synchronized void follow(Consumer<String> started) {
        follower = Optional.of(started);
        waiting.forEach(started);
        waiting.clear();
    }

    /// Tells of a link that arrived another way, as macOS hands them over.
    public synchronized void opened(String link) {
        follower.ifPresentOrElse(takes -> takes.accept(link), () -> waiting.add(link));
    }

    /// Lets the next start be the first.
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (socket.isPresent()) {
                socket.get().close();
            }
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells the console that listens there.
    static Start handOver(Path socket, String link) throws IOException {
        try (SocketChannel channel = reach(socket)) {
            channel.write(ByteBuffer.wrap(link.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 && answer.get(0) == TAKEN
                    ? new Start.HandedOver()
                    : new Start.Alone();
        }
    }

    /// Who holds the lock may have started a moment ago, and listens in another.
    private static SocketChannel reach(Path socket) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return SocketChannel.open(UnixDomainSocketAddress.of(socket));
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void hear() {
        try {
            Optional<ServerSocketChannel> mine = open();
            if (mine.isPresent()) {
                accept(mine.get());
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            log().log(Level.INFO, "further starts are not heard: {0}", e.toString());
        }
    }

    /// Nothing when it was closed before.
    private synchronized Optional<ServerSocketChannel> open() throws IOException {
        if (!closed) {
            ServerSocketChannel mine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket = Optional.of(mine);
            // Of one that ended without a word: who held the lock is gone.
            Files.deleteIfExists(place);
            mine.bind(UnixDomainSocketAddress.of(place));
        }
        return socket;
    }

    private void accept(ServerSocketChannel mine) {
        while (mine.isOpen()) {
            try {
                SocketChannel other = mine.accept();
                Thread.ofVirtual().name("further-start").start(() -> hear(other));
            } catch (IOException e) {
                if (mine.isOpen()) {
                    log().log(Level.WARNING, "a further start was not heard: {0}", e.getMessage());
                }
            }
        }
    }

    /// Each by itself: one that says nothing keeps no other waiting.
    private void hear(SocketChannel from) {
        try (SocketChannel other = from) {
            ByteBuffer said = ByteBuffer.allocate(LONGEST);
            while (said.hasRemaining() && other.read(said) >= 0) {
                // Until all is said.
            }
            opened(new String(said.array(), 0, said.position(), StandardCharsets.UTF_8));
            other.write(ByteBuffer.wrap(new byte[]{TAKEN}));
        } catch (IOException e) {
            log().log(Level.INFO, "a further start was not heard: {0}", e.getMessage());
        }
    }

    /// Not a constant: the window is opened by this class, and would wait until there is a log.
    private static System.Logger log() {
        return System.getLogger(FirstInstance.class.getName());
    }
}
