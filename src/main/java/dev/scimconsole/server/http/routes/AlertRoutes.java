package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.alerts.AddWebhook;
import dev.scimconsole.contract.alerts.ChangeAlerts;
import dev.scimconsole.server.alerts.AlertSettings;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.token.Actor;
import java.util.List;

/// What administrators are told about, and where.
final class AlertRoutes {

    private static final String PATH = "/alerts";
    private static final String WEBHOOKS = PATH + "/webhooks";

    private final AlertSettings alerts;

    AlertRoutes(AlertSettings alerts) {
        this.alerts = alerts;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", PATH,
                        call -> Answer.of(200, alerts.read(call.signedIn().organizationId()))),
                Route.orgAdmin("PATCH", PATH,
                        call -> Answer.of(200, alerts.change(actor(call), call.body(ChangeAlerts.class)))),
                Route.orgAdmin("POST", WEBHOOKS,
                        call -> Answer.of(201, alerts.add(actor(call), call.body(AddWebhook.class)))
                                .with("Cache-Control", "no-store")),
                Route.orgAdmin("DELETE", WEBHOOKS + "/{id}", call -> {
                    alerts.remove(actor(call), call.pathParameter("id"));
                    return Answer.noContent();
                }),
                Route.orgAdmin("POST", PATH + "/test", call -> {
                    alerts.test(actor(call));
                    return Answer.noContent();
                }));
    }

    private static Actor actor(Call call) {
        return new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin());
    }
}
