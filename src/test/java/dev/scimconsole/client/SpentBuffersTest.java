package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What stays in memory of an exchange when its buffers are kept for later ones.
@Tag("client")
class SpentBuffersTest {

    private static final int SIZE_OF_ONE = 8 * 1024;
    private static final String TOKEN = "scim_token ";

    @Test
    void nothingThatWentThroughThemStaysInTheBuffersThatAreKept() {
        int more = 12;
        exchange(TOKEN.repeat(more * SIZE_OF_ONE / TOKEN.length()));

        SpentBuffers.wipe();

        assertFalse(found(more).contains(TOKEN));
    }

    private static void exchange(String said) {
        try (Buffer buffer = new Buffer()) {
            buffer.writeUtf8(said);
            buffer.clear();
        }
    }

    /// What stands in the next buffers that this thread gets.
    private static String found(int buffers) {
        StringBuilder found = new StringBuilder();
        try (Buffer next = new Buffer(); Buffer.UnsafeCursor cursor = next.readAndWriteUnsafe()) {
            for (int number = 0; number < buffers; number++) {
                cursor.expandBuffer(SIZE_OF_ONE);
                found.append(new String(cursor.data, StandardCharsets.UTF_8));
            }
        }
        return found.toString();
    }
}
