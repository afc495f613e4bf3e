package dev.scimconsole.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads one HTTP/1.1 answer as its bytes come in, with as little work as that takes: the status, the
/// `Location`, and where the body ends. Used again for the next answer of the same connection.
final class HttpReply {

    private enum State {
        HEAD, FIXED_BODY, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER, DONE
    }

    private static final int LARGEST_HEAD = 16 * 1024;

    private final byte[] head = new byte[LARGEST_HEAD];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private HttpRequest request;
    private State state = State.DONE;
    private int headLength;
    private int lineStart;
    private int status;
    private long remaining;
    private boolean chunked;
    private boolean inExtension;
    private boolean keep;
    private String location;

    /// Begins to read the answer to this request.
    void expect(HttpRequest next) {
        request = next;
        state = State.HEAD;
        headLength = 0;
        lineStart = 0;
        status = 0;
        remaining = 0;
        chunked = false;
        location = null;
        kept.reset();
    }

    /// Whether the answer came with a status that the request expects.
    boolean isExpected() {
        return request.accepts(status);
    }

    int status() {
        return status;
    }

    /// The last segment of `Location`: the id of what was created.
    Optional<String> createdId() {
        return Optional.ofNullable(location).map(text -> text.substring(text.lastIndexOf('/') + 1));
    }

    /// The body; empty text unless it was to be kept or the status was not the expected one.
    String body() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /// Takes in what came.
    ///
    /// @return whether the answer is complete
    /// @throws IOException when this is no HTTP/1.1 answer
    boolean take(ByteBuffer bytes) throws IOException {
        while (state != State.DONE && bytes.hasRemaining()) {
            switch (state) {
                case HEAD -> takeHead(bytes);
                case FIXED_BODY -> {
                    takeBody(bytes);
                    if (remaining == 0) {
                        state = State.DONE;
                    }
                }
                case CHUNK_SIZE -> takeChunkSize(bytes);
                case CHUNK -> {
                    takeBody(bytes);
                    if (remaining == 0) {
                        state = State.CHUNK_END;
                    }
                }
                case CHUNK_END -> {
                    if (bytes.get() == '\n') {
                        remaining = 0;
                        state = State.CHUNK_SIZE;
                    }
                }
                case TRAILER -> takeTrailer(bytes);
                case DONE -> throw new IllegalStateException("nothing is read after the end");
            }
        }
        if (state == State.DONE && bytes.hasRemaining()) {
            throw new IOException("the server sent more than one answer");
        }
        return state == State.DONE;
    }

    private void takeHead(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (headLength == LARGEST_HEAD) {
                throw new IOException("the answer's head is too long");
            }
            head[headLength++] = b;
            if (b == '\n') {
                int length = headLength - lineStart - 2;
                if (length == 0) {
                    headIsComplete();
                    return;
                }
                takeLine(lineStart, length);
                lineStart = headLength;
            }
        }
    }

    private void takeLine(int start, int length) {
        if (start == 0) {
            status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
            return;
        }
        switch (head[start] | 0x20) {
            case 'c' -> value(start, length, "content-length").map(String::trim)
                    .ifPresent(text -> remaining = Long.parseLong(text));
            case 't' -> value(start, length, "transfer-encoding")
                    .ifPresent(text -> chunked = text.contains("chunked"));
            case 'l' -> value(start, length, "location").ifPresent(text -> location = text.trim());
            default -> {
                // Says nothing about where the body ends.
            }
        }
    }

    private Optional<String> value(int start, int length, String name) {
        int end = name.length();
        if (length <= end || head[start + end] != ':') {
            return Optional.empty();
        }
        for (int i = 0; i < end; i++) {
            if ((head[start + i] | 0x20) != (name.charAt(i) | 0x20)) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(head, start + end + 1, length - end - 1, StandardCharsets.US_ASCII));
    }

    private void headIsComplete() {
        keep = request.keepBody() || !isExpected();
        if (status == 204 || status == 304 || (!chunked && remaining == 0)) {
            state = State.DONE;
        } else {
            state = chunked ? State.CHUNK_SIZE : State.FIXED_BODY;
        }
    }

    private void takeBody(ByteBuffer bytes) {
        int length = (int) Math.min(remaining, bytes.remaining());
        if (keep) {
            byte[] copy = new byte[length];
            bytes.get(copy);
            kept.writeBytes(copy);
        } else {
            bytes.position(bytes.position() + length);
        }
        remaining -= length;
    }

    private void takeChunkSize(ByteBuffer bytes) {
        byte b = bytes.get();
        if (b == '\n') {
            headLength = 0;
            inExtension = false;
            state = remaining == 0 ? State.TRAILER : State.CHUNK;
        } else if (b == ';') {
            inExtension = true;
        } else if (b != '\r' && !inExtension) {
            remaining = remaining * 16 + Character.digit(b, 16);
        }
    }

    private void takeTrailer(ByteBuffer bytes) {
        byte b = bytes.get();
        if (b == '\n') {
            if (headLength == 0) {
                state = State.DONE;
            }
            headLength = 0;
        } else if (b != '\r') {
            headLength++;
        }
    }
}
