package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.access.CreateAutomationAccount;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.people.AutomationAccess;
import java.util.List;

/// Accounts of programs.
final class AutomationRoutes {

    private static final String PATH = "/automation-accounts";

    private final AutomationAccess automation;

    AutomationRoutes(AutomationAccess automation) {
        this.automation = automation;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", PATH,
                        call -> Answer.of(200, automation.all(call.signedIn().organizationId()))),
                Route.orgAdmin("POST", PATH,
                        call -> Answer.of(201, automation.create(call.signedIn(),
                                call.body(CreateAutomationAccount.class), call.origin())))
                        .forPeopleAlone(),
                Route.orgAdmin("DELETE", PATH + "/{id}", this::end).forPeopleAlone());
    }

    private Answer end(Call call) {
        automation.end(call.signedIn(), call.pathParameter("id"), call.origin());
        return Answer.noContent();
    }
}
