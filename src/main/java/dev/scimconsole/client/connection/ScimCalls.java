package dev.scimconsole.client.connection;

import dev.scimconsole.client.SpentBuffers;
import dev.scimconsole.client.network.ProxyLogin;
import dev.scimconsole.contract.clients.UserAgents;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Sends SCIM requests, one at a time, each as it is: none is repeated, no redirect is followed.
final class ScimCalls implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
    private static final MediaType SCIM_JSON = MediaType.get("application/scim+json; charset=utf-8");
    /// Bounds what a wrong server can make us hold; the schemas are the longest answer.
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final int SHOWN_CHARACTERS = 200;

    private final Target target;
    private final Credentials credentials;
    private final NetworkProbe network;
    private final Limits limits;
    private final OkHttpClient client;
    private final OkHttpClient remover;
    private Optional<Bearer> bearer;
    private volatile Optional<Call> underWay = Optional.empty();
    private volatile boolean cancelled;
    private volatile boolean removing;

    /// @param network says what kept a connection from being encrypted
    ScimCalls(Target target, Credentials credentials, Limits limits, RecordingTrust trust,
            NetworkProbe network) {
        this.target = target;
        this.credentials = credentials;
        bearer = credentials instanceof Credentials.Token(Bearer token)
                ? Optional.of(token)
                : Optional.empty();
        this.limits = limits;
        this.network = network;
        client = new OkHttpClient.Builder().sslSocketFactory(trust.sockets(), trust)
                // As HttpCalls does, for the sake of the same buffers.
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxyAuthenticator(new ProxyLogin())
                .followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false)
                // A connection kept from before may be dead, and then nobody knows what was sent.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(limits.connect()).readTimeout(limits.answer()).callTimeout(limits.answer())
                .build();
        remover = client.newBuilder().readTimeout(limits.removal()).callTimeout(limits.removal()).build();
    }

    /// Takes an access token for all that follows; stays the caller's.
    void goOnWith(Bearer accessToken) {
        bearer = Optional.of(accessToken);
    }

    /// Asks at the token URL.
    ///
    /// @param authorization that header's value
    ProbeAnswer ask(HttpUrl tokenUrl, FormBody form, Optional<String> authorization) throws FindingException {
        Request.Builder request = new Request.Builder().url(tokenUrl)
                .header("User-Agent", UserAgents.CONNECTION_TEST).header("Accept", "application/json")
                .post(form);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return send(request);
    }

    /// Asks for what stands at an address, as everybody may.
    ProbeAnswer look(HttpUrl url) throws FindingException {
        return send(new Request.Builder().url(url).header("User-Agent", UserAgents.CONNECTION_TEST)
                .header("Accept", "application/json"));
    }

    /// Asks without a token.
    ProbeAnswer getWithoutToken(String path, Map<String, String> query) throws FindingException {
        return send(request("GET", url(path, query), Optional.empty()).removeHeader("Authorization"));
    }

    /// @param path  below the base URL, such as `Users`
    /// @param query names and values, not encoded
    ProbeAnswer get(String path, Map<String, String> query) throws FindingException {
        return send(request("GET", url(path, query), Optional.empty()));
    }

    ProbeAnswer get(String path) throws FindingException {
        return get(path, Map.of());
    }

    ProbeAnswer post(String path, JsonNode body) throws FindingException {
        return send(request("POST", url(path, Map.of()), Optional.of(body)));
    }

    /// @param id of the resource, as the service gave it
    ProbeAnswer getResource(String path, String id) throws FindingException {
        return send(request("GET", resource(path, id), Optional.empty()));
    }

    ProbeAnswer patch(String path, String id, JsonNode body) throws FindingException {
        return send(request("PATCH", resource(path, id), Optional.of(body)));
    }

    ProbeAnswer delete(String path, String id) throws FindingException {
        return send(request("DELETE", resource(path, id), Optional.empty()));
    }

    /// Ends the request that is under way, unless it is about the removal of the test user.
    void cancel() {
        cancelled = true;
        if (!removing) {
            underWay.ifPresent(Call::cancel);
        }
    }

    /// From now on nothing can be cancelled: the test user must go.
    void beginRemoval() {
        removing = true;
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    private HttpUrl url(String path, Map<String, String> query) {
        HttpUrl.Builder url = target.url().newBuilder().addPathSegments(path);
        query.forEach(url::addQueryParameter);
        return url.build();
    }

    private HttpUrl resource(String path, String id) {
        return target.url().newBuilder().addPathSegment(path).addPathSegment(id).build();
    }

    private Request.Builder request(String method, HttpUrl url, Optional<JsonNode> body) {
        Request.Builder request = new Request.Builder().url(url)
                .header("User-Agent", UserAgents.CONNECTION_TEST)
                .header("Accept", "application/scim+json, application/json");
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request
                .method(method, body.map(json -> RequestBody
                        .create(json.toString().getBytes(StandardCharsets.UTF_8), SCIM_JSON)).orElse(null));
    }

    private ProbeAnswer send(Request.Builder builder) throws FindingException {
        Request request = builder.build();
        String shown = request.method() + " " + request.url().newBuilder().query(null).build();
        Call call = (removing ? remover : client).newCall(request);
        underWay = Optional.of(call);
        if (cancelled && !removing) {
            call.cancel();
        }
        try (Response response = call.execute()) {
            return read(shown, response);
        } catch (IOException e) {
            throw problem(shown, e);
        } finally {
            underWay = Optional.empty();
            SpentBuffers.wipe();
        }
    }

    private ProbeAnswer read(String shown, Response response) throws IOException, FindingException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_ANSWER + 1L)) {
            throw new FindingException(FindingCode.NOT_SCIM, "say.test.tooLarge", shown,
                    LARGEST_ANSWER / 1024 / 1024);
        }
        String text = redact(source.readUtf8());
        JsonNode json = parse(text);
        MediaType type = response.body().contentType();
        return new ProbeAnswer(shown, response.code(),
                Optional.ofNullable(response.header("Location")).map(this::redact),
                type == null ? "" : (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT),
                json.isMissingNode() ? start(text) : "", json);
    }

    private String redact(String text) {
        String redacted = credentials.redact(text);
        return bearer.map(token -> token.redact(redacted)).orElse(redacted);
    }

    private FindingException problem(String shown, IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return new FindingException(FindingCode.CERTIFICATE_WRONG_HOST, "say.test.certificateOtherHost",
                    target.server());
        }
        if (e instanceof SSLException) {
            return network.problem(e);
        }
        if (e instanceof InterruptedIOException) {
            Duration limit = removing ? limits.removal() : limits.answer();
            return new FindingException(FindingCode.NO_ANSWER_IN_TIME, "say.test.noAnswerInTime", shown,
                    limit.toSeconds());
        }
        return new FindingException(FindingCode.ANSWER_LOST, "say.test.answerLost", shown);
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (JacksonException _) {
            // Not JSON: the judgement is made by what is missing.
            return MissingNode.getInstance();
        }
    }

    private static String start(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), SHOWN_CHARACTERS));
    }
}
