package dev.scimconsole.server.http.call;

import dev.scimconsole.contract.access.Role;
import java.util.Optional;
import java.util.function.Function;

/// One thing that the admin API does.
///
/// @param method    in capitals
/// @param path      below `/api/v1`, such as `/scim-configuration/domains/{name}`
/// @param leastRole who may: everybody who is signed in ([Role#VIEWER]), Org Admins only, or empty for the
///                  public
/// @param forPeople whether automation accounts may not, whatever their role
/// @param handler   answers; refuses by a [dev.scimconsole.server.problem.ProblemException]
public record Route(String method, String path, Optional<Role> leastRole, boolean forPeople,
        Function<Call, Answer> handler) {

    /// A route for everybody, signed in or not.
    public static Route open(String method, String path, Function<Call, Answer> handler) {
        return new Route(method, path, Optional.empty(), false, handler);
    }

    /// A route for everybody who is signed in.
    public static Route signedIn(String method, String path, Function<Call, Answer> handler) {
        return new Route(method, path, Optional.of(Role.VIEWER), false, handler);
    }

    /// A route for Org Admins.
    public static Route orgAdmin(String method, String path, Function<Call, Answer> handler) {
        return new Route(method, path, Optional.of(Role.ORG_ADMIN), false, handler);
    }

    /// The same route, for people alone: what would make somebody's access last is no program's to do.
    public Route forPeopleAlone() {
        return new Route(method, path, leastRole, true, handler);
    }

    /// Whether somebody with this role may use it.
    public boolean allows(Role role) {
        return leastRole.isEmpty() || leastRole.get() == Role.VIEWER || role == Role.ORG_ADMIN;
    }
}
