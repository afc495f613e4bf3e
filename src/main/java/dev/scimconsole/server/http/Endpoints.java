package dev.scimconsole.server.http;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What is answered at which address: this room's parts, put together from the doors of the others.
///
/// @param routes     of the admin API
/// @param streams    end with the server
/// @param dispatcher takes every request
record Endpoints(RouteTable routes, EventStreams streams, Dispatcher dispatcher) {

    static Endpoints of(HttpListener.Settings settings, HttpListener.Services services) {
        InstantSource clock = services.clock();
        RefusalLimits limits = new RefusalLimits(clock);
        ClientView clients = new ClientView(settings.scheme(), settings.publicUrl(), settings.proxies());
        WebOrigins origins = new WebOrigins(settings, clients);
        BodyReader bodies = new BodyReader(BodyBudget.ofThisProcess());
        EventStreams streams = new EventStreams(services.activity(), services.rotations(),
                services.people().callers());
        RouteTable routes = routes(services, streams);
        AdminApi api = new AdminApi(routes, services.people().callers(), clients, origins, limits,
                new RefusedCalls(services.events(), services.attempts(), services.store(), clock), bodies);
        ScimEndpoint scim = new ScimEndpoint(services.scim(), services.tokens(),
                new TokenGate(services.store(), services.tokens()), services.expiry(), services.uses(), clock,
                clients, limits, new ScimRequestEvents(services.events()), bodies);
        OAuthEndpoint oauth = new OAuthEndpoint(services.accessTokens(), clients, limits, services.events(),
                services.attempts(), bodies, clock);
        return new Endpoints(routes, streams, new Dispatcher(origins, api, scim, oauth, clock));
    }

    private static RouteTable routes(HttpListener.Services services, EventStreams streams) {
        return new RouteTable(Stream.of(new ServerRoutes(services.people()).routes(),
                new AdministratorRoutes(services.people()).routes(),
                new AutomationRoutes(services.people().automation()).routes(),
                new ConfigurationRoutes(services.configurations(), services.uses()).routes(),
                new ConnectionRoutes(services.connections(), services.uses()).routes(),
                new DirectoryRoutes(services.directory(), services.clock()).routes(),
                new LeavingRoutes(services.protections(), services.leavings()).routes(),
                new AlertRoutes(services.alerts()).routes(),
                new RefusalRoutes(services.refusals(), services.clock()).routes(),
                new EventRoutes(services.activity(), streams, services.clock()).routes(),
                new ChangeRoutes(services.history()).routes(),
                new RotationRoutes(services.rotations(), services.checks()).routes())
                .flatMap(List::stream).toList());
    }
}
