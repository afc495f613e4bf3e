package dev.scimconsole.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What stands in the heap of a running JVM, as its own heap dump has it.
public final class HeapDump implements AutoCloseable {

    private static final long SECONDS = 60;
    private static final int CHUNK = 1 << 20;
    /// Bytes of a String with one byte a character or two; and a `char[]`, which a dump has with the high
    /// byte first.
    private static final List<Charset> FORMS = List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    private final Path file;

    private HeapDump(Path file) {
        this.file = file;
    }

    /// Of this process.
    ///
    /// @param folder takes the file while this is open
    /// @param live   whether to leave out what nothing refers to any more
    public static HeapDump ofThisProcess(Path folder, boolean live) throws IOException {
        Path file = Files.createTempDirectory(folder, "dump").resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), live);
        return new HeapDump(file);
    }

    /// Of another process of this user.
    ///
    /// @param live whether to leave out what nothing refers to any more
    public static HeapDump of(long pid, Path folder, boolean live) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory(folder, "dump").resolve("heap.hprof");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.heap_dump", live ? "-all=false" : "-all=true", file.toString());
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!jcmd.waitFor(SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0 || !Files.exists(file)) {
            throw new IOException("no heap dump of process " + pid);
        }
        return new HeapDump(file);
    }

    /// How often a text of ASCII characters is there, in whichever form.
    public int count(CharSequence text) throws IOException {
        return count(List.of(text));
    }

    /// How often any third of a secret is there: as much as would tell most of it.
    ///
    /// @param secret of ASCII characters
    public int countParts(CharSequence secret) throws IOException {
        int length = secret.length() / 3;
        return count(List.of(secret.subSequence(0, length), secret.subSequence(length, 2 * length),
                secret.subSequence(2 * length, 3 * length)));
    }

    /// How many bytes the dump has.
    public long size() throws IOException {
        return Files.size(file);
    }

    /// Deletes the file.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
    }

    /// Reads the file once for all of them, as it may be large, and of most of it only every few bytes: two
    /// that stand in no text tell how far away the next one is at least.
    private int count(List<CharSequence> texts) throws IOException {
        List<byte[]> wanted = texts.stream()
                .flatMap(text -> FORMS.stream().map(form -> text.toString().getBytes(form))).toList();
        int shortest = wanted.stream().mapToInt(each -> each.length).min().orElseThrow();
        int longest = wanted.stream().mapToInt(each -> each.length).max().orElseThrow();
        int[] skips = skips(wanted, shortest);
        byte[] window = new byte[CHUNK + longest];
        int found = 0;
        int filled = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (!ended) {
                filled += in.readNBytes(window, filled, window.length - filled);
                ended = filled < window.length;
                // What goes on in the next piece is looked at with it.
                int end = filled - (ended ? shortest : longest);
                int at = 0;
                while (at <= end) {
                    int skip = skips[pair(window, at + shortest - 2)];
                    if (skip == 0) {
                        found += matches(wanted, window, filled, at);
                    }
                    at += Math.max(1, skip);
                }
                System.arraycopy(window, at, window, 0, filled - at);
                filled -= at;
            }
        }
        return found;
    }

    /// How far a text may be shifted that ends in two such bytes, when only as many of its bytes count as the
    /// shortest one has.
    private static int[] skips(List<byte[]> wanted, int shortest) {
        int[] skips = new int[1 << 16];
        Arrays.fill(skips, shortest - 1);
        for (byte[] each : wanted) {
            for (int at = 0; at < shortest - 1; at++) {
                int pair = pair(each, at);
                skips[pair] = Math.min(skips[pair], shortest - 2 - at);
            }
        }
        return skips;
    }

    private static int pair(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    }

    private static int matches(List<byte[]> wanted, byte[] window, int filled, int at) {
        return (int) wanted.stream().filter(each -> at + each.length <= filled
                && Arrays.equals(window, at, at + each.length, each, 0, each.length)).count();
    }
}
