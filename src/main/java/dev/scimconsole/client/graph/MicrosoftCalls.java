package dev.scimconsole.client.graph;

import dev.scimconsole.client.SpentBuffers;
import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.ProxyLogin;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
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

/// Sends requests to Microsoft, one at a time, each once: what is to be sent again says whoever asks.
final class MicrosoftCalls implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    /// Bounds what a wrong server can make us hold; schemas of jobs are the longest answers.
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,9}");

    private final OkHttpClient client;

    MicrosoftCalls(Optional<Authorities> authorities) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))
                // A redirect could carry a token to another server.
                .followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false)
                // A connection kept from before may be dead, and then nobody knows what was sent.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(10)).readTimeout(LONGEST).callTimeout(LONGEST)
                .proxyAuthenticator(new ProxyLogin())
                .eventListenerFactory(call -> call.request().tag(Progress.class));
        authorities.ifPresent(judges -> judges.trust(builder));
        client = builder.build();
    }

    /// Posts a form to where people are signed in.
    ///
    /// @return what is answered, also where it is an OAuth error (RFC 6749 §5.2)
    JsonNode form(HttpUrl url, Map<String, String> fields) throws GraphException {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        Answer answer = send(new Request.Builder().url(url).post(form.build()));
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new GraphException(refusal(answer));
        }
        if (answer.json().isMissingNode()) {
            throw new GraphException(Kind.UNREADABLE);
        }
        return answer.json();
    }

    JsonNode get(HttpUrl url, SecretText accessToken) throws GraphException {
        JsonNode json = graph(new Request.Builder().url(url).get(), accessToken);
        if (json.isMissingNode()) {
            throw new GraphException(Kind.UNREADABLE);
        }
        return json;
    }

    /// @param body sent as it is; the caller overwrites it
    JsonNode send(String method, HttpUrl url, SecretText accessToken, byte[] body) throws GraphException {
        return graph(new Request.Builder().url(url).method(method, RequestBody.create(body, JSON_TYPE)),
                accessToken);
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    /// What an OAuth error says.
    static GraphFailure oauthFailure(JsonNode json) {
        String error = json.path("error").asString("");
        Matcher aadsts = AADSTS.matcher(json.path("error_description").asString(""));
        return oauthFailure(error, aadsts.find() ? aadsts.group() : error,
                json.path("trace_id").asString(""));
    }

    /// What a redirect with an error says.
    static GraphFailure oauthFailure(Map<String, String> redirected) {
        String error = redirected.getOrDefault("error", "");
        Matcher aadsts = AADSTS.matcher(redirected.getOrDefault("error_description", ""));
        return oauthFailure(error, aadsts.find() ? aadsts.group() : error, "");
    }

    /// After Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
    private static GraphFailure oauthFailure(String error, String code, String traceId) {
        Kind kind = switch (code) {
            case "AADSTS65001", "AADSTS65004", "AADSTS90094", "AADSTS65005" -> Kind.CONSENT_MISSING;
            case "AADSTS50011", "AADSTS700016", "AADSTS7000218", "AADSTS90002", "AADSTS900023",
                    "AADSTS9002327" ->
                Kind.REGISTRATION_WRONG;
            default -> switch (error) {
                case "consent_required" -> Kind.CONSENT_MISSING;
                case "unauthorized_client", "invalid_client" -> Kind.REGISTRATION_WRONG;
                case "access_denied", "authorization_declined", "expired_token", "bad_verification_code" ->
                    Kind.DECLINED;
                case "invalid_grant", "interaction_required", "login_required" -> Kind.SIGN_IN_ENDED;
                case "temporarily_unavailable" -> Kind.UNAVAILABLE;
                default -> Kind.REFUSED;
            };
        };
        return new GraphFailure(kind, code, traceId, Optional.empty());
    }

    private JsonNode graph(Request.Builder builder, SecretText accessToken) throws GraphException {
        Answer answer = send(builder.header("Authorization", "Bearer " + accessToken.reveal()));
        if (answer.status() / 100 != 2) {
            throw new GraphException(refusal(answer));
        }
        return answer.json();
    }

    private Answer send(Request.Builder builder) throws GraphException {
        Progress progress = new Progress();
        Request request = builder.tag(Progress.class, progress).header("Accept", "application/json")
                .header("User-Agent", "SCIM-Console").build();
        try (Response response = client.newCall(request).execute()) {
            BufferedSource source = response.body().source();
            if (source.request(LARGEST_ANSWER + 1L)) {
                throw new GraphException(Kind.UNREADABLE);
            }
            byte[] bytes = source.readByteArray();
            try {
                return new Answer(response.code(), parse(bytes),
                        Optional.ofNullable(response.header("Retry-After"))
                                .filter(text -> text.matches("\\d{1,6}"))
                                .map(text -> Duration.ofSeconds(Long.parseLong(text))),
                        Optional.ofNullable(response.header("request-id")).orElse(""));
            } finally {
                // They may carry a token.
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (IOException _) {
            throw new GraphException(progress.begun ? Kind.CUT : Kind.UNREACHABLE);
        } finally {
            SpentBuffers.wipe();
        }
    }

    /// After Microsoft Graph, "Error responses and resource types": by the codes, never by the message.
    private static GraphFailure refusal(Answer answer) {
        JsonNode error = answer.json().path("error");
        String code = error.path("code").asString("");
        String requestId = error.path("innerError").path("request-id").asString(answer.requestId());
        Kind kind = switch (answer.status()) {
            case 401 -> code.equals("UnknownError") ? Kind.REFUSED : Kind.SIGN_IN_ENDED;
            case 403 -> code.equals("Authentication_MSGraphPermissionMissing")
                    ? Kind.CONSENT_MISSING
                    : Kind.ROLE_MISSING;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.THROTTLED;
            case 503 -> Kind.UNAVAILABLE;
            // Somebody between says that the answer did not come to it.
            case 502, 504 -> Kind.CUT;
            default -> code.equals("CredentialValidationUnavailable") ? Kind.CANNOT_REACH_US : Kind.REFUSED;
        };
        return new GraphFailure(kind, code.isEmpty() ? "HTTP " + answer.status() : code, requestId,
                answer.retryAfter());
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (JacksonException _) {
            // Not JSON: the judgement is made by what is missing.
            return MissingNode.getInstance();
        }
    }

    private record Answer(int status, JsonNode json, Optional<Duration> retryAfter, String requestId) {}

    /// Whether any part of a request may have left this machine.
    private static final class Progress extends EventListener {

        private volatile boolean begun;

        @Override
        public void requestHeadersStart(Call call) {
            begun = true;
        }
    }
}
