package dev.scimconsole.client;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.ProxyLogin;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.wire.UnreadableException;
import dev.scimconsole.wire.WireFormat;
import dev.scimconsole.wording.Saying;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/// Sends one request at a time and tells the four ways in which that fails apart.
final class HttpCalls {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    /// The service says every 15 seconds that it is still there.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /// Far above any answer of the admin API; bounds what a wrong server can make us hold.
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    /// OkHttp has no type of its own for this.
    private static final String BY_PROXY = "authenticate with proxy";
    static final MediaType JSON = MediaType.get("application/json");

    private final HttpUrl api;
    private final Supplier<Locale> language;
    private final OkHttpClient reads;
    private final OkHttpClient changes;
    private final OkHttpClient streams;

    HttpCalls(HttpUrl server, SocketFactory sockets, Optional<Authorities> authorities,
            Supplier<Locale> language) {
        this.language = language;
        api = server.newBuilder().addPathSegments("api/v1").build();
        // In HTTP/1.1, what an answer holds goes through the buffers of the thread that asks, which can be
        // wiped.
        OkHttpClient.Builder builder = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(sockets)
                .callTimeout(CALL_TIMEOUT)
                .connectTimeout(CONNECT_TIMEOUT).readTimeout(CALL_TIMEOUT)
                // A redirect could carry a session token to another server.
                .followRedirects(false).followSslRedirects(false)
                // Whoever has chosen the proxy signs in to it.
                .proxyAuthenticator(new ProxyLogin())
                .eventListenerFactory(call -> call.request().tag(SendProgress.class));
        if (api.isHttps()) {
            authorities.ifPresent(judges -> judges.trust(builder));
        }
        reads = builder.build();
        // Sent once or not at all: a second refresh would revoke the token that the first one issued. On a
        // connection of its own: one kept from before may be dead, and then nobody knows what was sent.
        changes = reads.newBuilder().retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
        // As long as it takes, while something comes.
        streams = reads.newBuilder().callTimeout(Duration.ZERO).readTimeout(LONGEST_SILENCE).build();
    }

    /// The server's address, without a slash at its end.
    String server() {
        HttpUrl plain = api.newBuilder().removePathSegment(api.pathSize() - 1)
                .removePathSegment(api.pathSize() - 2).build();
        return plain.toString().replaceFirst("/+$", "");
    }

    HttpUrl.Builder path(String... segments) {
        HttpUrl.Builder path = api.newBuilder();
        for (String segment : segments) {
            path.addPathSegment(segment);
        }
        return path;
    }

    static RequestBody json(Object value) {
        return RequestBody.create(WireFormat.write(value), JSON);
    }

    static RequestBody nothing() {
        return RequestBody.create(new byte[0], null);
    }

    /// Sends the request and reads its answer.
    ///
    /// @throws CallFailedException when there is no such answer, for whichever reason
    <T> Versioned<T> send(Request.Builder request, Class<T> answer) throws CallFailedException {
        return exchange(request, (response, body) -> {
            try {
                return new Versioned<>(WireFormat.readAnswer(body, answer),
                        Optional.ofNullable(response.header("ETag")));
            } catch (UnreadableException _) {
                throw unintelligible(Saying.of("say.call.unreadable"));
            }
        });
    }

    /// Sends the request, of whose answer nothing but the success counts.
    ///
    /// @throws CallFailedException when it did not succeed
    void send(Request.Builder request) throws CallFailedException {
        exchange(request, (_, _) -> Boolean.TRUE);
    }

    /// Reads an answer while it arrives.
    interface Arriving {
        void read(BufferedSource source) throws IOException;
    }

    /// Sends the request and reads its answer while it arrives, however long that takes.
    ///
    /// @param accept the answer's type
    /// @throws CallFailedException when it is refused, or does not arrive to its end
    void stream(Request.Builder builder, String accept, Arriving arriving) throws CallFailedException {
        SendProgress progress = new SendProgress();
        Request request = builder.tag(SendProgress.class, progress)
                .header("Accept", accept + ", application/problem+json")
                .header("Accept-Language", language.get().toLanguageTag())
                .header("User-Agent", "SCIM-Console").build();
        try (Response response = streams.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response, bytesOf(response));
            }
            // The request is sent, and with it the session's token.
            SpentBuffers.wipe();
            arriving.read(response.body().source());
        } catch (IOException e) {
            throw new CallFailedException(failureOf(e, progress), e);
        }
    }

    /// Ends every call under way and closes the connections.
    void close() {
        reads.dispatcher().cancelAll();
        reads.connectionPool().evictAll();
        changes.connectionPool().evictAll();
    }

    private interface Reading<R> {
        R read(Response response, byte[] body) throws CallFailedException;
    }

    private <R> R exchange(Request.Builder builder, Reading<R> reading) throws CallFailedException {
        SendProgress progress = new SendProgress();
        Request request = builder.tag(SendProgress.class, progress)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language.get().toLanguageTag())
                .header("User-Agent", "SCIM-Console").build();
        OkHttpClient client = request.method().equals("GET") ? reads : changes;
        try (Response response = client.newCall(request).execute()) {
            byte[] body = bytesOf(response);
            try {
                if (response.isSuccessful()) {
                    return reading.read(response, body);
                }
                throw refusal(response, body);
            } finally {
                // It may carry a token.
                Arrays.fill(body, (byte) 0);
            }
        } catch (IOException e) {
            throw new CallFailedException(failureOf(e, progress), e);
        } finally {
            SpentBuffers.wipe();
        }
    }

    private byte[] bytesOf(Response response) throws IOException, CallFailedException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_ANSWER + 1L)) {
            throw unintelligible(Saying.of("say.call.tooLarge"));
        }
        return source.readByteArray();
    }

    private CallFailedException refusal(Response response, byte[] body) {
        if (response.isRedirect()) {
            return unintelligible(Saying.of("say.call.elsewhere"));
        }
        Optional<Problem> problem = WireFormat.readProblem(response.code(), body);
        return problem.map(known -> new CallFailedException(new CallFailure.Answered(known)))
                .orElseGet(() -> unintelligible(Saying.of("say.call.status", response.code())));
    }

    private CallFailedException unintelligible(Saying how) {
        return new CallFailedException(
                new CallFailure.Unintelligible(say(Saying.of("say.call.unintelligible", name(), how))));
    }

    private CallFailure failureOf(IOException e, SendProgress progress) {
        if (progress.begun()) {
            return new CallFailure.AnswerLost(say(Saying.of("say.call.lost", name())));
        }
        return new CallFailure.Unreachable(say(switch (e) {
            case UnknownHostException _ -> Saying.of("say.call.noSuchServer", api.host());
            case SSLHandshakeException _,SSLPeerUnverifiedException _ ->
                Saying.of("say.call.distrusted", name());
            case SSLException _ -> Saying.of("say.call.noHttps", name());
            case IOException refused when String.valueOf(refused.getMessage()).contains(BY_PROXY) ->
                Saying.of("say.call.proxyRefused", name());
            default -> Saying.of("say.call.noAnswer", name());
        }));
    }

    private String say(Saying sentence) {
        return sentence.in(language.get());
    }

    private String name() {
        HttpUrl plain = api.resolve("/");
        String text = plain == null ? api.host() : plain.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
