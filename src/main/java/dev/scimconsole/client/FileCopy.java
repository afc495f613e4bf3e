package dev.scimconsole.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import okio.BufferedSource;

/// Copies an answer, and tells trouble with the file apart from trouble with the service.
final class FileCopy {

    private static final int CHUNK = 16 * 1024;

    private final OutputStream out;
    private final LongConsumer progress;
    private Optional<IOException> notWritten = Optional.empty();
    private long lines;

    FileCopy(OutputStream out, LongConsumer progress) {
        this.out = out;
        this.progress = progress;
    }

    void copy(BufferedSource source) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = source.read(chunk);
        while (read >= 0 && write(chunk, read)) {
            read = source.read(chunk);
        }
    }

    void rethrow() throws IOException {
        if (notWritten.isPresent()) {
            throw notWritten.get();
        }
    }

    private boolean write(byte[] chunk, int length) {
        try {
            out.write(chunk, 0, length);
        } catch (IOException e) {
            notWritten = Optional.of(e);
            return false;
        }
        for (int i = 0; i < length; i++) {
            lines += chunk[i] == '\n' ? 1 : 0;
        }
        progress.accept(lines);
        return true;
    }
}
