package dev.scimconsole.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads a request's body, up to a limit.
final class RequestBody {

    /// What is read and thrown away of a body that is too large, so that the client gets to read the answer and not
    /// a broken connection.
    private static final int MAX_DISCARDED = 16 * 1024 * 1024;
    private static final int CHUNK = 16 * 1024;

    private RequestBody() {}

    /// The body, on a thread that may block. Empty when it is larger than the limit.
    ///
    /// @throws IOException when the client goes away or sends too slowly
    static Optional<byte[]> read(Request request, int limit) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            long announced = request.getLength();
            if (announced > limit) {
                discard(in);
                return Optional.empty();
            }
            byte[] body = in.readNBytes(limit + 1);
            if (body.length <= limit) {
                return Optional.of(body);
            }
            discard(in);
            return Optional.empty();
        }
    }

    /// The body if it is small, else nothing; a larger one is read and forgotten.
    ///
    /// @throws IOException when the client goes away or sends too slowly
    static byte[] readIfSmall(Request request, int limit) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length <= limit) {
                return body;
            }
            discard(in);
            return new byte[0];
        }
    }

    /// Reads and forgets the body.
    static void discard(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            discard(in);
        }
    }

    private static void discard(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int left = MAX_DISCARDED;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(chunk);
            left -= Math.max(read, 0);
        }
    }
}
