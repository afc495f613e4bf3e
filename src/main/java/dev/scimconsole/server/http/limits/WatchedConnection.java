package dev.scimconsole.server.http.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;

/// One connection of a client, and until when the client must have sent the head of a request, sent its body,
/// or taken its answer. Between requests, and while the server works, the client owes nothing.
///
/// How long it is since the last byte says little: who sends one every few seconds keeps what is held for the
/// request as long as it likes.
public final class WatchedConnection {

    /// How long a client may take.
    ///
    /// @param head   from the first byte of a request's head to its last; a new connection has no longer for
    ///               its first one
    /// @param taking an answer, or each piece of a streamed one
    public record Times(Duration head, Duration taking) {

        public static final Times STANDARD = new Times(Duration.ofSeconds(15), Duration.ofSeconds(60));
    }

    private static final String KEY = WatchedConnection.class.getName();

    private final Connection connection;
    private final ConnectionWatch watch;
    private final Times times;
    private boolean trusted;
    private boolean serving;
    private long bytesAtRest;
    private Optional<Debt> debt;

    /// What the client owes.
    ///
    /// @param deadline on the clock of [System#nanoTime()]
    /// @param overdue  what happens then
    private record Debt(long deadline, Runnable overdue) {

        static Debt in(Duration time, Runnable overdue) {
            return new Debt(System.nanoTime() + time.toNanos(), overdue);
        }
    }

    WatchedConnection(Connection connection, ConnectionWatch watch, Times times) {
        this.connection = connection;
        this.watch = watch;
        this.times = times;
        this.debt = Optional.of(Debt.in(times.head(), this::close));
    }

    /// The one that a request came on.
    public static WatchedConnection of(Request request) {
        return (WatchedConnection) request.getConnectionMetaData().getAttribute(KEY);
    }

    /// Makes it known to the requests that will come on it.
    void attach(Attributes attributes) {
        attributes.setAttribute(KEY, this);
    }

    /// A request has come; until its end the server says what is owed.
    public synchronized void begin() {
        serving = true;
        debt = Optional.empty();
    }

    /// Its answer has gone.
    public synchronized void end() {
        serving = false;
        debt = Optional.empty();
        bytesAtRest = connection.getBytesIn();
    }

    /// Waits for the body, which fails when it is not there in time.
    public synchronized void awaitBody(Request request, Duration longest) {
        debt = Optional.of(Debt.in(longest, () -> request.fail(late("the body"))));
    }

    /// Waits for the client to take what is being sent, and closes the connection when it does not.
    public synchronized void awaitTaking() {
        debt = Optional.of(Debt.in(times.taking(), this::close));
    }

    /// It has done its part.
    public synchronized void awaitNothing() {
        debt = Optional.empty();
    }

    /// Somebody who may has sent a request on it; it is not among the first to go when there are too many.
    public void trust() {
        synchronized (this) {
            if (trusted) {
                return;
            }
            trusted = true;
        }
        watch.trust(this);
    }

    /// Ends what has come too late.
    ///
    /// @param now on the clock of [System#nanoTime()]
    void check(long now) {
        overdue(now).ifPresent(Runnable::run);
    }

    private synchronized Optional<Runnable> overdue(long now) {
        if (!serving && debt.isEmpty() && connection.getBytesIn() != bytesAtRest) {
            debt = Optional.of(Debt.in(times.head(), this::close));
        }
        Optional<Runnable> overdue = debt.filter(owed -> now - owed.deadline() >= 0).map(Debt::overdue);
        if (overdue.isPresent()) {
            debt = Optional.empty();
        }
        return overdue;
    }

    /// Breaks it, whatever it is about.
    void close() {
        connection.getEndPoint().close(late("the client"));
    }

    private static TimeoutException late(String what) {
        return new TimeoutException(what + " took too long");
    }
}
