package dev.scimconsole.server;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.connections.KeyHosts;
import dev.scimconsole.server.custody.AuditPlace;
import dev.scimconsole.server.http.HttpListener;
import dev.scimconsole.server.mail.SmtpServer;
import dev.scimconsole.server.people.PasswordCost;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A really started server on a store of its own, and a plain HTTP client for it.
public final class RunningServer implements AutoCloseable {

    public static final String ORGANIZATION = "Acme Corporation";
    public static final String OWNER = "alex@acme.com";
    public static final String VIEWER = "vic@acme.com";
    public static final String PASSWORD = "blue kettle under seven roofs";
    /// Nobody guesses passwords of tests, and most tests are about something else.
    public static final PasswordCost CHEAP = new PasswordCost(8, 1);

    private static final String API = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CONNECTIONS = 5;

    private static final PreparedFolder<Boolean> SET_UP = new PreparedFolder<>(folder -> {
        setUpAnew(folder).close();
        return true;
    });
    private static final PreparedFolder<Boolean> WITH_VIEWER = new PreparedFolder<>(folder -> {
        try (RunningServer server = setUp(folder)) {
            server.addViewer();
        }
        return true;
    });

    private final ScimConsoleServer server;
    private final OkHttpClient client = client();
    private final AtomicReference<Duration> offset;

    private RunningServer(ScimConsoleServer server, AtomicReference<Duration> offset) {
        this.server = server;
        this.offset = offset;
    }

    /// Asks on the asking thread; the JDK's client hands each question and each answer between threads of its own.
    private static OkHttpClient client() {
        // With several ways to try at once it connects on another thread, for TLS it reads all authorities, and asked
        // twice a server that hangs up would look like one that answers. So no connection is kept for so long that the
        // server may have closed it meanwhile.
        return new OkHttpClient.Builder().fastFallback(false)
                .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.SECONDS))
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY).followRedirects(false).connectTimeout(Duration.ofSeconds(5))
                .readTimeout(PATIENCE).writeTimeout(PATIENCE).build();
    }

    /// A server that nobody has set up.
    public static RunningServer fresh(Path folder) {
        return again(folder, 0);
    }

    /// A server on the store that stands in a folder.
    ///
    /// @param port to listen on; 0 for a free one
    public static RunningServer again(Path folder, int port) {
        return again(folder, port, List.of(), Optional.empty(), Duration.ZERO);
    }

    /// The same, believing what proxies at these addresses say.
    public static RunningServer againBehind(Path folder, List<String> behindProxy) {
        return again(folder, 0, behindProxy, Optional.empty(), Duration.ZERO);
    }

    /// A server on the store that stands in a folder, that sends emails.
    ///
    /// @param ahead of the time that its clock tells
    public static RunningServer againWithMail(Path folder, Optional<SmtpServer> mail, Duration ahead) {
        return again(folder, 0, List.of(), mail, ahead);
    }

    /// A server on any store that stands there.
    public static RunningServer againOn(String databaseUrl) {
        return on(databaseUrl, 0, List.of(), Optional.empty(), Duration.ZERO);
    }

    /// A server on any store, with an organization and its Org Admin.
    public static RunningServer setUpOn(String databaseUrl) {
        return setUp(on(databaseUrl, 0, List.of(), Optional.empty(), Duration.ZERO));
    }

    private static RunningServer again(Path folder, int port, List<String> behindProxy,
            Optional<SmtpServer> mail,
            Duration ahead) {
        return on("jdbc:sqlite:" + folder.resolve("store.db"), port, behindProxy, mail, ahead);
    }

    private static RunningServer on(String databaseUrl, int port, List<String> behindProxy,
            Optional<SmtpServer> mail, Duration ahead) {
        AtomicReference<Duration> offset = new AtomicReference<>(ahead);
        InstantSource clock = () -> Instant.now().plus(offset.get());
        return new RunningServer(ScimConsoleServer.start(new ServerOptions("127.0.0.1", port, databaseUrl,
                Optional.empty(), Optional.empty(), behindProxy, new KeyHosts(List.of("127.0.0.1")), mail,
                AuditPlace.beside(databaseUrl), clock, CHEAP, false)), offset);
    }

    /// What starts a server on the store that stands in a folder, that is reached in another way than these are.
    ///
    /// @param publicUrl   how clients reach it
    /// @param tls         empty for plain HTTP
    /// @param behindProxy whose word of the client is believed
    public static ServerOptions options(Path folder, Optional<URI> publicUrl, Optional<ServerOptions.Tls> tls,
            List<String> behindProxy) {
        String databaseUrl = "jdbc:sqlite:" + folder.resolve("store.db");
        return new ServerOptions("127.0.0.1", 0, databaseUrl, publicUrl, tls, behindProxy,
                new KeyHosts(List.of()), Optional.empty(), AuditPlace.beside(databaseUrl),
                InstantSource.system(), CHEAP, false);
    }

    /// A server with an organization and its Org Admin, which other tests have copies of.
    public static RunningServer setUp(Path folder) {
        return setUpBehind(folder, List.of());
    }

    /// The same, with an organization that was never there before.
    public static RunningServer setUpAnew(Path folder) {
        return setUp(fresh(folder));
    }

    /// As [#setUp], believing what proxies at these addresses say.
    public static RunningServer setUpBehind(Path folder, List<String> behindProxy) {
        boolean _ = SET_UP.copyTo(folder);
        return againBehind(folder, behindProxy);
    }

    /// As [#setUp], with an administrator who may look and change nothing ([#addViewer()]).
    public static RunningServer setUpWithViewer(Path folder) {
        boolean _ = WITH_VIEWER.copyTo(folder);
        return again(folder, 0);
    }

    /// As [#setUp], sending emails.
    public static RunningServer setUpWithMail(Path folder, SmtpServer mail) {
        boolean _ = SET_UP.copyTo(folder);
        return againWithMail(folder, Optional.of(mail), Duration.ZERO);
    }

    private static RunningServer setUp(RunningServer running) {
        Reply reply = running.post("/setup", """
                {"setupCode": "%s", "organization": "%s", "email": "%s", "password": "%s"}"""
                .formatted(running.server.setupCode().orElseThrow(), ORGANIZATION, OWNER, PASSWORD));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.text());
        }
        return running;
    }

    public ScimConsoleServer server() {
        return server;
    }

    /// What answers its requests.
    public HttpListener listener() {
        return server.listener();
    }

    /// Adds an administrator who may look and change nothing, with the same password.
    public void addViewer() {
        server.addAdministrator(new SignIn(VIEWER, PASSWORD), Role.VIEWER);
    }

    /// Moves the server's clock.
    public void passTime(Duration time) {
        offset.updateAndGet(time::plus);
    }

    /// Adds the first email domain, acme.com.
    ///
    /// @return the SCIM token that is issued with it
    public String addFirstDomain(String session) {
        return post("/scim-configuration/domains", "{\"name\": \"acme.com\"}", "session", session).json()
                .get("issuedToken").asString();
    }

    /// Signs the Org Admin in.
    ///
    /// @return the session token
    public String signIn() {
        return signIn(OWNER, PASSWORD);
    }

    public String signIn(String email, String password) {
        Reply reply = post("/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.text());
        }
        return reply.json().get("sessionToken").asString();
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /// Sends a request to the admin API, with a body of JSON if it is not empty. The description must tell of
    /// what is answered.
    ///
    /// @param path    below `/api/v1`
    /// @param headers names and values in turns; a session token as `session`, its value
    public Reply send(String method, String path, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + (body.isEmpty() ? 0 : 2));
        if (!body.isEmpty()) {
            all[headers.length] = "Content-Type";
            all[headers.length + 1] = "application/json";
        }
        return sendTo(API + path, method, body, all);
    }

    /// Sends a request to any path.
    public Reply sendTo(String path, String method, String body, String... headers) {
        boolean bare = body.isEmpty() && (method.equals("GET") || method.equals("HEAD"));
        Request.Builder request = new Request.Builder().url(server.address() + path).method(method,
                bare ? null : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("session")) {
                request.addHeader("Authorization", "Bearer " + headers[i + 1]);
            } else {
                request.addHeader(headers[i], headers[i + 1]);
            }
        }
        try (Response response = client.newCall(request.build()).execute()) {
            Reply reply = new Reply(response.code(), response.headers(), response.body().string());
            if (path.startsWith(API)) {
                ApiDescription.check(method, path.substring(API.length()), body, reply.status(),
                        reply.header("Content-Type"), reply.text());
            }
            return reply;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        server.close();
    }

    /// An answer.
    public record Reply(int status, Headers headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }

        /// The problem's code, where the answer is one.
        public String problem() {
            return header("Content-Type").equals("application/problem+json")
                    ? json().get("code").asString()
                    : "";
        }
    }
}
