package dev.scimconsole.server.http.admin;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.http.body.BodyCodings;
import dev.scimconsole.server.http.body.BodyReader;
import dev.scimconsole.server.http.body.RequestBody;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.call.UnforeseenFailure;
import dev.scimconsole.server.http.limits.RefusalLimits;
import dev.scimconsole.server.http.limits.WatchedConnection;
import dev.scimconsole.server.http.origin.ClientView;
import dev.scimconsole.server.http.origin.WebOrigins;
import dev.scimconsole.server.people.Callers;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.url.QueryString;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admin API: finds a request's route, checks who sends it, and answers.
public final class AdminApi {

    /// Bytes that the body of a request by somebody who is signed in may have.
    static final int MAX_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final Duration RETRY_AFTER_UNAVAILABLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_BODY = Duration.ofSeconds(60);
    private static final Duration LONGEST_OPEN_BODY = Duration.ofSeconds(10);
    private static final String SCHEME = "bearer ";

    private final RouteTable routes;
    private final Callers callers;
    private final ClientView clients;
    private final WebOrigins origins;
    private final RefusalLimits limits;
    private final RefusedCalls events;
    private final BodyReader bodies;

    /// @param limits shared with whatever else refuses strangers
    public AdminApi(List<Route> routes, Callers callers, ClientView clients, WebOrigins origins,
            RefusalLimits limits, RefusedCalls events, BodyReader bodies) {
        this.routes = new RouteTable(routes);
        this.callers = callers;
        this.clients = clients;
        this.origins = origins;
        this.limits = limits;
        this.events = events;
        this.bodies = bodies;
    }

    /// Answers a request. Whatever goes wrong is a problem in the answer.
    ///
    /// @param path below `/api/v1`, percent-encoded as sent
    public Answer answer(Request request, String path, String requestId) {
        return switch (routes.find(request.getMethod(), path)) {
            case RouteTable.Match.Found found -> answer(request, found,
                    new RequestOrigin(clients.address(request), userAgent(request), requestId));
            case RouteTable.Match.WrongMethod wrong -> Answer.wrongMethod(wrong.allowed());
            case RouteTable.Match.NoSuchPath _ -> Answer.notFound();
        };
    }

    private Answer answer(Request request, RouteTable.Match.Found found, RequestOrigin origin) {
        RefusedCall change = new RefusedCall(found.route(), origin);
        Answer answer = answerOrRefuse(request, found.pathParameters(), change);
        return answer.body().orElse("") instanceof ServerProblem problem
                ? refused(request, change, problem, answer)
                : answer;
    }

    /// What is answered in the end where a request was refused: the refusal, or to a stranger who has been
    /// refused too often, that there is a limit.
    private Answer refused(Request request, RefusedCall change, ServerProblem problem, Answer refusal) {
        boolean stranger = change.caller().isEmpty() && problem.code().status() < 500;
        Optional<Duration> wait = stranger
                ? limits.countStranger(change.origin().address())
                : Optional.empty();
        if (wait.isPresent() && problem.code() != ProblemCode.WRONG_CREDENTIALS) {
            // Whose account it was about is looked up for those who got as far as a password, who are few.
            change.forgetCall();
        }
        if (wait.isEmpty() || problem.code() == ProblemCode.TOO_MANY_TRIES
                || (change.route().leastRole().isEmpty() && isSignedIn(request))) {
            events.record(change, problem);
            return refusal;
        }
        ServerProblem limited = ServerProblem.of(ProblemCode.TOO_MANY_TRIES,
                "say.request.tooMany", wait.get().toSeconds());
        events.record(change, limited);
        return refusal(limited, wait);
    }

    private Answer answerOrRefuse(Request request, Map<String, String> pathParameters, RefusedCall change) {
        String what = change.route().method() + " " + change.route().path();
        String requestId = change.origin().requestId();
        try {
            return serve(request, pathParameters, change);
        } catch (ProblemException e) {
            return refusal(e.problem(), e.retryAfter());
        } catch (StoreUnavailableException e) {
            LOG.warn("{} {} was refused because the store does not answer: {}", requestId, what,
                    e.getMessage());
            return refusal(ServerProblem.of(ProblemCode.STORE_UNAVAILABLE, e.outcomeUnknown()
                    ? "say.store.outcomeUnknown"
                    : "say.store.noAnswer"),
                    Optional.of(RETRY_AFTER_UNAVAILABLE));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed: {}", requestId, what, UnforeseenFailure.describe(e));
            return Answer.problem(ServerProblem.of(ProblemCode.INTERNAL, "say.request.failed"));
        }
    }

    /// @param change is told who asks and for what, as soon as that is known
    private Answer serve(Request request, Map<String, String> pathParameters, RefusedCall change) {
        Route route = change.route();
        Optional<SignedIn> caller = route.leastRole().isEmpty()
                ? Optional.empty()
                : Optional.of(caller(request));
        change.by(caller);
        caller.ifPresent(who -> checkRole(route, who));
        if (!route.method().equals("GET")) {
            origins.checkChange(request);
        }
        int limit = caller.isPresent() ? MAX_BODY : BodyReader.MAX_OF_A_STRANGER;
        try (RequestBody body = bodies.read(request, limit,
                caller.isPresent() ? LONGEST_BODY : LONGEST_OPEN_BODY)) {
            return switch (body) {
                case RequestBody.Whole whole -> serve(request, pathParameters, whole.bytes(), caller, change);
                case RequestBody.TooLarge _ -> throw ProblemException.of(ProblemCode.TOO_LARGE,
                        "say.request.bodyTooLarge", limit / 1024);
                case RequestBody.TooSlow _ ->
                    throw ProblemException.of(ProblemCode.TOO_SLOW, "say.request.bodyTooSlow");
                case RequestBody.UnknownCoding(Saying sentence) -> Answer
                        .problem(ServerProblem.of(ProblemCode.UNSUPPORTED_BODY, sentence))
                        .with("Accept-Encoding", BodyCodings.CODINGS);
                case RequestBody.UnknownCharset(Saying sentence) ->
                    throw new ProblemException(ServerProblem.of(ProblemCode.UNSUPPORTED_BODY, sentence));
                case RequestBody.Broken(Saying sentence) ->
                    throw new ProblemException(ServerProblem.of(ProblemCode.INVALID_REQUEST, sentence));
                case RequestBody.NoRoom _ ->
                    throw new ProblemException(ServerProblem.of(ProblemCode.BUSY, "say.request.noRoom"),
                            Optional.of(RETRY_AFTER_UNAVAILABLE));
            };
        }
    }

    private Answer serve(Request request, Map<String, String> pathParameters, byte[] body,
            Optional<SignedIn> caller, RefusedCall change) {
        Route route = change.route();
        RequestOrigin origin = change.origin();
        Call call = new Call(pathParameters, QueryString.readable(query(request)), body,
                request.getHeaders(),
                caller, origin, clients.scimBaseUrl(request));
        change.as(call);
        Answer answer = route.handler().apply(call);
        if (!route.method().equals("GET")) {
            LOG.info("{} {} {} by {} from {}: {}", origin.requestId(), route.method(), route.path(),
                    caller.map(SignedIn::email).orElse("nobody signed in"), origin.address(),
                    answer.status());
        }
        return answer;
    }

    private SignedIn caller(Request request) {
        String token = bearer(request).orElseThrow(
                () -> ProblemException.of(ProblemCode.NOT_SIGNED_IN, "say.session.signIn"));
        SignedIn who = callers.find(token)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN, "say.session.endedOrKey"));
        WatchedConnection.of(request).trust();
        return who;
    }

    /// Whether somebody is signed in who asks for what takes no session.
    private boolean isSignedIn(Request request) {
        try {
            return bearer(request).flatMap(callers::find).isPresent();
        } catch (StoreUnavailableException _) {
            // Nobody can tell just now, and a second later is early enough to ask again.
            return false;
        }
    }

    private static Optional<String> bearer(Request request) {
        List<String> authorization = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        return authorization.stream().filter(value -> authorization.size() == 1)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip()).findFirst();
    }

    private static void checkRole(Route route, SignedIn who) {
        if (route.forPeople() && who.automation()) {
            throw ProblemException.of(ProblemCode.NOT_FOR_AUTOMATION, "say.session.notForAutomation");
        }
        if (!route.allows(who.role())) {
            throw ProblemException.of(ProblemCode.NOT_AN_ORG_ADMIN, "say.session.viewer");
        }
    }

    private static Answer refusal(ServerProblem problem, Optional<Duration> retryAfter) {
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
