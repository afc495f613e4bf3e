package dev.scimconsole.server.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/// Makes connections that know the path of a request even where the request can't be read: of those Jetty
/// tells no address, and yet a SCIM client is to get its error as SCIM and everybody else as a problem. And
/// connections that keep no copy of the headers they have read, in which tokens are.
///
/// Jetty has no place for either in its API, so classes of its insides are extended. Should a later version
/// do without them, the server does not start, and tests say so.
final class RequestLines extends HttpConnectionFactory {

    /// As much of a request's beginning as tells where it was to lead.
    private static final int REMEMBERED = 256;

    RequestLines(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new Remembering(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /// The path of a request that could not be read, percent-encoded as sent and perhaps not to its end;
    /// empty when not even that can be told.
    static Optional<String> path(Request unreadable) {
        return unreadable.getConnectionMetaData() instanceof Remembering connection
                && connection.getParser() instanceof Parser parser ? parser.path() : Optional.empty();
    }

    private static final class Remembering extends HttpConnection {

        // Set while the constructor above runs, so it has no initial value, which would take it away again.
        private HttpParser.@Nullable RequestHandler handler;

        Remembering(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler made = super.newRequestHandler();
            handler = made;
            return made;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpConfiguration configuration = getHttpConfiguration();
            HttpParser parser = new Parser(Objects.requireNonNull(handler),
                    configuration.getRequestHeaderSize(), compliance);
            parser.setHeaderCacheSize(configuration.getHeaderCacheSize());
            parser.setHeaderCacheCaseSensitive(configuration.isHeaderCacheCaseSensitive());
            return parser;
        }
    }

    private static final class Parser extends HttpParser {

        /// Where the parser gathers each word it reads. It never shrinks, nor is what stands there
        /// overwritten but by the next word, as far as that reaches.
        private static final VarHandle WORD = word();

        private final byte[] beginning = new byte[REMEMBERED];
        private int length;
        private boolean lineRead;
        private boolean wiped;

        Parser(HttpParser.RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
            super(handler, maxHeaderBytes, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (isStart()) {
                length = 0;
                lineRead = false;
                wiped = false;
            }
            remember(buffer);
            boolean handle = super.parseNext(buffer);
            if (!wiped && getState().compareTo(State.HEADER) > 0) {
                wiped = true;
                wipe((StringBuilder) WORD.get(this));
            }
            return handle;
        }

        /// The request line and not what follows it.
        private void remember(ByteBuffer buffer) {
            for (int i = buffer.position(); i < buffer.limit() && length < beginning.length
                    && !lineRead; i++) {
                byte next = buffer.get(i);
                beginning[length] = next;
                length++;
                // Blank lines may come before (RFC 9112 §2.2).
                lineRead = next == '\n' && length > 2;
            }
        }

        private static void wipe(StringBuilder word) {
            word.setLength(0);
            // Growing fills with zeros.
            word.setLength(word.capacity());
            word.setLength(0);
        }

        private static VarHandle word() {
            try {
                return MethodHandles.privateLookupIn(HttpParser.class, MethodHandles.lookup())
                        .findVarHandle(HttpParser.class, "_string", StringBuilder.class);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this version of Jetty gathers words elsewhere", e);
            }
        }

        /// The second word of the request line (RFC 9112 §3), which may hold scheme and host (§3.2.2).
        Optional<String> path() {
            String[] words = new String(beginning, 0, length, StandardCharsets.ISO_8859_1).stripLeading()
                    .split("[ \r\n]", 3);
            return words.length < 2
                    ? Optional.empty()
                    : Optional.of(words[1].replaceFirst("^[A-Za-z]+://[^/?]*", "").split("\\?", 2)[0]);
        }
    }
}
