package dev.scimconsole.server.http.admin;

import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.url.PercentEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every route of the admin API, and the way from a path to its route.
final class RouteTable {

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /// All of them.
    List<Route> routes() {
        return routes;
    }

    /// Finds the route. `HEAD` is answered by the route for `GET` (RFC 9110 §9.3.2).
    ///
    /// @param path below `/api/v1`, percent-encoded as sent
    Match find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        SortedSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = parameters(route.path(), path);
            if (parameters.isPresent() && route.method().equals(wanted)) {
                return new Match.Found(route, parameters.get());
            }
            parameters.ifPresent(_ -> allowed.add(route.method()));
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed.isEmpty() ? new Match.NoSuchPath() : new Match.WrongMethod(new ArrayList<>(allowed));
    }

    /// The template's parameters in this path; empty when the path does not follow the template.
    private static Optional<Map<String, String>> parameters(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                Optional<String> value = decoded(given[i]).filter(text -> !text.isEmpty());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), value.get());
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static Optional<String> decoded(String segment) {
        try {
            return Optional.of(PercentEncoding.decode(segment));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Where a path leads.
    sealed interface Match {

        /// To a route.
        record Found(Route route, Map<String, String> pathParameters) implements Match {}

        /// To routes with other methods.
        record WrongMethod(List<String> allowed) implements Match {}

        /// Nowhere.
        record NoSuchPath() implements Match {}
    }
}
