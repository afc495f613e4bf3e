package dev.scimconsole.server.http.export;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventTarget;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events as rows.
public final class EventExport {

    public static final ExportTable<Event> TABLE = new ExportTable<>(
            List.of("time", "kind", "action", "actor type", "actor", "outcome", "status",
                    "reason", "target type", "target", "target id", "detail", "address", "client",
                    "user agent",
                    "request id", "event id", "passed over"),
            EventExport::cells);

    private EventExport() {}

    private static Stream<String> cells(Event event) {
        return Stream.of(event.at().toString(), event.kind().toString(), event.action(),
                event.actor().type().toString(), event.actor().name(), event.outcome().toString(),
                event.status().map(status -> Integer.toString(status)).orElse(""), event.reason().orElse(""),
                event.target().map(EventTarget::type).orElse(""),
                event.target().flatMap(EventTarget::name).orElse(""),
                event.target().map(EventTarget::id).orElse(""), event.detail().orElse(""),
                event.origin().address(), event.origin().client(), event.origin().userAgent(),
                event.requestId(),
                event.id(), event.passedOver().stream().map(part -> part.what() + " (" + part.reason() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
