package dev.scimconsole.server.http.body;

import dev.scimconsole.server.http.limits.WatchedConnection;
import dev.scimconsole.wording.Saying;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;

/// Reads requests' bodies, on threads that may block, within the memory that there is for all of them.
///
/// Reading also makes Jetty send `100 Continue` to a client that waits for it, so nothing is read before it
/// is known that the client may send it.
public final class BodyReader {

    /// Bytes that a stranger's body may have: an email, a password, a code.
    public static final int MAX_OF_A_STRANGER = 4 * 1024;

    /// What is read and thrown away of a body that nobody wants, so that the client gets to read the answer
    /// and not a broken connection.
    private static final long MOST_DISCARDED = 16L * 1024 * 1024;
    private static final Duration LONGEST_DISCARDING = Duration.ofSeconds(5);
    private static final int MOST_PIECES = 16;

    private final BodyBudget budget;

    public BodyReader(BodyBudget budget) {
        this.budget = budget;
    }

    /// Reads a body.
    ///
    /// @param limit   bytes that it may have, once it is no longer compressed
    /// @param longest time that it may take
    public RequestBody read(Request request, int limit, Duration longest) {
        BodyCodings.Coding coding = BodyCodings.Coding.of(request);
        if (coding == BodyCodings.Coding.UNKNOWN) {
            return new RequestBody.UnknownCoding(Saying.of("say.request.codings", BodyCodings.CODINGS));
        }
        if (request.getLength() > coding.longest(limit)) {
            return new RequestBody.TooLarge();
        }
        BodyBudget.Share share = budget.share();
        RequestBody body = new RequestBody.NoRoom();
        try {
            body = read(request, coding, limit, longest, share);
        } finally {
            if (!(body instanceof RequestBody.Whole)) {
                share.close();
            }
        }
        return body;
    }

    private static RequestBody read(Request request, BodyCodings.Coding coding, int limit, Duration longest,
            BodyBudget.Share share) {
        RequestBody sent = sent(request, coding.longest(limit), longest, share);
        RequestBody inflated = coding == BodyCodings.Coding.GZIP
                && sent instanceof RequestBody.Whole(byte[] compressed, var _)
                        ? BodyCodings.inflated(compressed, new GatheredBytes(limit, -1, share))
                        : sent;
        RequestBody read = inflated instanceof RequestBody.Whole whole
                ? BodyCodings.inUtf8(request, whole)
                : inflated;
        return read instanceof RequestBody.Whole(byte[] bytes, var _) && !share.takeToMake(bytes)
                ? new RequestBody.NoRoom()
                : read;
    }

    /// The bytes as they are sent.
    private static RequestBody sent(Request request, int limit, Duration longest, BodyBudget.Share share) {
        GatheredBytes gathered = new GatheredBytes(limit, request.getLength(), share);
        WatchedConnection watched = WatchedConnection.of(request);
        watched.awaitBody(request, longest);
        try {
            boolean more = true;
            while (more) {
                Content.Chunk chunk = next(request);
                try {
                    more = gathered.add(chunk.getByteBuffer()) && !chunk.isLast();
                } finally {
                    chunk.release();
                }
            }
            return gathered.whole();
        } catch (IOException e) {
            return e.getCause() instanceof TimeoutException
                    ? new RequestBody.TooSlow()
                    : new RequestBody.Broken(Saying.of("say.request.endedEarly"));
        } finally {
            watched.awaitNothing();
        }
    }

    /// Reads and forgets what has come of a body.
    ///
    /// @return whether nothing more will come
    static boolean discardAvailable(Request request) {
        for (int i = 0; i < MOST_PIECES; i++) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                return false;
            }
            if (Content.Chunk.isFailure(chunk) || chunk.isLast()) {
                chunk.release();
                return true;
            }
            chunk.release();
        }
        return false;
    }

    /// Reads and forgets what comes of a body after its answer, for a while.
    ///
    /// @throws IOException when the client goes away or goes on for too long
    static void discard(Request request) throws IOException {
        WatchedConnection.of(request).awaitBody(request, LONGEST_DISCARDING);
        long left = MOST_DISCARDED;
        boolean more = true;
        while (more && left > 0) {
            Content.Chunk chunk = next(request);
            left -= chunk.remaining();
            more = !chunk.isLast();
            chunk.release();
        }
    }

    /// Whether the client sends a body only when it is told to go on.
    public static boolean isWaitingToSend(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    private static Content.Chunk next(Request request) throws IOException {
        Content.Chunk chunk = request.read();
        while (chunk == null) {
            try (Blocker.Runnable available = Blocker.runnable()) {
                request.demand(available);
                available.block();
            }
            chunk = request.read();
        }
        if (Content.Chunk.isFailure(chunk)) {
            throw new IOException(chunk.getFailure());
        }
        return chunk;
    }
}
