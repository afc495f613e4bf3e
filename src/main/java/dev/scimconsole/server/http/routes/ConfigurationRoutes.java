package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ChangeConfiguration;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.token.Actor;
import dev.scimconsole.server.token.ScimConfigurations;
import java.util.List;

/// The SCIM configuration: email domains, invites and the token.
final class ConfigurationRoutes {

    private static final String PATH = "/scim-configuration";

    private final ScimConfigurations configurations;
    private final TokenUseRecorder uses;

    ConfigurationRoutes(ScimConfigurations configurations, TokenUseRecorder uses) {
        this.configurations = configurations;
        this.uses = uses;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", PATH, this::read),
                Route.orgAdmin("PATCH", PATH, this::changeSettings),
                Route.orgAdmin("POST", PATH + "/domains", this::addDomain),
                Route.orgAdmin("DELETE", PATH + "/domains/{name}", this::removeDomain),
                Route.orgAdmin("POST", PATH + "/token/refresh", this::refreshToken),
                Route.orgAdmin("POST", PATH + "/token/revoke", this::revokeToken),
                Route.orgAdmin("POST", PATH + "/pause", this::pause),
                Route.orgAdmin("POST", PATH + "/resume", this::resume));
    }

    private Answer read(Call call) {
        // Else a use of this very second would be missing.
        uses.flush();
        return Answer.versioned(configurations.read(call.signedIn().organizationId(), call.scimBaseUrl()));
    }

    private Answer changeSettings(Call call) {
        return Answer.change(200,
                configurations.changeSettings(actor(call), call.body(ChangeConfiguration.class),
                        call.expectedVersion(), call.scimBaseUrl()));
    }

    private Answer addDomain(Call call) {
        return Answer.change(201, configurations.addDomain(actor(call), call.body(AddDomain.class),
                call.expectedVersion(), call.scimBaseUrl()));
    }

    private Answer removeDomain(Call call) {
        return Answer.change(200, configurations.removeDomain(actor(call), call.pathParameter("name"),
                call.expectedVersion(), call.scimBaseUrl()));
    }

    private Answer refreshToken(Call call) {
        return Answer.change(200,
                configurations.refreshToken(actor(call), call.requiredVersion(), call.scimBaseUrl()));
    }

    private Answer revokeToken(Call call) {
        return Answer.change(200,
                configurations.revokeToken(actor(call), call.requiredVersion(), call.scimBaseUrl()));
    }

    private Answer pause(Call call) {
        return Answer.change(200,
                configurations.pause(actor(call), call.expectedVersion(), call.scimBaseUrl()));
    }

    private Answer resume(Call call) {
        return Answer.change(200,
                configurations.resume(actor(call), call.expectedVersion(), call.scimBaseUrl()));
    }

    private static Actor actor(Call call) {
        return new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin());
    }
}
