package dev.scimconsole.server.http.admin;

import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.values.RequestOrigin;
import java.util.Optional;

/// What is known of a request to the admin API, should it be refused. Used by one thread.
final class RefusedCall {

    private final Route route;
    private final RequestOrigin origin;
    private Optional<SignedIn> caller = Optional.empty();
    private Optional<Call> call = Optional.empty();

    RefusedCall(Route route, RequestOrigin origin) {
        this.route = route;
        this.origin = origin;
    }

    void by(Optional<SignedIn> who) {
        caller = who;
    }

    void as(Call whole) {
        call = Optional.of(whole);
    }

    /// Lets go of the request, so that nothing more is made of it.
    void forgetCall() {
        call = Optional.empty();
    }

    Route route() {
        return route;
    }

    RequestOrigin origin() {
        return origin;
    }

    /// Who is signed in, where that was looked up before the refusal.
    Optional<SignedIn> caller() {
        return caller;
    }

    /// The whole request, where it was read before the refusal.
    Optional<Call> call() {
        return call;
    }
}
