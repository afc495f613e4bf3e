package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.server.activity.Activity;
import dev.scimconsole.server.activity.Activity.PlacedEvent;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.people.Callers;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.rotation.Rotations;
import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Events as they happen, as server-sent events (WHATWG HTML §9.2).
///
/// Each stream asks the store on the virtual thread of its request, twice a second: an index answers at once
/// that there is nothing new, and events of other nodes are found like those of this one. The id of a message
/// is the event's position, so that a client that comes back with `Last-Event-ID` gets each event exactly
/// once.
///
/// A session has a few at the most: a further one takes the place of its oldest, which may be a connection
/// that broke without a word. Nobody can take all places: there is a bound for each organization too.
final class EventStreams implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAUSES_BETWEEN_SESSION_CHECKS = 4;
    private static final int PAUSES_BETWEEN_HEARTBEATS = 30;
    private static final int AT_ONCE = 200;
    private static final int MOST_STREAMS = 500;
    private static final int MOST_OF_AN_ORGANIZATION = 200;
    private static final int MOST_OF_A_SESSION = 4;

    private final Activity activity;
    private final Rotations rotations;
    private final Callers callers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();

    // Guarded by lock.
    private final List<Watcher> watchers = new ArrayList<>();
    private boolean closed;

    EventStreams(Activity activity, Rotations rotations, Callers callers) {
        this.activity = activity;
        this.rotations = rotations;
        this.callers = callers;
    }

    /// Answers with a stream that ends with the session.
    Answer open(Call call) {
        EventQuery query = new EventQuery(call.parameters());
        EventFilter filter = query.filter();
        SignedIn who = call.signedIn();
        Locale language = call.spoken();
        Optional<RotationFeed> rotation = query.withRotation()
                ? Optional.of(new RotationFeed(rotations, who.organizationId()))
                : Optional.empty();
        long position = lastEventId(call).orElseGet(() -> activity.lastPosition(who.organizationId()));
        return Answer
                .streamed("text/event-stream",
                        out -> follow(new Reader(who, filter, language), position, rotation, out))
                // A proxy that gathers an answer before it passes it on would hold events back.
                .with("X-Accel-Buffering", "no");
    }

    /// Ends all streams.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow(Reader reader, long start, Optional<RotationFeed> rotation, OutputStream out)
            throws IOException {
        Watcher watcher = new Watcher(reader.who());
        if (!enter(watcher)) {
            write(out, "retry: 30000\n\n");
            return;
        }
        try {
            write(out, "retry: 2000\n: follows from " + start + "\n\n");
            long position = start;
            int pauses = 0;
            do {
                long next = writeNew(reader, position, out);
                writeRotation(rotation, next > position, out);
                position = next;
                pauses++;
                if (pauses % PAUSES_BETWEEN_HEARTBEATS == 0) {
                    write(out, ": still here\n\n");
                }
            } while (pause(watcher)
                    && (pauses % PAUSES_BETWEEN_SESSION_CHECKS != 0 || callers.isOpen(reader.who())));
        } finally {
            leave(watcher);
        }
    }

    /// @return false when there is no place
    private boolean enter(Watcher watcher) {
        lock.lock();
        try {
            long organizations = watchers.stream().filter(watcher::isOfSameOrganization).count();
            if (watchers.size() >= MOST_STREAMS || organizations >= MOST_OF_AN_ORGANIZATION) {
                return false;
            }
            List<Watcher> own = watchers.stream()
                    .filter(other -> !other.ended && watcher.isOfSameSession(other))
                    .toList();
            if (own.size() >= MOST_OF_A_SESSION) {
                own.getFirst().ended = true;
                ending.signalAll();
            }
            watchers.add(watcher);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Watcher watcher) {
        lock.lock();
        try {
            watchers.remove(watcher);
        } finally {
            lock.unlock();
        }
    }

    /// @return the position up to which everything is written
    private long writeNew(Reader reader, long start, OutputStream out) throws IOException {
        long position = start;
        Activity.Following some;
        do {
            some = activity.after(reader.who().organizationId(), reader.filter(), position, AT_ONCE,
                    reader.language());
            position = some.position();
            if (!some.events().isEmpty()) {
                StringBuilder messages = new StringBuilder();
                for (PlacedEvent placed : some.events()) {
                    messages.append("id: ").append(placed.position()).append("\ndata: ")
                            .append(new String(WireFormat.write(placed.event()), StandardCharsets.UTF_8))
                            .append("\n\n");
                }
                write(out, messages.toString());
            }
        } while (some.more());
        return position;
    }

    private static void writeRotation(Optional<RotationFeed> rotation, boolean happened, OutputStream out)
            throws IOException {
        Optional<RotationUpdate> update = rotation.flatMap(feed -> feed.turn(happened));
        if (update.isPresent()) {
            write(out,
                    "event: rotation\ndata: "
                            + new String(WireFormat.write(update.get()), StandardCharsets.UTF_8)
                            + "\n\n");
        }
    }

    /// @return false once this is closed, or the watcher's place is another's
    private boolean pause(Watcher watcher) {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (left > 0 && !closed && !watcher.ended) {
                left = ending.awaitNanos(left);
            }
            return !closed && !watcher.ended;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Optional<Long> lastEventId(Call call) {
        return Optional.ofNullable(call.headers().get("Last-Event-ID")).map(String::strip)
                .filter(text -> !text.isEmpty()).map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw ProblemException.of(ProblemCode.INVALID_REQUEST, "say.request.lastEventId");
                    }
                    return Long.parseLong(text);
                });
    }

    /// Who follows, what of it, and in which language.
    private record Reader(SignedIn who, EventFilter filter, Locale language) {}

    /// Who has a place. It is one's own until one leaves, even if that takes a while because nobody reads.
    private static final class Watcher {

        private final SignedIn who;
        private boolean ended;

        Watcher(SignedIn who) {
            this.who = who;
        }

        boolean isOfSameOrganization(Watcher other) {
            return other.who.organizationId().equals(who.organizationId());
        }

        boolean isOfSameSession(Watcher other) {
            return other.who.sessionId().equals(who.sessionId());
        }
    }
}
