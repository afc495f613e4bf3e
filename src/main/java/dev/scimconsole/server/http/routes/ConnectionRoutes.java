package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.connections.Connections;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.provider.OAuthEndpoint;
import dev.scimconsole.server.token.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Connections beside the SCIM token, and their secrets.
final class ConnectionRoutes {

    private static final String PATH = "/connections";
    private static final String SCIM = "/scim/v2";

    private final Connections connections;
    private final TokenUseRecorder uses;

    ConnectionRoutes(Connections connections, TokenUseRecorder uses) {
        this.connections = connections;
        this.uses = uses;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", PATH, this::all),
                Route.orgAdmin("POST", PATH, call -> Answer.of(201,
                        connections.create(actor(call), call.body(CreateConnection.class)))),
                Route.orgAdmin("PUT", PATH + "/{id}", call -> Answer.of(200, connections.change(actor(call),
                        call.pathParameter("id"), call.body(CreateConnection.class)))),
                Route.orgAdmin("DELETE", PATH + "/{id}", this::remove),
                Route.orgAdmin("POST", PATH + "/{id}/secrets", this::addSecret),
                Route.orgAdmin("DELETE", PATH + "/{id}/secrets/{secretId}",
                        call -> Answer.of(200, connections.deleteSecret(actor(call), call.pathParameter("id"),
                                call.pathParameter("secretId")))));
    }

    private Answer all(Call call) {
        // Else a use of this very second would be missing.
        uses.flush();
        String base = call.scimBaseUrl().substring(0, call.scimBaseUrl().length() - SCIM.length());
        return Answer.of(200,
                connections.all(call.signedIn().organizationId(), base + OAuthEndpoint.TOKEN));
    }

    private Answer remove(Call call) {
        connections.remove(actor(call), call.pathParameter("id"));
        return Answer.noContent();
    }

    private Answer addSecret(Call call) {
        IssuedSecret issued = connections.addSecret(actor(call), call.pathParameter("id"),
                call.body(CreateSecret.class));
        return new Answer(201, Answer.JSON, Map.of(), Optional.of(issued), Optional.of(issued.secret()));
    }

    private static Actor actor(Call call) {
        return new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin());
    }
}
