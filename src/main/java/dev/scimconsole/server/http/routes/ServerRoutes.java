package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.Health;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.people.People;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The server itself: its health, its description, its set-up, and signing in and out.
final class ServerRoutes {

    private final People people;

    ServerRoutes(People people) {
        this.people = people;
    }

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/health", _ -> Answer.of(200, new Health("ok", people.setUp().isDone()))),
                Route.open("GET", "/openapi.json", _ -> Answer.of(200, description())),
                Route.open("POST", "/setup",
                        call -> Answer.of(201,
                                people.setUp().setUp(call.body(SetUp.class), call.origin()))),
                Route.open("POST", "/sessions",
                        call -> Answer.of(201,
                                people.sessions().signIn(call.body(SignIn.class), call.origin(),
                                        call.language()))),
                Route.signedIn("GET", "/sessions/current",
                        call -> Answer.of(200, people.sessions().current(call.signedIn())))
                        .forPeopleAlone(),
                Route.signedIn("DELETE", "/sessions/current", this::signOut).forPeopleAlone());
    }

    private Answer signOut(Call call) {
        people.sessions().end(call.signedIn(), call.origin());
        return Answer.noContent();
    }

    private static byte[] description() {
        try (InputStream in = ServerRoutes.class.getResourceAsStream("openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
