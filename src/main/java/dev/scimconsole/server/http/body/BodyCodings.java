package dev.scimconsole.server.http.body;

import dev.scimconsole.wording.Saying;
import java.io.ByteArrayInputStream;
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
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;

/// The forms in which clients send bodies: compressed by gzip (RFC 9110 §8.4), and as text in a charset other
/// than UTF-8, which REST libraries choose by themselves.
public final class BodyCodings {

    /// The content codings that are taken, as an answer's `Accept-Encoding` names them (RFC 9110 §12.5.3).
    public static final String CODINGS = "gzip";

    private static final int PIECE = 16 * 1024;

    /// Those that every Java has.
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_32, StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_32LE);

    private BodyCodings() {}

    /// How a body is compressed.
    enum Coding {
        NONE, GZIP, UNKNOWN;

        static Coding of(Request request) {
            String named = String.join(",", request.getHeaders().getCSV(HttpHeader.CONTENT_ENCODING, false))
                    .toLowerCase(Locale.ROOT);
            return switch (named) {
                case "", "identity" -> NONE;
                case "gzip", "x-gzip" -> GZIP;
                default -> UNKNOWN;
            };
        }

        /// How many bytes a body of so many may have as it is sent: gzip may add some to what it can't make
        /// smaller.
        int longest(int limit) {
            return this == GZIP ? limit + limit / 64 + 1024 : limit;
        }
    }

    /// No more of it is inflated than may be kept, whatever else it would grow to.
    static RequestBody inflated(byte[] compressed, GatheredBytes into) {
        if (compressed.length == 0) {
            return into.whole();
        }
        try (InputStream inflated = new GzipBody(new ByteArrayInputStream(compressed))) {
            byte[] piece = new byte[PIECE];
            int read = inflated.read(piece);
            while (read >= 0 && into.add(ByteBuffer.wrap(piece, 0, read))) {
                read = inflated.read(piece);
            }
            return into.whole();
        } catch (IOException _) {
            return new RequestBody.Broken(Saying.of("say.request.noGzip"));
        }
    }

    /// The body in UTF-8, where the request names another charset.
    static RequestBody inUtf8(Request request, RequestBody.Whole body) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String named = type == null ? null : MimeTypes.getCharsetFromContentType(type);
        return named == null ? body : inUtf8(body, named);
    }

    private static RequestBody inUtf8(RequestBody.Whole body, String named) {
        for (Charset charset : CHARSETS) {
            if (charset.name().equalsIgnoreCase(named)
                    || charset.aliases().stream().anyMatch(named::equalsIgnoreCase)) {
                // What is meant to be UTF-8 is judged where it is read.
                return charset.equals(StandardCharsets.UTF_8) ? body : inUtf8(body, charset);
            }
        }
        return new RequestBody.UnknownCharset(Saying.of("say.request.charsets",
                CHARSETS.stream().map(Charset::name).collect(Collectors.joining(", "))));
    }

    private static RequestBody inUtf8(RequestBody.Whole body, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(body.bytes()));
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(text);
            // It may hold a password.
            Arrays.fill(text.array(), '\0');
            byte[] utf8 = new byte[bytes.remaining()];
            bytes.get(utf8);
            return new RequestBody.Whole(utf8, body.share());
        } catch (CharacterCodingException _) {
            return new RequestBody.Broken(Saying.of("say.request.notInCharset", charset.name()));
        }
    }
}
