package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.activity.ResourceChangePage;
import dev.scimconsole.server.activity.ChangeHistory;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.QueryParameters;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.token.Actor;
import java.util.List;
import java.util.Optional;

/// What requests asked for and changed. Everybody who is signed in may look; an Org Admin may have values
/// unmasked.
final class ChangeRoutes {

    private final ChangeHistory history;

    ChangeRoutes(ChangeHistory history) {
        this.history = history;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", "/changes", this::page),
                Route.orgAdmin("POST", "/changes/{id}/unmask",
                        call -> Answer.of(200, history.unmask(new Actor(call.signedIn().organizationId(),
                                call.signedIn().actor(), call.origin()),
                                changeId(call.pathParameter("id"))))));
    }

    private Answer page(Call call) {
        QueryParameters query = call.parameters();
        String organization = call.signedIn().organizationId();
        Optional<String> event = query.value("event").map(ChangeRoutes::id);
        Optional<String> target = query.value("target").map(ChangeRoutes::id);
        Optional<String> cursor = query.value("cursor");
        if (cursor.filter(text -> !isChangeId(text)).isPresent()) {
            throw QueryParameters.wrong("cursor", "say.request.cursor");
        }
        int limit = PageLimit.read(query.value("limit"));
        return Answer.of(200, event.map(id -> history.ofEvent(organization, id, cursor, limit))
                .or(() -> target.map(id -> history.ofTarget(organization, id, cursor, limit)))
                .orElse(new ResourceChangePage(List.of(), Optional.empty())));
    }

    /// The id of an event, and behind it perhaps a number.
    private static boolean isChangeId(String text) {
        return Identifiers.hasForm(ChangeRecords.eventOf(text));
    }

    private static String changeId(String text) {
        return isChangeId(text) ? text : "-";
    }

    /// What is no id names nothing.
    private static String id(String text) {
        return Identifiers.hasForm(text) ? text : "-";
    }
}
