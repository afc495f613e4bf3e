package dev.scimconsole.server.http;

import dev.scimconsole.server.leaving.Protections;
import dev.scimconsole.server.token.Actor;
import java.util.List;
import java.util.function.BiConsumer;

/// Whom no identity provider can deactivate or delete.
final class ProtectionRoutes {

    private static final String PATH = "/users/{id}/protection";

    private final Protections protections;

    ProtectionRoutes(Protections protections) {
        this.protections = protections;
    }

    List<Route> routes() {
        return List.of(Route.orgAdmin("PUT", PATH, call -> change(call, protections::protect)),
                Route.orgAdmin("DELETE", PATH, call -> change(call, protections::unprotect)));
    }

    private static Answer change(Call call, BiConsumer<Actor, String> change) {
        change.accept(new Actor(call.signedIn().organizationId(), call.signedIn().actor(), call.origin()),
                call.pathParameter("id"));
        return Answer.noContent();
    }
}
