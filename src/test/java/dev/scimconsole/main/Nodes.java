package dev.scimconsole.main;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Processes of `serve` that share one database, with the Org Admin signed in at each.
final class Nodes implements AutoCloseable {

    static final String OWNER = "alex@acme.com";

    static final String PASSWORD = "blue+kettle=under*seven^roofs";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Node> nodes = new ArrayList<>();

    private Nodes() {}

    static Nodes start(String databaseUrl, int count) throws IOException {
        return start(count, HttpClient.newBuilder(), "--database-url", databaseUrl);
    }

    /// One that speaks TLS.
    ///
    /// @param trust believes in its certificate
    static Nodes startByTls(String databaseUrl, Path certificate, Path key, SSLContext trust)
            throws IOException {
        return start(1, HttpClient.newBuilder().sslContext(trust), "--database-url", databaseUrl,
                "--tls-certificate", certificate.toString(), "--tls-key", key.toString());
    }

    private static Nodes start(int count, HttpClient.Builder clients, String... options) throws IOException {
        Nodes nodes = new Nodes();
        boolean started = false;
        try {
            nodes.start(clients, options);
            nodes.first().setUp();
            nodes.first().signIn();
            while (nodes.nodes.size() < count) {
                nodes.startAnother(clients, options);
            }
            started = true;
            return nodes;
        } finally {
            if (!started) {
                nodes.close();
            }
        }
    }

    private void start(HttpClient.Builder clients, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--listen", "127.0.0.1:0"));
        arguments.addAll(List.of(options));
        nodes.add(new Node(
                RunningProgram.start(List.of("-Xmx200m"),
                        arguments.toArray(String[]::new)),
                clients.version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build(),
                nodes.isEmpty()));
    }

    /// One more, at which the same session counts: it stands in the database.
    private void startAnother(HttpClient.Builder clients, String... options) throws IOException {
        start(clients, options);
        nodes.getLast().session = first().session;
    }

    /// Starts another process in the place of the last, which has ended.
    void replaceLast(String databaseUrl) throws IOException {
        nodes.removeLast().close();
        startAnother(HttpClient.newBuilder(), "--database-url", databaseUrl);
    }

    Node first() {
        return nodes.getFirst();
    }

    List<Node> all() {
        return nodes;
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            node.close();
        }
    }

    /// One process.
    static final class Node implements AutoCloseable {

        private final RunningProgram program;
        private final Optional<String> setupCode;
        private final String address;
        private final HttpClient client;
        private String session = "";

        private Node(RunningProgram program, HttpClient client, boolean fresh) throws IOException {
            this.program = program;
            this.client = client;
            setupCode = fresh ? Optional.of(program.line("setup code: (.*)")) : Optional.empty();
            address = program.line("listening on (.*)");
        }

        private void setUp() {
            Reply reply = admin("POST", "/setup",
                    """
                            {"setupCode": "%s", "organization": "Acme Corporation", "email": "%s", "password": "%s"}"""
                            .formatted(setupCode.orElseThrow(), OWNER, PASSWORD));
            if (reply.status() != 201) {
                throw new IllegalStateException(reply.text());
            }
        }

        private void signIn() {
            session = admin("POST", "/sessions", """
                    {"email": "%s", "password": "%s"}""".formatted(OWNER, PASSWORD)).json()
                    .get("sessionToken")
                    .asString();
        }

        /// Adds the first domain.
        ///
        /// @return the token
        String enable() {
            return admin("POST", "/scim-configuration/domains", """
                    {"name": "acme.com"}""").issuedToken();
        }

        /// Sends bytes as they are and reads what comes back until the end.
        String sendRaw(String text) throws IOException {
            URI uri = URI.create(address);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }

        /// A token that nobody had before.
        ///
        /// @param enabled whether there is a domain already
        String freshToken(boolean enabled) {
            return enabled ? refresh().issuedToken() : enable();
        }

        boolean isRunning() {
            return program.isRunning();
        }

        Reply configuration() {
            return admin("GET", "/scim-configuration", "");
        }

        Reply refresh() {
            return refresh(configuration().header("ETag"));
        }

        Reply refresh(String version) {
            return admin("POST", "/scim-configuration/token/refresh", "", "If-Match", version);
        }

        /// Refreshes, and takes it that no answer comes.
        void tryToRefresh(String version) {
            try {
                request("POST", "/api/v1/scim-configuration/token/refresh", "", session, "If-Match", version);
            } catch (IOException _) {
                // The process was killed, as the test wants it.
            }
        }

        /// Lists users.
        Reply users(String token) {
            return scim("GET", "/Users?count=1", "", token);
        }

        int usersNamed(String token, String userName) {
            return scim("GET", "/Users?filter=userName+eq+%22" + userName + "%22", "", token).json()
                    .get("totalResults").asInt();
        }

        /// Creates a group of any name.
        Reply writeGroup(String token) {
            return scim("POST", "/Groups", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s"}"""
                    .formatted(UUID.randomUUID()), token);
        }

        /// Creates a user.
        ///
        /// @return nothing when no answer came
        Optional<Reply> create(String token, String userName) {
            try {
                return Optional.of(request("POST", "/scim/v2/Users", """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"}"""
                        .formatted(userName), token));
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        /// Sends any request.
        ///
        /// @param bearer for the `Authorization` header; none when it is empty
        Reply send(String method, String path, String body, String bearer) {
            return answered(method, path, body, bearer);
        }

        long pid() {
            return program.pid();
        }

        String session() {
            return session;
        }

        /// What it has written to standard error so far.
        List<String> log() {
            return program.errors();
        }

        void kill() {
            program.kill();
        }

        int terminate() throws InterruptedException {
            return program.terminate();
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
            program.close();
        }

        private Reply admin(String method, String path, String body, String... headers) {
            return answered(method, "/api/v1" + path, body, session, headers);
        }

        private Reply scim(String method, String path, String body, String token) {
            return answered(method, "/scim/v2" + path, body, token);
        }

        private Reply answered(String method, String path, String body, String bearer, String... headers) {
            try {
                return request(method, path, body, bearer, headers);
            } catch (IOException e) {
                throw new IllegalStateException(method + " " + path + ": " + program.errors(), e);
            }
        }

        private Reply request(String method, String path, String body, String bearer, String... headers)
                throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(Duration.ofSeconds(30)).method(method,
                            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!bearer.isEmpty()) {
                request.header("Authorization", "Bearer " + bearer);
            }
            if (!body.isEmpty()) {
                request.header("Content-Type",
                        path.startsWith("/api/") ? "application/json" : "application/scim+json");
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return new Reply(client.send(request.build(), BodyHandlers.ofString()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// An answer.
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String issuedToken() {
            return json().get("issuedToken").asString();
        }
    }
}
