package dev.scimconsole.server.http;

import dev.scimconsole.contract.AcceptInvite;
import dev.scimconsole.contract.ChangePassword;
import dev.scimconsole.contract.ChangeRole;
import dev.scimconsole.contract.InviteAdministrator;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.people.People;
import dev.scimconsole.server.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// Administrators, their roles, sessions and passwords, and invites of new ones.
final class AdministratorRoutes {

    private static final String ONE = "/administrators/{id}";
    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final People people;

    AdministratorRoutes(People people) {
        this.people = people;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", "/administrators", this::page),
                Route.orgAdmin("POST", "/administrators",
                        call -> Answer.of(201, people.invites().issue(call.signedIn(),
                                call.body(InviteAdministrator.class), call.origin()))),
                Route.signedIn("PUT", "/administrators/current/password", this::changePassword),
                Route.orgAdmin("PATCH", ONE,
                        call -> Answer.of(200, people.administrators().changeRole(call.signedIn(), id(call),
                                call.body(ChangeRole.class).role(), call.origin()))),
                Route.orgAdmin("DELETE", ONE, this::remove),
                Route.orgAdmin("DELETE", ONE + "/sessions", this::endSessions),
                Route.signedIn("GET", "/invites",
                        call -> Answer.of(200, people.invites().all(call.signedIn().organizationId()))),
                Route.orgAdmin("DELETE", "/invites/{id}", this::withdraw),
                Route.open("POST", "/invites/accept", call -> Answer.of(201,
                        people.invites().accept(call.body(AcceptInvite.class), call.origin()))));
    }

    private Answer page(Call call) {
        return Answer.of(200, people.administrators().page(call.signedIn().organizationId(),
                Optional.ofNullable(call.query().get("cursor")), limit(call)));
    }

    private Answer changePassword(Call call) {
        people.administrators().changePassword(call.signedIn(), call.body(ChangePassword.class),
                call.origin());
        return Answer.noContent();
    }

    private Answer remove(Call call) {
        people.administrators().remove(call.signedIn(), id(call), call.origin());
        return Answer.noContent();
    }

    private Answer endSessions(Call call) {
        people.administrators().endSessions(call.signedIn(), id(call), call.origin());
        return Answer.noContent();
    }

    private Answer withdraw(Call call) {
        people.invites().withdraw(call.signedIn(), id(call), call.origin());
        return Answer.noContent();
    }

    private static String id(Call call) {
        return call.pathParameters().get("id");
    }

    private static int limit(Call call) {
        String limit = call.query().getOrDefault("limit", Integer.toString(USUAL_LIMIT));
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > LARGEST_LIMIT) {
            throw ProblemException.inField("limit", ProblemCode.INVALID_REQUEST,
                    "A page has from 1 to " + LARGEST_LIMIT + " administrators.");
        }
        return Integer.parseInt(limit);
    }
}
