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

    /// Reads the file once for all of them, as it may be large.
    private int count(List<CharSequence> texts) throws IOException {
        List<Wanted> wanted = texts.stream()
                .flatMap(text -> FORMS.stream().map(form -> Wanted.of(text, form)))
                .toList();
        boolean[] begins = new boolean[256];
        wanted.forEach(each -> begins[Byte.toUnsignedInt(each.bytes[each.first])] = true);
        int longest = wanted.stream().mapToInt(each -> each.bytes.length).max().orElseThrow();
        int found = 0;
        // Before the next byte to look at and after the last one stands as much as the longest may take.
        byte[] window = new byte[CHUNK + 2 * longest];
        int next = 0;
        int filled = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (!ended) {
                int read = in.readNBytes(window, filled, window.length - filled);
                filled += read;
                ended = filled < window.length;
                int end = ended ? filled : filled - longest;
                for (; next < end; next++) {
                    if (begins[Byte.toUnsignedInt(window[next])]) {
                        found += matches(wanted, window, filled, next);
                    }
                }
                int gone = Math.max(0, next - longest);
                System.arraycopy(window, gone, window, 0, filled - gone);
                filled -= gone;
                next -= gone;
            }
        }
        return found;
    }

    private static int matches(List<Wanted> wanted, byte[] window, int filled, int at) {
        int found = 0;
        for (Wanted each : wanted) {
            int start = at - each.first;
            int end = start + each.bytes.length;
            if (start >= 0 && end <= filled
                    && Arrays.equals(window, start, end, each.bytes, 0, each.bytes.length)) {
                found++;
            }
        }
        return found;
    }

    /// @param first where its first byte stands that is not 0, of which a heap is full
    private record Wanted(byte[] bytes, int first) {

        static Wanted of(CharSequence text, Charset form) {
            int width = form.equals(StandardCharsets.ISO_8859_1) ? 1 : 2;
            int first = form.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
            byte[] bytes = new byte[text.length() * width];
            for (int i = 0; i < text.length(); i++) {
                bytes[i * width + first] = (byte) text.charAt(i);
            }
            return new Wanted(bytes, first);
        }
    }
}
