package dev.scimconsole.server.http;

import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.scim.ScimAnswer;
import dev.scimconsole.server.scim.ScimRequest;
import dev.scimconsole.server.scim.ScimService;
import dev.scimconsole.server.store.RequestOrigin;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.StoreUnavailableException;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import java.io.IOException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from HTTP to the SCIM service, and the notes of who used which token for what.
final class ScimEndpoint {

    /// Bytes that a body may have before its sender's token is looked at.
    static final int MAX_UNCHECKED_BODY = 1024 * 1024;

    /// Bytes that a body may have with a current token: a replaced group brings all its members along.
    static final int MAX_BODY = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ScimEndpoint.class);

    private final ScimService service;
    private final TokenAuthentication tokens;
    private final Store store;
    private final TokenUseRecorder uses;
    private final InstantSource clock;
    private final ClientView clients;
    private final ScimRequestEvents events;

    ScimEndpoint(ScimService service, TokenAuthentication tokens, Store store, TokenUseRecorder uses,
            InstantSource clock, ClientView clients, ScimRequestEvents events) {
        this.service = service;
        this.tokens = tokens;
        this.store = store;
        this.uses = uses;
        this.clock = clock;
        this.clients = clients;
        this.events = events;
    }

    /// Answers a request.
    ///
    /// @param path below `/scim/v2`, percent-encoded as sent
    /// @throws IOException when the client goes away before its request is whole
    ScimAnswer answer(Request request, String path, String requestId) throws IOException {
        RequestOrigin origin = new RequestOrigin(clients.address(request), userAgent(request), requestId);
        PresentedToken presented = tokens.read(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
        Optional<byte[]> body = body(request, presented);
        Optional<String> name = events.nameBeforeDeletion(request.getMethod(), path, presented);
        ScimAnswer answer = body.isPresent()
                ? answer(request, path, body.get(), requestId)
                : ScimErrors.answer(413, "A request's body has at most " + MAX_BODY / (1024 * 1024)
                        + " MiB. Send fewer operations or members at a time.");
        Instant at = clock.instant();
        answer.decision().ifPresent(
                decision -> uses.record(decision, origin.userAgent(), origin.address(), at));
        events.record(request.getMethod(), path, body.orElse(new byte[0]), presented, name, answer, origin,
                at);
        return answer;
    }

    private ScimAnswer answer(Request request, String path, byte[] body, String requestId) {
        String query = request.getHttpURI().getQuery();
        try {
            return service.answer(new ScimRequest(request.getMethod(), path, query == null ? "" : query,
                    headers(request, requestId), body, clients.scimBaseUrl(request)));
        } catch (RuntimeException e) {
            LOG.error("{} {} on the SCIM service failed: {}", requestId, request.getMethod(),
                    Failures.describe(e));
            return ScimErrors.answer(500,
                    "The server failed in a way that nobody foresaw. Its log says more.");
        }
    }

    /// The body, or empty when it is too large. What can't be accepted anyway is not kept in memory: such a request
    /// goes on without its body, to be refused for its token.
    private Optional<byte[]> body(Request request, PresentedToken presented) throws IOException {
        if (!(presented instanceof PresentedToken.WellFormed)) {
            RequestBody.discard(request);
            return Optional.of(new byte[0]);
        }
        boolean small = request.getLength() >= 0 && request.getLength() <= MAX_UNCHECKED_BODY;
        if (small || isAccepted(presented)) {
            return RequestBody.read(request, MAX_BODY);
        }
        RequestBody.discard(request);
        return Optional.of(new byte[0]);
    }

    private boolean isAccepted(PresentedToken presented) {
        try {
            return store.read(
                    transaction -> tokens.decide(transaction, presented)) instanceof TokenDecision.Accepted;
        } catch (StoreUnavailableException _) {
            // The SCIM service will meet the same and say so.
            return false;
        }
    }

    /// The headers, with this request's name in place of one that the client may have sent.
    private static Map<String, List<String>> headers(Request request, String requestId) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getLowerCaseName(), List.of(field.getValue() == null ? "" : field.getValue()),
                    ScimEndpoint::concat);
        }
        headers.put("x-request-id", List.of(requestId));
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
