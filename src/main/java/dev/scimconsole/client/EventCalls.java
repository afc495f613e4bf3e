package dev.scimconsole.client;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventPage;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.contract.activity.ResourceChangePage;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// What happened, as the service tells it. Calls block; interrupting the calling thread cancels them.
public final class EventCalls {

    private static final String EVENTS = "events";

    private final String authorization;
    private final HttpCalls calls;

    EventCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// The forms in which events can be exported.
    public enum ExportFormat {
        /// For spreadsheets.
        CSV("csv"),
        /// One JSON object a line, for programs.
        JSON_LINES("jsonl");

        private final String wireName;

        ExportFormat(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire, which is also the usual ending of a file's name.
        @Override
        public String toString() {
            return wireName;
        }
    }

    /// Takes what a stream brings, on the thread that follows it.
    public interface Follower {

        /// The service has taken the request: from now on no event is missed.
        void following();

        /// An event.
        ///
        /// @param id names it, to come back after it
        void happened(String id, Event event);

        /// How the rotation stands, where that was asked for.
        default void rotated(RotationUpdate update) {}
    }

    /// One page of events, newest first.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public EventPage page(EventFilter filter, Optional<String> cursor, int limit) throws CallFailedException {
        HttpUrl.Builder url = filtered(calls.path(EVENTS), filter)
                .addQueryParameter("limit", Integer.toString(limit));
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        return calls.send(request(url).get(), EventPage.class).value();
    }

    /// The changes of a user or group, newest first.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @throws CallFailedException when there is no answer, or the session has ended
    public ResourceChangePage changesOf(String targetId, Optional<String> cursor, int limit)
            throws CallFailedException {
        return changes("target", targetId, cursor, limit);
    }

    /// What an event tells of, a page of it.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public ResourceChangePage changesBy(String eventId, Optional<String> cursor, int limit)
            throws CallFailedException {
        return changes("event", eventId, cursor, limit);
    }

    private ResourceChangePage changes(String of, String id, Optional<String> cursor, int limit)
            throws CallFailedException {
        HttpUrl.Builder url = calls.path("changes").addQueryParameter(of, id).addQueryParameter("limit",
                Integer.toString(limit));
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        return calls.send(request(url).get(), ResourceChangePage.class).value();
    }

    /// One of them with all values, which is an audit event.
    ///
    /// @throws CallFailedException when the signed-in administrator may not, or there is no answer
    public ResourceChange unmask(String changeId) throws CallFailedException {
        return calls.send(request(calls.path("changes", changeId, "unmask")).post(HttpCalls.nothing()),
                ResourceChange.class).value();
    }

    /// Asks the service to look whether the audit events are all there and as they were written.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public AuditVerification verify() throws CallFailedException {
        return calls.send(request(calls.path(EVENTS, "verification")).get(), AuditVerification.class).value();
    }

    /// Follows events as they happen, until the service ends the stream.
    ///
    /// @param after    the id of the last event that was seen; empty to begin with the next one that happens
    /// @param rotation whether to be told of the rotation too: see [RotationUpdate]
    /// @throws CallFailedException when the stream breaks
    public void follow(EventFilter filter, Optional<String> after, boolean rotation, Follower follower)
            throws CallFailedException {
        HttpUrl.Builder url = filtered(calls.path(EVENTS, "stream"), filter);
        if (rotation) {
            url.addQueryParameter("rotation", "true");
        }
        Request.Builder request = request(url).get();
        after.ifPresent(id -> request.header("Last-Event-ID", id));
        calls.stream(request, "text/event-stream", source -> {
            follower.following();
            ServerSentEvents messages = new ServerSentEvents(source);
            Optional<ServerSentEvents.Message> message = messages.next();
            while (message.isPresent()) {
                tell(message.get(), follower);
                message = messages.next();
            }
        });
    }

    /// Writes all events, newest first, while they arrive.
    ///
    /// @param out      is not closed
    /// @param progress is told how many lines were written so far
    /// @throws CallFailedException when not all of them arrive
    /// @throws IOException         when they can't be written
    public void export(EventFilter filter, ExportFormat format, OutputStream out, LongConsumer progress)
            throws CallFailedException, IOException {
        HttpUrl.Builder url = filtered(calls.path(EVENTS, "export"), filter)
                .addQueryParameter("format", format.toString());
        FileCopy copying = new FileCopy(out, progress);
        calls.stream(request(url).get(), "*/*", copying::copy);
        copying.rethrow();
    }

    /// A newer service may send types of messages that this console does not know.
    private static void tell(ServerSentEvents.Message message, Follower follower) throws IOException {
        switch (message.type()) {
            case "" -> follower.happened(message.id(), read(message, Event.class));
            case "rotation" -> follower.rotated(read(message, RotationUpdate.class));
            default -> {
            }
        }
    }

    private static <T> T read(ServerSentEvents.Message message, Class<T> type) throws IOException {
        return WireFormat.readAnswer(message.data(), type);
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }

    private static HttpUrl.Builder filtered(HttpUrl.Builder url, EventFilter filter) {
        filter.from().ifPresent(from -> url.addQueryParameter("from", from.toString()));
        filter.to().ifPresent(to -> url.addQueryParameter("to", to.toString()));
        filter.actor().ifPresent(actor -> url.addQueryParameter("actor", actor));
        filter.outcome().ifPresent(outcome -> url.addQueryParameter("outcome", outcome.toString()));
        filter.kind().ifPresent(kind -> url.addQueryParameter("kind", kind.toString()));
        filter.text().ifPresent(text -> url.addQueryParameter("text", text));
        return url;
    }
}
