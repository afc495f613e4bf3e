package dev.scimconsole.server.http.body;

import dev.scimconsole.server.http.limits.WatchedConnection;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
    public static void whole(Request request, Response response, byte[] body, Callback callback) {
        boolean nothingLeft = BodyReader.discardAvailable(request);
        if (!nothingLeft) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        WatchedConnection.of(request).awaitTaking();
        if (nothingLeft || BodyReader.isWaitingToSend(request)) {
            response.write(true, ByteBuffer.wrap(body), callback);
        } else {
            wholeAndDiscard(request, response, body, callback);
        }
    }

    private static void wholeAndDiscard(Request request, Response response, byte[] body, Callback callback) {
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(true, ByteBuffer.wrap(body), sent);
            sent.block();
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
