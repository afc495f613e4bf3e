package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.CheckToken;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.rotation.Rotations;
import dev.scimconsole.server.token.TokenChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The change to a new token, and what a pasted one is.
final class RotationRoutes {

    private final Rotations rotations;
    private final TokenChecks checks;

    RotationRoutes(Rotations rotations, TokenChecks checks) {
        this.rotations = rotations;
        this.checks = checks;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/rotation",
                        call -> Answer.of(200, rotations.rotation(call.signedIn().organizationId()))),
                Route.signedIn("GET", "/provisioning-clients",
                        call -> Answer.of(200, rotations.clients(call.signedIn().organizationId()))),
                Route.signedIn("GET", "/missed-changes", this::missedChanges),
                Route.orgAdmin("POST", "/token-check", this::check));
    }

    private Answer missedChanges(Call call) {
        Optional<String> cursor = call.query().get("cursor")
                .filter(text -> !text.isBlank());
        if (cursor.filter(text -> !text.matches("[0-9A-Za-z-]{1,64}")).isPresent()) {
            throw ProblemException.inField("cursor", ProblemCode.INVALID_REQUEST, "say.request.cursor");
        }
        return Answer.of(200,
                rotations.missedChanges(call.signedIn().organizationId(), cursor,
                        PageLimit.read(call.query().get("limit"))));
    }

    private Answer check(Call call) {
        try (CheckToken asked = call.body(CheckToken.class)) {
            return Answer.of(200, checks.check(call.signedIn().organizationId(), asked.token(),
                    call.spoken()));
        } finally {
            Arrays.fill(call.body(), (byte) 0);
        }
    }
}
