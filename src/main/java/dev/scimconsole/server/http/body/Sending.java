package dev.scimconsole.server.http.body;

import dev.scimconsole.server.http.limits.WatchedConnection;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/// Sends answers, each of which the client must take within some time.
public final class Sending {

    private Sending() {}

    /// Sends a whole body. What is left of the request's own body is read after that, so that a client that
    /// sends before it reads gets to read; then the connection closes.
    ///
    /// @param pieces of the body, one after another; none for an empty one
    public static void whole(Request request, Response response, List<byte[]> pieces, Callback callback) {
        byte[] last = pieces.isEmpty() ? new byte[0] : pieces.getLast();
        if (pieces.size() > 1) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH,
                    pieces.stream().mapToLong(piece -> piece.length).sum());
        }
        boolean nothingLeft = BodyReader.discardAvailable(request);
        if (!nothingLeft) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        try {
            for (byte[] piece : pieces.subList(0, Math.max(0, pieces.size() - 1))) {
                send(request, response, false, piece);
            }
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        if (nothingLeft || BodyReader.isWaitingToSend(request)) {
            WatchedConnection.of(request).awaitTaking();
            response.write(true, ByteBuffer.wrap(last), callback);
        } else {
            lastAndDiscard(request, response, last, callback);
        }
    }

    private static void send(Request request, Response response, boolean last, byte[] piece)
            throws IOException {
        WatchedConnection.of(request).awaitTaking();
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(last, ByteBuffer.wrap(piece), sent);
            sent.block();
        }
    }

    private static void lastAndDiscard(Request request, Response response, byte[] piece, Callback callback) {
        try {
            send(request, response, true, piece);
            BodyReader.discard(request);
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    /// Where a body goes that is sent while it is written.
    public static OutputStream pieces(Request request, Response response) {
        WatchedConnection watched = WatchedConnection.of(request);
        return new FilterOutputStream(Content.Sink.asOutputStream(response)) {

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                watched.awaitTaking();
                out.write(bytes, offset, length);
                watched.awaitNothing();
            }

            @Override
            public void close() throws IOException {
                watched.awaitTaking();
                super.close();
            }
        };
    }
}
