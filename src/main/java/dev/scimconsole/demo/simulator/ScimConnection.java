package dev.scimconsole.demo.simulator;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Sends one run's SCIM requests and reports each with its answer. Used by one thread; [#cancel()] may be
/// called on any other.
final class ScimConnection {

    private static final MediaType SCIM_JSON = MediaType.get("application/scim+json; charset=utf-8");
    private static final int SHOWN_BODY_CHARACTERS = 20_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OkHttpClient client;
    private final HttpUrl baseUrl;
    private final SimulatedProvider provider;
    private final Secret secret;
    private final SimulatorListener listener;
    private int sent;
    private volatile boolean cancelled;
    private volatile Optional<Call> running = Optional.empty();

    /// @param client  see [#newClient()]
    /// @param baseUrl the SCIM base URL
    /// @param secret  stays the caller's
    ScimConnection(OkHttpClient client, HttpUrl baseUrl, SimulatedProvider provider, Secret secret,
            SimulatorListener listener) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.provider = provider;
        this.secret = secret;
        this.listener = listener;
    }

    /// A client that shows each request as it is: it neither repeats nor redirects any, and uses no proxy.
    static OkHttpClient newClient() {
        return new OkHttpClient.Builder().retryOnConnectionFailure(false).followRedirects(false)
                .proxy(Proxy.NO_PROXY)
                // Okta waits 60 seconds for an answer.
                .callTimeout(Duration.ofSeconds(60)).build();
    }

    void cancel() {
        cancelled = true;
        running.ifPresent(Call::cancel);
    }

    /// @param path         below the base URL, such as `Users`
    /// @param encodedQuery as it shall stand on the wire; empty text for none
    ServiceAnswer get(String purpose, String path, String encodedQuery) {
        return send(purpose, "GET", path, encodedQuery, Optional.empty());
    }

    /// @param method in capitals
    ServiceAnswer send(String purpose, String method, String path, JsonNode body) {
        return send(purpose, method, path, "", Optional.of(body));
    }

    private ServiceAnswer send(String purpose, String method, String path, String encodedQuery,
            Optional<JsonNode> body) {
        if (cancelled) {
            throw new StopException(new Outcome.Cancelled());
        }
        HttpUrl url = url(path, encodedQuery);
        Request request = request(method, url, body);
        Optional<Exchange.Answer> answer = Optional.empty();
        Optional<String> failure = Optional.empty();
        Instant at = Instant.now();
        long started = System.nanoTime();
        JsonNode json = MissingNode.getInstance();
        Call call = client.newCall(request);
        running = Optional.of(call);
        if (cancelled) {
            call.cancel();
        }
        try (Response response = call.execute()) {
            String text = secret.redact(response.body().string());
            json = parse(text);
            answer = Optional.of(new Exchange.Answer(response.code(), headers(response.headers()),
                    shown(json, text)));
        } catch (IOException e) {
            failure = Optional.of(
                    cancelled ? "Cancelled." : "No answer: " + secret.redact(String.valueOf(e.getMessage())));
        } finally {
            running = Optional.empty();
        }
        sent++;
        listener.exchanged(new Exchange(sent, at, purpose, method, shownPath(url), headers(request.headers()),
                body.map(JsonNode::toPrettyString).orElse(""), answer, failure,
                Duration.ofNanos(System.nanoTime() - started)));
        return judge(answer, failure, json);
    }

    private ServiceAnswer judge(Optional<Exchange.Answer> answer, Optional<String> failure, JsonNode json) {
        if (answer.isEmpty()) {
            throw new StopException(cancelled
                    ? new Outcome.Cancelled()
                    : new Outcome.Stopped("The service did not answer. " + failure.orElse("")));
        }
        int status = answer.get().status();
        ServiceAnswer scimAnswer = new ServiceAnswer(status, json);
        if (status == 401) {
            throw new StopException(new Outcome.TokenRefused("401: " + scimAnswer.detail() + " "
                    + ProviderDialect.of(provider).afterRefusedToken()));
        }
        if (status == 429 || status >= 500) {
            throw new StopException(new Outcome.Stopped(status + ": " + scimAnswer.detail()
                    + " Run it again in a while."));
        }
        return scimAnswer;
    }

    private HttpUrl url(String path, String encodedQuery) {
        HttpUrl.Builder url = baseUrl.newBuilder().addPathSegments(path);
        if (!encodedQuery.isEmpty()) {
            url.encodedQuery(encodedQuery);
        }
        return url.build();
    }

    private Request request(String method, HttpUrl url, Optional<JsonNode> body) {
        return new Request.Builder().url(url)
                .header("User-Agent", provider.userAgent())
                .header("Accept", "application/scim+json")
                .header("Authorization", secret.authorization())
                .method(method, body
                        .map(json -> RequestBody.create(json.toString().getBytes(StandardCharsets.UTF_8),
                                SCIM_JSON))
                        .orElse(null))
                .build();
    }

    private List<Exchange.Header> headers(Headers headers) {
        List<Exchange.Header> shown = new ArrayList<>();
        headers.forEach(header -> shown.add(new Exchange.Header(header.getFirst(),
                header.getFirst().equals("Authorization")
                        ? "Bearer " + secret.shown()
                        : secret.redact(header.getSecond()))));
        return List.copyOf(shown);
    }

    private static String shownPath(HttpUrl url) {
        return url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            // Not JSON: the answer is shown as it came, and every look into it finds nothing.
            return MissingNode.getInstance();
        }
    }

    private static String shown(JsonNode json, String text) {
        String readable = json.isMissingNode() ? text : json.toPrettyString();
        return readable.length() <= SHOWN_BODY_CHARACTERS
                ? readable
                : readable.substring(0, SHOWN_BODY_CHARACTERS) + "\n… (" + readable.length() + " characters)";
    }
}
