package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.io.IOException;
import java.net.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.FormBody;
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
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OkHttpClient client;
    private final HttpUrl baseUrl;
    private final SimulatedProvider provider;
    private final List<Secret> hidden = new ArrayList<>();
    private Optional<Secret> token = Optional.empty();
    private final SimulatorListener listener;
    private int sent;
    private volatile boolean cancelled;
    private volatile Optional<Call> running = Optional.empty();

    /// @param client  see [#newClient()]
    /// @param baseUrl the SCIM base URL
    ScimConnection(OkHttpClient client, HttpUrl baseUrl, SimulatedProvider provider,
            SimulatorListener listener) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.provider = provider;
        this.listener = listener;
    }

    /// A client that shows each request as it is: it neither repeats nor redirects any, and uses no proxy.
    static OkHttpClient newClient() {
        return new OkHttpClient.Builder().retryOnConnectionFailure(false).followRedirects(false)
                .proxy(Proxy.NO_PROXY)
                // Okta waits 60 seconds for an answer.
                .callTimeout(Duration.ofSeconds(60)).build();
    }

    /// Takes a token for all that follows; it stays the caller's.
    void goOnWith(Secret scimOrAccessToken) {
        hidden.add(scimOrAccessToken);
        token = Optional.of(scimOrAccessToken);
    }

    /// Asks the token URL for an access token.
    ///
    /// @return what it answered, which is a success
    /// @throws StopException when it gives none
    JsonNode askFor(AccessGrant grant) {
        HttpUrl url = HttpUrl.parse(grant.tokenUrl());
        if (url == null) {
            throw new StopException(new Outcome.Stopped(Saying.of("say.simulator.pasteTokenUrl")));
        }
        FormBody.Builder form = new FormBody.Builder().add("grant_type", "client_credentials");
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", provider.userAgent())
                .header("Accept", "application/json");
        switch (grant) {
            case AccessGrant.BySecret(_, String id, Secret secret, CredentialPlace place) -> {
                hidden.add(secret);
                switch (place) {
                    case HEADER -> request.header("Authorization", basic(id, secret));
                    case BODY -> form.add("client_id", id).add("client_secret", secret.reveal());
                }
            }
            case AccessGrant.ByStatement(_, String id, Supplier<String> statement) -> {
                Secret signed = Secret.takeOver(statement.get().toCharArray());
                hidden.add(signed);
                form.add("client_id", id).add("client_assertion_type", ASSERTION_TYPE)
                        .add("client_assertion", signed.reveal());
            }
        }
        FormBody sent = form.build();
        Sent answered = send(Saying.of("say.simulator.do.accessToken"), request.post(sent).build(),
                shown(sent));
        if (answered.status() == 400 || answered.status() == 401) {
            throw new StopException(refused(answered.status(),
                    answered.json().path("error_description").stringValueOpt()
                            .or(answered.json().path("error")::stringValueOpt).<Object>map(why -> why)
                            .orElseGet(() -> Saying.of("say.simulator.noReason"))));
        }
        if (answered.status() != 200 || answered.json().path("access_token").asString("").isEmpty()) {
            throw new StopException(new Outcome.Stopped(
                    Saying.of("say.simulator.noAccessToken", String.valueOf(answered.status()))));
        }
        return answered.json();
    }

    private static String basic(String clientId, Secret secret) {
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String shown(FormBody form) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < form.size(); i++) {
            fields.add(form.name(i) + "=" + redact(form.value(i)));
        }
        return String.join("\n", fields);
    }

    void cancel() {
        cancelled = true;
        running.ifPresent(Call::cancel);
    }

    /// @param path         below the base URL, such as `Users`
    /// @param encodedQuery as it shall stand on the wire; empty text for none
    ServiceAnswer get(Saying purpose, String path, String encodedQuery) {
        return send(purpose, "GET", path, encodedQuery, Optional.empty());
    }

    /// @param method in capitals
    ServiceAnswer send(Saying purpose, String method, String path, JsonNode body) {
        return send(purpose, method, path, "", Optional.of(body));
    }

    private ServiceAnswer send(Saying purpose, String method, String path, String encodedQuery,
            Optional<JsonNode> body) {
        Sent sent = send(purpose, request(method, url(path, encodedQuery), body),
                body.map(JsonNode::toPrettyString).orElse(""));
        return judge(sent);
    }

    /// What came of a request.
    private record Sent(int status, JsonNode json) {}

    private Sent send(Saying purpose, Request request, String body) {
        if (cancelled) {
            throw new StopException(new Outcome.Cancelled());
        }
        Optional<Exchange.Answer> answer = Optional.empty();
        Optional<Saying> failure = Optional.empty();
        long started = System.nanoTime();
        JsonNode json = MissingNode.getInstance();
        Call call = client.newCall(request);
        running = Optional.of(call);
        if (cancelled) {
            call.cancel();
        }
        try (Response response = call.execute()) {
            String text = response.body().string();
            json = parse(text);
            String given = json.path("access_token").asString("");
            if (!given.isEmpty()) {
                hidden.add(Secret.takeOver(given.toCharArray()));
            }
            answer = Optional.of(new Exchange.Answer(response.code(), headers(response.headers()),
                    redact(shown(json, text))));
        } catch (IOException e) {
            failure = Optional.of(cancelled
                    ? Saying.of("say.simulator.cancelledRequest")
                    : Saying.of("say.simulator.noAnswerTo", redact(String.valueOf(e.getMessage()))));
        } finally {
            running = Optional.empty();
        }
        sent++;
        listener.exchanged(new Exchange(sent, purpose, request.method(), shownPath(request.url()),
                headers(request.headers()), body, answer, failure,
                Duration.ofNanos(System.nanoTime() - started)));
        if (answer.isEmpty()) {
            throw new StopException(cancelled
                    ? new Outcome.Cancelled()
                    : new Outcome.Stopped(Saying.of("say.simulator.noAnswer", failure.orElseThrow())));
        }
        return new Sent(answer.get().status(), json);
    }

    private ServiceAnswer judge(Sent answer) {
        int status = answer.status();
        ServiceAnswer scimAnswer = new ServiceAnswer(status, answer.json());
        if (status == 401) {
            throw new StopException(refused(status, scimAnswer.detail()));
        }
        if (status == 429 || status >= 500) {
            throw new StopException(new Outcome.Stopped(
                    Saying.of("say.simulator.again", String.valueOf(status), scimAnswer.detail())));
        }
        return scimAnswer;
    }

    /// @param why the service's words, or a [Saying]
    private Outcome refused(int status, Object why) {
        return new Outcome.TokenRefused(Saying.of("say.simulator.tokenRefused", String.valueOf(status), why,
                ProviderDialect.of(provider).afterRefusedToken()));
    }

    private HttpUrl url(String path, String encodedQuery) {
        HttpUrl.Builder url = baseUrl.newBuilder().addPathSegments(path);
        if (!encodedQuery.isEmpty()) {
            url.encodedQuery(encodedQuery);
        }
        return url.build();
    }

    private Request request(String method, HttpUrl url, Optional<JsonNode> body) {
        Request.Builder request = new Request.Builder().url(url)
                .header("User-Agent", provider.userAgent())
                .header("Accept", "application/scim+json");
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known.reveal()));
        return request.method(method, body
                .map(json -> RequestBody.create(json.toString().getBytes(StandardCharsets.UTF_8),
                        SCIM_JSON))
                .orElse(null))
                .build();
    }

    private List<Exchange.Header> headers(Headers headers) {
        List<Exchange.Header> shown = new ArrayList<>();
        headers.forEach(header -> shown.add(new Exchange.Header(header.getFirst(),
                header.getFirst().equals("Authorization")
                        ? header.getSecond().startsWith("Basic ")
                                ? "Basic (hidden)"
                                : "Bearer " + token.map(Secret::shown).orElse("")
                        : redact(header.getSecond()))));
        return List.copyOf(shown);
    }

    private String redact(String text) {
        String redacted = text;
        for (Secret secret : hidden) {
            redacted = secret.redact(redacted);
        }
        return redacted;
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
