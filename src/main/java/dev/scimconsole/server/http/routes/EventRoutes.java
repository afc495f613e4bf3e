package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.server.activity.Activity;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.export.EventExport;
import dev.scimconsole.server.http.export.ExportFormat;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Activity: what happened. Everybody who is signed in may read all of it.
final class EventRoutes {

    private final Activity activity;
    private final EventStreams streams;
    private final InstantSource clock;

    EventRoutes(Activity activity, EventStreams streams, InstantSource clock) {
        this.activity = activity;
        this.streams = streams;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", "/events", this::page),
                Route.signedIn("GET", "/events/stream", streams::open),
                Route.signedIn("GET", "/events/verification",
                        call -> Answer.of(200, activity.verify(call.signedIn().organizationId()))),
                Route.signedIn("GET", "/events/export", this::export));
    }

    private Answer page(Call call) {
        EventQuery query = new EventQuery(call.parameters());
        return Answer.of(200, activity.page(call.signedIn().organizationId(), query.filter(), query.cursor(),
                query.limit(), call.spoken()));
    }

    private Answer export(Call call) {
        EventQuery query = new EventQuery(call.parameters());
        EventFilter filter = query.filter();
        ExportFormat format = query.parameters().one("format", ExportFormat.values())
                .orElse(ExportFormat.CSV);
        String organization = call.signedIn().organizationId();
        Locale language = call.spoken();
        return Answer.export("activity", format, clock.instant(), out -> {
            EventExport.TABLE.writeHead(format, out);
            EventExport.TABLE.write(format, List.of(activity.signedHead(organization)), out);
            // Where few of many events match, the first of them may be long in coming.
            out.flush();
            Optional<Activity.Export> rest = Optional.of(activity.export(organization, filter, language));
            while (rest.isPresent()) {
                Activity.Export some = rest.get();
                EventExport.TABLE.write(format, some.events(), out);
                rest = some.next();
            }
        });
    }
}
