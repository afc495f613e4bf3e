package dev.scimconsole.server.http.provider;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.http.body.BodyBudget;
import dev.scimconsole.server.http.body.BodyCodings;
import dev.scimconsole.server.http.body.BodyReader;
import dev.scimconsole.server.http.body.RequestBody;
import dev.scimconsole.server.http.limits.RefusalLimits;
import dev.scimconsole.server.http.limits.WatchedConnection;
import dev.scimconsole.server.http.origin.ClientView;
import dev.scimconsole.server.scim.RequestQuery;
import dev.scimconsole.server.scim.ScimAnswer;
import dev.scimconsole.server.scim.ScimOutcome;
import dev.scimconsole.server.scim.ScimRequest;
import dev.scimconsole.server.scim.ScimService;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.token.TokenExpiry;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestStyle;
import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// The way from HTTP to the SCIM service, and the notes of who used which token for what.
public final class ScimEndpoint {

    private static final String REQUEST_ID = "x-request-id";

    /// Bytes of a refused body that are looked at, to tell what was asked for.
    private static final int LARGEST_NAMED = 64 * 1024;
    private static final int LARGEST_NAMED_OF_A_STRANGER = BodyReader.MAX_OF_A_STRANGER;
    private static final Duration LONGEST_BODY = Duration.ofSeconds(60);
    private static final Duration LONGEST_NAMED = Duration.ofSeconds(10);

    private final ScimService service;
    private final TokenAuthentication tokens;
    private final TokenGate gate;
    private final RefusalLimits limits;
    private final TokenExpiry expiry;
    private final TokenUseRecorder uses;
    private final InstantSource clock;
    private final ClientView clients;
    private final ScimRequestEvents events;
    private final BodyReader bodies;
    private final BodyReader largeBodies;

    /// @param limits shared with whatever else refuses strangers
    /// @param events take what each request did
    public ScimEndpoint(ScimService service, TokenAuthentication tokens, Store store, TokenExpiry expiry,
            TokenUseRecorder uses, InstantSource clock, ClientView clients, RefusalLimits limits,
            EventRecorder events, BodyReader bodies) {
        this.service = service;
        this.tokens = tokens;
        this.gate = new TokenGate(store, tokens);
        this.limits = limits;
        this.expiry = expiry;
        this.uses = uses;
        this.clock = clock;
        this.clients = clients;
        this.events = new ScimRequestEvents(events);
        this.bodies = bodies;
        this.largeBodies = new BodyReader(BodyBudget.ofLargeBodies(ScimLimits.STANDARD.maxGroupBytes()));
    }

    /// Answers a request.
    ///
    /// @param path below `/scim/v2`, percent-encoded as sent
    public ScimAnswer answer(Request request, String path, String requestId) {
        RequestOrigin origin = new RequestOrigin(clients.address(request), userAgent(request), requestId);
        PresentedToken presented = tokens.read(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
        return switch (gate.look(presented)) {
            case TokenGate.Look.Passes _ -> serve(request, path, presented, origin);
            case TokenGate.Look.Refused(TokenDecision decision) ->
                refuse(request, path, presented, decision, origin);
            case TokenGate.Look.Unknown _ -> comeAgain(request, path, presented, origin);
        };
    }

    private ScimAnswer refuse(Request request, String path, PresentedToken presented, TokenDecision refusal,
            RequestOrigin origin) {
        Optional<Duration> wait = limits.count(origin.address(), refusal);
        if (wait.isPresent()) {
            events.countLimited();
            return ScimRefusals.tooMany(wait.get());
        }
        try (RequestBody body = named(request, refusal)) {
            return noted(service.refuse(scimRequest(request, path, presented, bytes(body), origin), refusal),
                    request, presented, origin);
        }
    }

    /// The body if it is small: it tells what was missed. Nobody is told to send one that is refused anyway.
    private RequestBody named(Request request, TokenDecision refusal) {
        return BodyReader.isWaitingToSend(request)
                ? new RequestBody.TooLarge()
                : bodies.read(request, RefusalLimits.isHolder(refusal)
                        ? LARGEST_NAMED
                        : LARGEST_NAMED_OF_A_STRANGER, LONGEST_NAMED);
    }

    /// The body is not looked at: nobody knows whose it is.
    private ScimAnswer comeAgain(Request request, String path, PresentedToken presented,
            RequestOrigin origin) {
        return noted(service.unavailable(scimRequest(request, path, presented, new byte[0], origin)), request,
                presented, origin);
    }

    private ScimAnswer serve(Request request, String path, PresentedToken presented, RequestOrigin origin) {
        WatchedConnection.of(request).trust();
        int limit = service.largestBody(path);
        BodyReader reader = limit > ScimLimits.STANDARD.maxBodyBytes() ? largeBodies : bodies;
        try (RequestBody read = reader.read(request, limit, LONGEST_BODY)) {
            ScimRequest asked = scimRequest(request, path, presented, bytes(read), origin);
            ScimAnswer answer = switch (read) {
                case RequestBody.Whole _ -> service.answer(asked);
                case RequestBody.TooLarge _ -> service.tooLarge(asked);
                case RequestBody.TooSlow _ -> service.unreadable(asked, 408, RefusalCode.TOO_SLOW,
                        "The request's body took too long. Send it again.");
                case RequestBody.NoRoom _ -> ScimRefusals.busy(
                        service.unreadable(asked, 503, RefusalCode.UNAVAILABLE, ScimRefusals.BUSY));
                case RequestBody.UnknownCoding(Saying sentence) ->
                    ScimRefusals.takes(BodyCodings.CODINGS,
                            service.unreadable(asked, 415, RefusalCode.BODY_CODING, sentence.inEnglish()));
                case RequestBody.UnknownCharset(Saying sentence) ->
                    service.unreadable(asked, 415, RefusalCode.BODY_CODING, sentence.inEnglish());
                case RequestBody.Broken(Saying sentence) ->
                    service.unreadable(asked, 400, RefusalCode.BODY_CODING, sentence.inEnglish());
            };
            answer.decision().ifPresent(decision -> gate.remember(presented, decision));
            return noted(answer, request, presented, origin);
        }
    }

    private static byte[] bytes(RequestBody body) {
        return body instanceof RequestBody.Whole whole ? whole.bytes() : new byte[0];
    }

    private ScimAnswer noted(ScimAnswer answer, Request request, PresentedToken presented,
            RequestOrigin origin) {
        try {
            note(answer, request, presented, origin);
            return answer;
        } catch (RuntimeException e) {
            answer.body().close();
            throw e;
        }
    }

    private void note(ScimAnswer answer, Request request, PresentedToken presented, RequestOrigin origin) {
        Instant at = clock.instant();
        answer.decision().ifPresent(decision -> {
            if (decision instanceof TokenDecision.Expired expired) {
                expiry.note(expired, origin);
            }
            uses.record(decision, origin.userAgent(), origin.address(),
                    answer.outcome().map(ScimOutcome::style).orElse(RequestStyle.PLAIN),
                    answer.outcome().map(ScimOutcome::test).orElse(false), at);
        });
        events.record(method(request), presented, answer, origin, at);
    }

    /// A `HEAD` is served as a `GET`, whose body then stays here (RFC 9110 §9.3.2): load balancers probe with
    /// it.
    private static String method(Request request) {
        return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    }

    private ScimRequest scimRequest(Request request, String path, PresentedToken presented, byte[] body,
            RequestOrigin origin) {
        String query = request.getHttpURI().getQuery();
        return new ScimRequest(presented, method(request), path, new RequestQuery(query == null ? "" : query),
                headers(request, origin.requestId()), body, clients.scimBaseUrl(request));
    }

    /// The headers, with this request's name in place of one that the client may have sent.
    private static Map<String, List<String>> headers(Request request, String requestId) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getLowerCaseName(), List.of(field.getValue() == null ? "" : field.getValue()),
                    ScimEndpoint::concat);
        }
        headers.put(REQUEST_ID, List.of(requestId));
        return headers;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String userAgent(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return agent == null ? "" : agent;
    }
}
