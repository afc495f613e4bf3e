package dev.scimconsole.server.http.provider;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.server.activity.Attempts;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.NewEvent;
import dev.scimconsole.server.connections.AccessTokens;
import dev.scimconsole.server.connections.GrantOutcome;
import dev.scimconsole.server.connections.OAuthError;
import dev.scimconsole.server.http.body.BodyReader;
import dev.scimconsole.server.http.body.RequestBody;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.UnforeseenFailure;
import dev.scimconsole.server.http.limits.RefusalLimits;
import dev.scimconsole.server.http.origin.ClientView;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.url.FormBody;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token URL (RFC 6749 §3.2), the one that ends tokens (RFC 7009) and what describes both (RFC 8414).
public final class OAuthEndpoint {

    /// Where access tokens are to be had.
    public static final String TOKEN = "/oauth2/token";

    private static final Logger LOG = LoggerFactory.getLogger(OAuthEndpoint.class);
    private static final String REVOKE = "/oauth2/revoke";
    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST = 24 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post",
            "private_key_jwt");

    private final AccessTokens tokens;
    private final ClientView clients;
    private final RefusalLimits limits;
    private final EventRecorder events;
    private final Attempts attempts;
    private final BodyReader bodies;
    private final InstantSource clock;

    /// @param limits shared with whatever else refuses strangers
    public OAuthEndpoint(AccessTokens tokens, ClientView clients, RefusalLimits limits, EventRecorder events,
            Attempts attempts, BodyReader bodies, InstantSource clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.limits = limits;
        this.events = events;
        this.attempts = attempts;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// Answers a request, if it is for one of these addresses.
    public Optional<Answer> answer(Request request, String path, String requestId) {
        return switch (path) {
            case TOKEN -> Optional.of(post(request, requestId, false));
            case REVOKE -> Optional.of(post(request, requestId, true));
            case METADATA -> Optional.of(switch (request.getMethod()) {
                case "GET", "HEAD" -> Answer.of(200, metadata(clients.baseUrl(request)));
                default -> Answer.wrongMethod(List.of("GET", "HEAD"));
            });
            default -> Optional.empty();
        };
    }

    private Answer post(Request request, String requestId, boolean ends) {
        if (!request.getMethod().equals("POST")) {
            return error(405, OAuthError.INVALID_REQUEST, "This address takes POST only.").with("Allow",
                    "POST");
        }
        RequestOrigin origin = new RequestOrigin(clients.address(request), userAgent(request), requestId);
        try {
            Optional<FormBody> form = form(request);
            if (form.isEmpty()) {
                return refused(
                        new GrantOutcome.Refused(OAuthError.INVALID_REQUEST, "Send the parameters as a form: "
                                + FORM + ", at most " + LARGEST / 1024 + " KiB.", Optional.empty(),
                                OAuthError.INVALID_REQUEST.toString()),
                        origin, ends);
            }
            List<String> authorization = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
            return switch (ends
                    ? tokens.end(authorization, form.get())
                    : tokens.issue(authorization, form.get(),
                            origin.userAgent().equals(UserAgents.CONNECTION_TEST))) {
                case GrantOutcome.Issued issued -> issued(issued, origin);
                case GrantOutcome.Ended ended -> {
                    note(Optional.of(ended.client()), EventOutcome.SUCCESS, 200, Optional.empty(), origin,
                            ends);
                    yield new Answer(200, Answer.JSON, Map.of(), Optional.empty(), Optional.empty());
                }
                case GrantOutcome.Refused refused -> refused(refused, origin, ends);
            };
        } catch (StoreUnavailableException e) {
            LOG.warn("{} {} was refused because the store does not answer: {}", requestId,
                    ends ? REVOKE : TOKEN,
                    e.getMessage());
            return later(503, "The service can't reach its data just now. Try again later.", RETRY);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed: {}", requestId, ends ? REVOKE : TOKEN, UnforeseenFailure.describe(e));
            return later(500, "The service failed in a way that nobody foresaw. Its log says more.", RETRY);
        }
    }

    /// @return empty when it is no form that can be read
    private Optional<FormBody> form(Request request) {
        List<String> types = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE);
        if (types.size() != 1 || !types.getFirst().split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            return Optional.empty();
        }
        try (RequestBody body = bodies.read(request, LARGEST, LONGEST)) {
            return body instanceof RequestBody.Whole whole
                    ? Optional.of(FormBody.parse(new String(whole.bytes(), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Answer issued(GrantOutcome.Issued issued, RequestOrigin origin) {
        note(Optional.of(issued.client()), EventOutcome.SUCCESS, 200, Optional.empty(), origin, false);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.accessToken());
        body.put("token_type", "Bearer");
        body.put("expires_in", issued.life().toSeconds());
        body.put("scope", issued.scope());
        return new Answer(200, Answer.JSON, Map.of("Pragma", "no-cache"), Optional.of(body),
                Optional.of(issued.accessToken()));
    }

    private Answer refused(GrantOutcome.Refused refused, RequestOrigin origin, boolean ends) {
        Optional<Duration> wait = limits.countStranger(origin.address());
        if (wait.isPresent()) {
            events.countDropped(refused.client().map(GrantOutcome.Client::organizationId));
            return later(429, "Too many requests from your address were refused.", wait.get());
        }
        note(refused.client(), EventOutcome.REFUSED, refused.error().status(), Optional.of(refused.reason()),
                origin,
                ends);
        Answer answer = error(refused.error().status(), refused.error(), refused.description());
        return refused.error() == OAuthError.INVALID_CLIENT
                ? answer.with("WWW-Authenticate", "Basic realm=\"SCIM Console\"")
                : answer;
    }

    private void note(Optional<GrantOutcome.Client> client, EventOutcome outcome, int status,
            Optional<String> reason, RequestOrigin origin, boolean ends) {
        boolean done = outcome == EventOutcome.SUCCESS;
        NewEvent event = new NewEvent(client.map(GrantOutcome.Client::organizationId),
                done ? EventKind.REQUEST : EventKind.ATTEMPT, clock.instant(),
                ends ? "access-token.ended" : "access-token.issued",
                client.map(known -> EventActor.connection(known.name(), known.connectionId()))
                        .orElse(EventActor.nobody()),
                outcome, Optional.of(status), reason,
                client.map(known -> new EventTarget("connection", known.connectionId(),
                        Optional.of(known.name()))),
                origin);
        if (done) {
            events.record(event);
        } else {
            attempts.note(event);
        }
    }

    private static Answer later(int status, String description, Duration wait) {
        return Answer.of(status, Map.of("error", "temporarily_unavailable", "error_description", description))
                .with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private static Answer error(int status, OAuthError error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.toString());
        // RFC 6749 §5.2 takes ASCII alone here.
        body.put("error_description",
                description.replace('’', '\'').replace("…", "...").replace("§", "section "));
        return Answer.of(status, body);
    }

    private static Map<String, Object> metadata(String base) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", base);
        metadata.put("token_endpoint", base + TOKEN);
        metadata.put("revocation_endpoint", base + REVOKE);
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("response_types_supported", List.of());
        metadata.put("scopes_supported", List.of("scim"));
        for (String endpoint : List.of("token", "revocation")) {
            metadata.put(endpoint + "_endpoint_auth_methods_supported", METHODS);
            metadata.put(endpoint + "_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        }
        return metadata;
    }

    private static String userAgent(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return agent == null ? "" : agent;
    }
}
