package dev.scimconsole.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

/// Makes connections that know the path of a request even where the request can't be read: of those Jetty tells no
/// address, and yet a SCIM client is to get its error as SCIM and everybody else as a problem.
///
/// Jetty has no place for this in its API, so a class of its insides is extended. Should a later version do without
/// it, only the form of those errors is at stake.
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

    /// The path of a request that could not be read, percent-encoded as sent and perhaps not to its end; empty when
    /// not even that can be told.
    static Optional<String> path(Request unreadable) {
        return unreadable.getConnectionMetaData() instanceof Remembering connection
                && connection.getParser() instanceof Parser parser ? parser.path() : Optional.empty();
    }

    private static final class Remembering extends HttpConnection {

        // Set while the constructor above runs, so it has no initial value, which would take it away again.
        private HttpParser.RequestHandler handler;

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
            HttpParser parser = new Parser(handler, configuration.getRequestHeaderSize(), compliance);
            parser.setHeaderCacheSize(configuration.getHeaderCacheSize());
            parser.setHeaderCacheCaseSensitive(configuration.isHeaderCacheCaseSensitive());
            return parser;
        }
    }

    private static final class Parser extends HttpParser {

        private final byte[] beginning = new byte[REMEMBERED];
        private int length;

        Parser(HttpParser.RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
            super(handler, maxHeaderBytes, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (isStart()) {
                length = 0;
            }
            if (getState().compareTo(State.HEADER) < 0) {
                int more = Math.min(buffer.remaining(), beginning.length - length);
                buffer.get(buffer.position(), beginning, length, more);
                length += more;
            }
            return super.parseNext(buffer);
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
