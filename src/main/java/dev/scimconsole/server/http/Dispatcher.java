package dev.scimconsole.server.http;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.http.admin.AdminApi;
import dev.scimconsole.server.http.body.Sending;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.StreamedBody;
import dev.scimconsole.server.http.limits.WatchedConnection;
import dev.scimconsole.server.http.origin.WebOrigins;
import dev.scimconsole.server.http.provider.OAuthEndpoint;
import dev.scimconsole.server.http.provider.ScimEndpoint;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.scim.ScimAnswer;
import dev.scimconsole.server.scim.answer.AnswerBody;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.wording.Languages;
import dev.scimconsole.wording.Saying;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a request to the admin API, to the SCIM service or to a page for browsers, by its path, and writes
/// the answer.
///
/// Paths are compared as they were sent: an encoded slash or dot never leads anywhere else.
final class Dispatcher extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String API = "/api/v1";
    private static final String SCIM = "/scim/v2";

    private static final String REQUEST_ID = "X-Request-Id";

    private final WebOrigins origins;
    private final AdminApi api;
    private final ScimEndpoint scim;
    private final OAuthEndpoint oauth;
    private final InstantSource clock;

    Dispatcher(WebOrigins origins, AdminApi api, ScimEndpoint scim, OAuthEndpoint oauth,
            InstantSource clock) {
        this.origins = origins;
        this.api = api;
        this.scim = scim;
        this.oauth = oauth;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WatchedConnection watched = WatchedConnection.of(request);
        watched.begin();
        Request.addCompletionListener(request, _ -> watched.end());
        String path = path(request);
        // Ours, not one that the client sends: it names exactly one request.
        String requestId = EventIds.next(clock.instant());
        response.getHeaders().put(REQUEST_ID, requestId);
        insistOnTls(request, response);
        if (origins.isForeign(request)) {
            misdirected(request, response, path, callback);
        } else if (isBelow(path, SCIM)) {
            write(request, response, scim.answer(request, path.substring(SCIM.length()), requestId),
                    callback);
        } else if (isBelow(path, API)) {
            Answer answer = api.answer(request, path.substring(API.length()), requestId);
            if (answer.body().orElse("") instanceof StreamedBody body) {
                stream(request, response, answer, body, callback);
            } else {
                write(request, response, answer, callback);
            }
        } else {
            write(request, response, oauth.answer(request, path, requestId)
                    .or(() -> WebPages.find(request.getMethod(), path, language(request)))
                    .orElseGet(Answer::notFound),
                    callback);
        }
        return true;
    }

    /// Answers what goes wrong before or outside of [#handle(Request, Response, Callback)]: malformed
    /// requests, requests that come while the server is stopping.
    static boolean handleError(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer known ? known : 500;
        insistOnTls(request, response);
        // Nobody knows where the next request would begin.
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        if (isBelow(RequestLines.path(request).orElseGet(() -> path(request)), SCIM)) {
            ScimAnswer answer = ScimAnswer.error(status, sentence(status).inEnglish());
            writeHead(response, answer);
            response.write(true, ByteBuffer.wrap(answer.body().pieces().getFirst()), callback);
        } else {
            Answer answer = Answer.problem(problem(status)).in(language(request));
            writeHead(response, answer);
            response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
        }
        return true;
    }

    private static void misdirected(Request request, Response response, String path, Callback callback) {
        if (isBelow(path, SCIM)) {
            write(request, response, ScimAnswer.error(421, sentence(421).inEnglish()), callback);
        } else {
            write(request, response, Answer.problem(problem(421)), callback);
        }
    }

    /// Tells browsers to come by TLS alone from now on, as RFC 6797 has it: said by TLS, or it counts
    /// nothing.
    private static void insistOnTls(Request request, Response response) {
        if (request.getConnectionMetaData().isSecure()) {
            response.getHeaders().put(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
    }

    /// Sends a body while it is written. Should that fail half way the connection breaks, so that nobody
    /// takes the half for the whole.
    private static void stream(Request request, Response response, Answer answer, StreamedBody body,
            Callback callback) {
        writeHead(response, answer);
        if (request.getMethod().equals("HEAD")) {
            callback.succeeded();
            return;
        }
        // Closing it says that this was all, so it is closed only if it was.
        OutputStream out = new BufferedOutputStream(Sending.pieces(request, response));
        try {
            body.writeTo(out);
            out.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A body was not sent to its end: {}", e.getClass().getName());
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    private static void writeHead(Response response, Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        // No answer of the admin API is of use to anybody but the one who asked.
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (answer.body().isPresent()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
        }
    }

    private static void write(Request request, Response response, Answer answer, Callback callback) {
        try (Answer said = answer.in(language(request))) {
            byte[] body = said.bytes();
            writeHead(response, said);
            // The bytes may hold a token: they are wiped once they are on their way.
            Sending.whole(request, response, List.of(body),
                    Callback.from(callback, () -> Arrays.fill(body, (byte) 0)));
        }
    }

    private static void write(Request request, Response response, ScimAnswer answer, Callback callback) {
        writeHead(response, answer);
        AnswerBody body = answer.body();
        Sending.whole(request, response, body.pieces(), Callback.from(callback, body::close));
    }

    private static void writeHead(Response response, ScimAnswer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    }

    private static ServerProblem problem(int status) {
        return switch (status) {
            case 404 -> ServerProblem.of(ProblemCode.NOT_FOUND, sentence(status));
            case 408 -> ServerProblem.of(ProblemCode.TOO_SLOW, sentence(status));
            case 413 -> ServerProblem.of(ProblemCode.TOO_LARGE, sentence(status));
            case 414 -> ServerProblem.of(ProblemCode.ADDRESS_TOO_LONG, sentence(status));
            case 421 -> ServerProblem.of(ProblemCode.MISDIRECTED, sentence(status));
            case 431 -> ServerProblem.of(ProblemCode.HEADERS_TOO_LARGE, sentence(status));
            case 503 -> ServerProblem.of(ProblemCode.BUSY, sentence(status));
            case 505 -> ServerProblem.of(ProblemCode.HTTP_VERSION_NOT_SUPPORTED, sentence(status));
            default -> status < 500
                    ? ServerProblem.of(ProblemCode.INVALID_REQUEST, sentence(status))
                    : ServerProblem.of(ProblemCode.INTERNAL, sentence(status));
        };
    }

    private static Saying sentence(int status) {
        return Saying.of(switch (status) {
            case 404 -> "say.request.nothingHere";
            case 408 -> "say.request.tooSlow";
            case 413 -> "say.request.tooLarge";
            case 414 -> "say.request.addressTooLong";
            case 421 -> "say.request.foreignHost";
            case 431 -> "say.request.headersTooLong";
            case 503 -> "say.request.overloaded";
            case 505 -> "say.request.httpVersion";
            default -> status < 500 ? "say.request.noHttp" : "say.request.failed";
        });
    }

    private static Locale language(Request request) {
        return Languages
                .best(String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT_LANGUAGE)));
    }

    private static String path(Request request) {
        String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    private static boolean isBelow(String path, String base) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }
}
