package dev.scimconsole.server.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads a request's body, up to a limit, out of the forms in which clients send it: compressed by gzip (RFC 9110
/// §8.4), and as text in a charset other than UTF-8, which REST libraries choose by themselves.
final class RequestBody {

    /// The content codings that are taken, as an answer's `Accept-Encoding` names them (RFC 9110 §12.5.3).
    static final String CODINGS = "gzip";

    /// What is read and thrown away of a body that is too large, so that the client gets to read the answer and not
    /// a broken connection.
    private static final int MAX_DISCARDED = 16 * 1024 * 1024;
    private static final int CHUNK = 16 * 1024;

    /// What gzip may add to a body that it can't make smaller.
    private static final int CODING_OVERHEAD = 64 * 1024;

    /// Those that every Java has.
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_32, StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_32LE);

    private RequestBody() {}

    /// What became of a body.
    sealed interface Read {

        /// All of it.
        ///
        /// @param bytes not compressed, in UTF-8 where the request names a charset
        record Whole(byte[] bytes) implements Read {}

        /// It is larger than the limit.
        record TooLarge() implements Read {}

        /// Its content coding is not one that is taken: 415 (RFC 9110 §15.5.16).
        record UnknownCoding(String sentence) implements Read {}

        /// Its charset is not one that is taken: 415.
        record UnknownCharset(String sentence) implements Read {}

        /// It is not what the headers say: 400.
        record Broken(String sentence) implements Read {}
    }

    /// The body, on a thread that may block.
    ///
    /// @param limit in bytes, once it is no longer compressed
    /// @throws IOException when the client goes away or sends too slowly
    static Read read(Request request, int limit) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            Read read = read(request, in, limit);
            if (!(read instanceof Read.Whole)) {
                discard(in);
            }
            return read;
        }
    }

    /// The body if it is small and can be read, else nothing; a larger one is read and forgotten.
    ///
    /// @throws IOException when the client goes away or sends too slowly
    static byte[] readIfSmall(Request request, int limit) throws IOException {
        return read(request, limit) instanceof Read.Whole(byte[] bytes) ? bytes : new byte[0];
    }

    /// Reads and forgets the body.
    static void discard(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            discard(in);
        }
    }

    private static Read read(Request request, InputStream in, int limit) throws IOException {
        String coding = String.join(",", request.getHeaders().getCSV(HttpHeader.CONTENT_ENCODING, false))
                .toLowerCase(Locale.ROOT);
        Read read = switch (coding) {
            case "", "identity" -> request.getLength() > limit ? new Read.TooLarge() : whole(in, limit);
            case "gzip", "x-gzip" -> inflated(in, limit);
            default ->
                new Read.UnknownCoding("The body may be compressed by " + CODINGS + " and nothing else.");
        };
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String charset = type == null ? null : MimeTypes.getCharsetFromContentType(type);
        return charset != null && read instanceof Read.Whole(byte[] bytes) ? inUtf8(bytes, charset) : read;
    }

    private static Read whole(InputStream in, int limit) throws IOException {
        byte[] body = in.readNBytes(limit + 1);
        return body.length <= limit ? new Read.Whole(body) : new Read.TooLarge();
    }

    /// No more of it is inflated than may be kept, whatever else it would grow to.
    private static Read inflated(InputStream in, int limit) throws IOException {
        InputStream compressed = new BufferedInputStream(new Bounded(in, (long) limit + CODING_OVERHEAD),
                CHUNK);
        compressed.mark(1);
        if (compressed.read() < 0) {
            return new Read.Whole(new byte[0]);
        }
        compressed.reset();
        try (InputStream inflated = new GzipBody(compressed)) {
            return whole(inflated, limit);
        } catch (TooMuchException _) {
            return new Read.TooLarge();
        } catch (ZipException | EOFException _) {
            return new Read.Broken("The body is not the gzip that its Content-Encoding says.");
        }
    }

    private static Read inUtf8(byte[] body, String named) {
        Optional<Charset> charset = CHARSETS.stream()
                .filter(known -> known.name().equalsIgnoreCase(named)
                        || known.aliases().stream().anyMatch(named::equalsIgnoreCase))
                .findFirst();
        if (charset.isEmpty()) {
            return new Read.UnknownCharset("The body may be in "
                    + CHARSETS.stream().map(Charset::name).collect(Collectors.joining(", ")) + ".");
        }
        // What is meant to be UTF-8 is judged where it is read.
        if (charset.get().equals(StandardCharsets.UTF_8)) {
            return new Read.Whole(body);
        }
        try {
            CharBuffer text = charset.get().newDecoder().decode(ByteBuffer.wrap(body));
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(text);
            // It may hold a password.
            Arrays.fill(text.array(), '\0');
            byte[] utf8 = new byte[bytes.remaining()];
            bytes.get(utf8);
            return new Read.Whole(utf8);
        } catch (CharacterCodingException _) {
            return new Read.Broken("The body is not valid " + charset.get().name()
                    + ", which its Content-Type says.");
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

    /// Ends after so many bytes, also where they would inflate to none.
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooMuchException();
            }
            return read;
        }

        @Override
        public void close() {
            // What lies under it is read to its end by who opened it.
        }
    }

    private static final class TooMuchException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
