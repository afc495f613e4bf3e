package dev.scimconsole.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// How long the disk takes for 8 KiB that have to be on it: no write that waits for it can be faster.
final class DiskSync {

    private static final int BYTES = 8 * 1024;
    private static final int PLACES = 256;
    private static final int TIMES = 200;

    private final Path file;

    /// @param directory where there is room for a file of two megabytes
    DiskSync(Path directory) {
        file = directory.resolve("sync");
    }

    /// The median in milliseconds of some writes one after another, each followed by one fdatasync. They go
    /// over what was written before, as SQLite's log does.
    double milliseconds() {
        List<Double> times = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BYTES * PLACES), 0);
            channel.force(true);
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES), (long) BYTES * (i % PLACES));
                channel.force(false);
                times.add((System.nanoTime() - start) / 1e6);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Result.median(times);
    }
}
