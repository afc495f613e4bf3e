package dev.scimconsole.server.http;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The forms in which events leave the service as a file. In the address it is the text that [#toString()]
/// gives.
enum EventExport {
    /// RFC 4180, for spreadsheets; with a line of names.
    CSV("csv", Csv.CONTENT_TYPE) {
        @Override
        void writeHead(OutputStream out) throws IOException {
            out.write(Csv.line(Stream.of(COLUMNS)));
        }

        @Override
        void write(List<Event> events, OutputStream out) throws IOException {
            for (Event event : events) {
                out.write(Csv.line(cells(event)));
            }
        }
    },
    /// One JSON object a line, as `GET /events` answers them, for programs.
    JSON_LINES("jsonl", "application/jsonl; charset=utf-8") {
        @Override
        void writeHead(OutputStream out) {
            // It needs none.
        }

        @Override
        void write(List<Event> events, OutputStream out) throws IOException {
            for (Event event : events) {
                out.write(WireFormat.write(event));
                out.write('\n');
            }
        }
    };

    private static final String[] COLUMNS = {"time", "kind", "action", "actor type", "actor", "outcome", "status",
            "reason", "target type", "target", "target id", "detail", "address", "client", "user agent",
            "request id", "event id", "passed over"};

    private final String wireName;
    private final String contentType;

    EventExport(String wireName, String contentType) {
        this.wireName = wireName;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract void writeHead(OutputStream out) throws IOException;

    abstract void write(List<Event> events, OutputStream out) throws IOException;

    /// The name in the address, and the file's ending.
    @Override
    public String toString() {
        return wireName;
    }

    private static Stream<String> cells(Event event) {
        return Stream.of(event.at().toString(), event.kind().toString(), event.action(),
                event.actor().type().toString(), event.actor().name(), event.outcome().toString(),
                event.status().map(status -> Integer.toString(status)).orElse(""), event.reason().orElse(""),
                event.target().map(EventTarget::type).orElse(""),
                event.target().flatMap(EventTarget::name).orElse(""),
                event.target().map(EventTarget::id).orElse(""), event.detail().orElse(""),
                event.origin().address(), event.origin().client(), event.origin().userAgent(), event.requestId(),
                event.id(), event.passedOver().stream().map(part -> part.what() + " (" + part.reason() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
