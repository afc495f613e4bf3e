package dev.scimconsole.server.http;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.people.Origin;
import dev.scimconsole.server.people.Sessions;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admin API: finds a request's route, checks who sends it, and answers.
final class AdminApi {

    /// Bytes that a request's body may have.
    static final int MAX_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final Duration RETRY_AFTER_UNAVAILABLE = Duration.ofSeconds(5);
    private static final String SCHEME = "bearer ";

    private final RouteTable routes;
    private final Sessions sessions;
    private final ClientView clients;

    AdminApi(RouteTable routes, Sessions sessions, ClientView clients) {
        this.routes = routes;
        this.sessions = sessions;
        this.clients = clients;
    }

    /// Answers a request. Whatever goes wrong is a problem in the answer.
    ///
    /// @param path below `/api/v1`, percent-encoded as sent
    /// @throws IOException when the client goes away before its request is whole
    Answer answer(Request request, String path) throws IOException {
        try {
            return switch (routes.find(request.getMethod(), path)) {
                case RouteTable.Match.Found found -> answer(request, found);
                case RouteTable.Match.WrongMethod wrong -> Answer
                        .problem(Problem.of(ProblemCode.METHOD_NOT_ALLOWED,
                                "This address takes " + String.join(", ", wrong.allowed()) + " only."))
                        .with("Allow", String.join(", ", wrong.allowed()));
                case RouteTable.Match.NoSuchPath _ -> notFound();
            };
        } catch (ProblemException e) {
            return refusal(e.problem(), e.retryAfter());
        } catch (StoreUnavailableException e) {
            LOG.warn("{} {} was refused because the store does not answer: {}", request.getMethod(), path,
                    e.getMessage());
            return refusal(Problem.of(ProblemCode.STORE_UNAVAILABLE,
                    "The server's database does not answer just now. Try again in a few seconds."),
                    Optional.of(RETRY_AFTER_UNAVAILABLE));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed: {}", request.getMethod(), path, Failures.describe(e));
            return Answer.problem(Problem.of(ProblemCode.INTERNAL,
                    "The server failed in a way that nobody foresaw. Its log says more."));
        }
    }

    /// What is answered where there is nothing.
    static Answer notFound() {
        return Answer.problem(Problem.of(ProblemCode.NOT_FOUND,
                "There is nothing at this address. GET /api/v1/openapi.json lists what there is."));
    }

    private Answer answer(Request request, RouteTable.Match.Found found) throws IOException {
        Route route = found.route();
        Optional<SignedIn> caller = route.leastRole().isEmpty()
                ? Optional.empty()
                : Optional.of(caller(request));
        caller.ifPresent(who -> checkRole(route, who));
        byte[] body = RequestBody.read(request, MAX_BODY)
                .orElseThrow(() -> ProblemException.of(ProblemCode.TOO_LARGE,
                        "A request's body has at most " + MAX_BODY / 1024 + " KiB here."));
        Call call = new Call(found.pathParameters(), PercentEncoding.query(query(request)), body,
                request.getHeaders().getValuesList(HttpHeader.IF_MATCH), caller,
                new Origin(clients.address(request), userAgent(request)), clients.scimBaseUrl(request));
        Answer answer = route.handler().apply(call);
        if (!route.method().equals("GET")) {
            LOG.info("{} {} by {} from {}: {}", route.method(), route.path(),
                    caller.map(SignedIn::email).orElse("nobody signed in"), call.origin().address(),
                    answer.status());
        }
        return answer;
    }

    private SignedIn caller(Request request) {
        List<String> authorization = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        String value = authorization.size() == 1 ? authorization.getFirst() : "";
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ProblemException.of(ProblemCode.NOT_SIGNED_IN, "Sign in first.");
        }
        return sessions.find(value.substring(SCHEME.length()).strip())
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN,
                        "Your session has ended. Sign in again."));
    }

    private static void checkRole(Route route, SignedIn who) {
        if (!route.allows(who.role())) {
            throw ProblemException.of(ProblemCode.NOT_AN_ORG_ADMIN,
                    "Only an Org Admin may do this. You are signed in"
                            + " as a " + who.role().displayName()
                            + ": ask an Org Admin of your organization.");
        }
    }

    private static Answer refusal(Problem problem, Optional<Duration> retryAfter) {
        Answer answer = Answer.problem(problem);
        if (problem.code() == ProblemCode.NOT_SIGNED_IN) {
            answer = answer.with("WWW-Authenticate", "Bearer realm=\"SCIM Console\"");
        }
        return retryAfter.isPresent()
                ? answer.with("Retry-After", Long.toString(retryAfter.get().toSeconds()))
                : answer;
    }

    private static String query(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    private static String userAgent(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return agent == null ? "" : agent;
    }
}
