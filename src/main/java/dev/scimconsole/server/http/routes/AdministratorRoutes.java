package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.contract.access.ChangePassword;
import dev.scimconsole.contract.access.ChangeRole;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.people.People;
import java.util.List;

/// Administrators, their roles, sessions and passwords, and invites of new ones.
final class AdministratorRoutes {

    private static final String ONE = "/administrators/{id}";

    private final People people;

    AdministratorRoutes(People people) {
        this.people = people;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", "/administrators", this::page),
                Route.orgAdmin("POST", "/administrators",
                        call -> Answer.of(201, people.invites().issue(call.signedIn(),
                                call.body(InviteAdministrator.class), call.origin())))
                        .forPeopleAlone(),
                Route.signedIn("PUT", "/administrators/current/password", this::changePassword)
                        .forPeopleAlone(),
                Route.orgAdmin("PATCH", ONE,
                        call -> Answer.of(200, people.administrators().changeRole(call.signedIn(), id(call),
                                call.body(ChangeRole.class).role(), call.origin())))
                        .forPeopleAlone(),
                Route.orgAdmin("DELETE", ONE, this::remove).forPeopleAlone(),
                Route.orgAdmin("DELETE", ONE + "/sessions", this::endSessions).forPeopleAlone(),
                Route.signedIn("GET", "/invites",
                        call -> Answer.of(200, people.invites().all(call.signedIn().organizationId()))),
                Route.orgAdmin("DELETE", "/invites/{id}", this::withdraw).forPeopleAlone(),
                Route.open("POST", "/invites/accept", call -> Answer.of(201,
                        people.invites().accept(call.body(AcceptInvite.class), call.origin()))));
    }

    private Answer page(Call call) {
        return Answer.of(200, people.administrators().page(call.signedIn().organizationId(),
                call.query().get("cursor"),
                PageLimit.read(call.query().get("limit"))));
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
        return call.pathParameter("id");
    }
}
