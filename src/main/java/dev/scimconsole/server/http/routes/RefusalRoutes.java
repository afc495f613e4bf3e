package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.contract.refusals.SettleRefusedChange;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.QueryParameters;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.export.ExportFormat;
import dev.scimconsole.server.http.export.RefusalExport;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.refusals.RefusalCursor;
import dev.scimconsole.server.refusals.Refusals;
import dev.scimconsole.server.token.Actor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the identity provider asked for and did not get. Everybody who is signed in may read it; Org Admins
/// settle it.
final class RefusalRoutes {

    private static final String PATH = "/refused-changes";
    private static final Boolean[] HELD_ONLY = {true};
    private static final int EXPORTED_AT_ONCE = 200;

    private final Refusals refusals;
    private final InstantSource clock;

    RefusalRoutes(Refusals refusals, InstantSource clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", PATH, this::page),
                Route.signedIn("GET", PATH + "/export", this::export),
                Route.signedIn("GET", PATH + "/not-kept",
                        call -> Answer.of(200, refusals.notKept(call.signedIn().organizationId()))),
                Route.orgAdmin("POST", PATH + "/{id}/settle", this::settle));
    }

    private Answer page(Call call) {
        QueryParameters query = call.parameters();
        return Answer.of(200, refusals.page(call.signedIn().organizationId(), query.text("client"),
                query.text("target"), false, cursor(query), PageLimit.read(query.value("limit"))));
    }

    private Answer export(Call call) {
        QueryParameters query = call.parameters();
        ExportFormat format = query.one("format", ExportFormat.values()).orElse(ExportFormat.CSV);
        Optional<String> client = query.text("client");
        boolean held = query.one("held", HELD_ONLY).isPresent();
        String organization = call.signedIn().organizationId();
        return Answer.export("refused-changes", format, clock.instant(), out -> {
            RefusalExport.TABLE.writeHead(format, out);
            Optional<RefusalCursor> next = Optional.empty();
            do {
                RefusedChangePage part = refusals.page(organization, client, Optional.empty(), held, next,
                        EXPORTED_AT_ONCE);
                RefusalExport.TABLE.write(format, part.changes(), out);
                next = part.nextCursor().flatMap(RefusalCursor::parse);
            } while (next.isPresent());
        });
    }

    private Answer settle(Call call) {
        refusals.settle(new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin()),
                call.pathParameter("id"), call.body(SettleRefusedChange.class));
        return Answer.noContent();
    }

    private static Optional<RefusalCursor> cursor(QueryParameters query) {
        return query.value("cursor")
                .map(text -> RefusalCursor.parse(text).orElseThrow(RefusalRoutes::notACursor));
    }

    private static ProblemException notACursor() {
        return QueryParameters.wrong("cursor", "say.request.cursor");
    }
}
