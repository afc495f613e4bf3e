package dev.scimconsole.server.http;

import dev.scimconsole.server.http.admin.AdminApi;
import dev.scimconsole.server.http.admin.RefusedCalls;
import dev.scimconsole.server.http.body.BodyBudget;
import dev.scimconsole.server.http.body.BodyReader;
import dev.scimconsole.server.http.limits.RefusalLimits;
import dev.scimconsole.server.http.origin.ClientView;
import dev.scimconsole.server.http.origin.WebOrigins;
import dev.scimconsole.server.http.provider.OAuthEndpoint;
import dev.scimconsole.server.http.provider.ScimEndpoint;
import dev.scimconsole.server.http.routes.AdminRoutes;
import java.time.InstantSource;

/// What is answered at which address: this room's parts, put together from the doors of the others.
///
/// @param routes     of the admin API; end with the server
/// @param dispatcher takes every request
record Endpoints(AdminRoutes routes, Dispatcher dispatcher) {

    static Endpoints of(HttpListener.Settings settings, HttpListener.Services services) {
        AdminRoutes.Doors admin = services.admin();
        InstantSource clock = admin.clock();
        RefusalLimits limits = new RefusalLimits(clock);
        ClientView clients = new ClientView(settings.scheme(), settings.publicUrl(), settings.proxies());
        WebOrigins origins = new WebOrigins(settings.host(), settings.tls().isPresent(), settings.publicUrl(),
                clients);
        BodyReader bodies = new BodyReader(BodyBudget.ofThisProcess());
        AdminRoutes routes = new AdminRoutes(admin);
        AdminApi api = new AdminApi(routes.all(), admin.people().callers(), clients, origins, limits,
                new RefusedCalls(services.events(), services.attempts(), services.store(), clock), bodies);
        ScimEndpoint scim = new ScimEndpoint(services.scim(), services.tokens(), services.store(),
                services.expiry(), admin.uses(), clock, clients, limits, services.events(), bodies);
        OAuthEndpoint oauth = new OAuthEndpoint(services.accessTokens(), clients, limits, services.events(),
                services.attempts(), bodies, clock);
        return new Endpoints(routes, new Dispatcher(origins, api, scim, oauth, clock));
    }
}
