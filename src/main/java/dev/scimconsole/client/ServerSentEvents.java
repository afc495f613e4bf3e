package dev.scimconsole.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okio.BufferedSource;

/// Reads a stream of server-sent events (WHATWG HTML §9.2.6) on the thread that waits for them. OkHttp's own
/// reader calls back on threads of its own, which could not be cancelled like every other call.
final class ServerSentEvents {

    /// Far above any event; bounds what a wrong server can make us hold.
    private static final long LONGEST_LINE = 256 * 1024;

    private final BufferedSource source;
    private String lastId = "";

    ServerSentEvents(BufferedSource source) {
        this.source = source;
    }

    /// A message.
    ///
    /// @param type empty text unless the stream names one
    /// @param id   the last one that the stream named
    /// @param data UTF-8
    record Message(String type, String id, byte[] data) {}

    /// Waits for the next message.
    ///
    /// @return empty at the end of the stream; a message that was cut off there does not count
    Optional<Message> next() throws IOException {
        StringBuilder data = new StringBuilder();
        String type = "";
        while (!source.exhausted()) {
            String line = line();
            if (line.isEmpty() && !data.isEmpty()) {
                data.setLength(data.length() - 1);
                return Optional
                        .of(new Message(type, lastId, data.toString().getBytes(StandardCharsets.UTF_8)));
            }
            if (line.isEmpty()) {
                type = "";
            }
            if (line.startsWith("data:")) {
                data.append(value(line, 5)).append('\n');
            } else if (line.startsWith("event:")) {
                type = value(line, 6);
            } else if (line.startsWith("id:")) {
                lastId = value(line, 3);
            }
        }
        return Optional.empty();
    }

    private String line() throws IOException {
        try {
            return source.readUtf8LineStrict(LONGEST_LINE);
        } catch (EOFException e) {
            throw new IOException("a line is too long, or cut off", e);
        }
    }

    private static String value(String line, int start) {
        return line.substring(line.startsWith(" ", start) ? start + 1 : start);
    }
}
