package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.refusals.ChangeSafeLeaving;
import dev.scimconsole.contract.refusals.DecideLeavers;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.leaving.Protections;
import dev.scimconsole.server.leaving.SafeLeavings;
import dev.scimconsole.server.token.Actor;
import java.util.List;
import java.util.function.BiConsumer;

/// Whom no identity provider can deactivate or delete, and how many may leave at once.
final class LeavingRoutes {

    private static final String PROTECTION = "/users/{id}/protection";
    private static final String SAFE_LEAVING = "/safe-leaving";

    private final Protections protections;
    private final SafeLeavings leavings;

    LeavingRoutes(Protections protections, SafeLeavings leavings) {
        this.protections = protections;
        this.leavings = leavings;
    }

    List<Route> routes() {
        return List.of(Route.orgAdmin("PUT", PROTECTION, call -> change(call, protections::protect)),
                Route.orgAdmin("DELETE", PROTECTION, call -> change(call, protections::unprotect)),
                Route.signedIn("GET", SAFE_LEAVING,
                        call -> Answer.of(200, leavings.read(call.signedIn().organizationId()))),
                Route.orgAdmin("PATCH", SAFE_LEAVING,
                        call -> Answer.of(200,
                                leavings.set(actor(call), call.body(ChangeSafeLeaving.class)))),
                Route.orgAdmin("POST", SAFE_LEAVING + "/decision", call -> {
                    leavings.decide(actor(call), call.body(DecideLeavers.class));
                    return Answer.noContent();
                }));
    }

    private static Answer change(Call call, BiConsumer<Actor, String> change) {
        change.accept(actor(call), call.pathParameter("id"));
        return Answer.noContent();
    }

    private static Actor actor(Call call) {
        return new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin());
    }
}
