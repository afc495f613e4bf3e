package dev.scimconsole.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        int found = 0;
        for (Charset form : FORMS) {
            found += count(bytes(text, form));
        }
        return found;
    }

    /// How often any third of a secret is there: as much as would tell most of it.
    ///
    /// @param secret of ASCII characters
    public int countParts(CharSequence secret) throws IOException {
        int length = secret.length() / 3;
        int found = 0;
        for (int part = 0; part < 3; part++) {
            found += count(secret.subSequence(part * length, (part + 1) * length));
        }
        return found;
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

    private static byte[] bytes(CharSequence text, Charset form) {
        int width = form.equals(StandardCharsets.ISO_8859_1) ? 1 : 2;
        byte[] bytes = new byte[text.length() * width];
        for (int i = 0; i < text.length(); i++) {
            bytes[i * width + (form.equals(StandardCharsets.UTF_16BE) ? 1 : 0)] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private int count(byte[] wanted) throws IOException {
        int found = 0;
        byte[] window = new byte[CHUNK + wanted.length];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(window, kept, CHUNK);
            while (read > 0) {
                int filled = kept + read;
                for (int at = indexOf(window, filled, wanted, 0); at >= 0; at = indexOf(window, filled,
                        wanted,
                        at + 1)) {
                    found++;
                }
                // What may be the beginning of one; too short to be found twice.
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK);
            }
        }
        return found;
    }

    private static int indexOf(byte[] window, int filled, byte[] wanted, int start) {
        byte first = wanted[0];
        for (int i = start; i <= filled - wanted.length; i++) {
            if (window[i] == first && matches(window, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] window, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (window[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
