package dev.scimconsole.server.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A server on a file, or three nodes on one PostgreSQL, with an organization that has a domain; and what an
/// identity provider sends to them.
final class ConnectedServer implements AutoCloseable {

    static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    final List<RunningServer> nodes = new ArrayList<>();
    final String session;
    final String scimToken;

    private ConnectedServer(List<RunningServer> nodes) {
        this.nodes.addAll(nodes);
        session = nodes.getFirst().signIn();
        scimToken = nodes.getFirst().addFirstDomain(session);
    }

    static ConnectedServer on(String database, Path folder) throws SQLException {
        if (database.equals("sqlite")) {
            return new ConnectedServer(List.of(RunningServer.setUp(folder)));
        }
        String url = PostgresServer.emptyDatabase();
        return new ConnectedServer(List.of(RunningServer.setUpOn(url), RunningServer.againOn(url),
                RunningServer.againOn(url)));
    }

    RunningServer first() {
        return nodes.getFirst();
    }

    Reply admin(String method, String path, String body) {
        return first().send(method, path, body, "session", session);
    }

    /// A connection with secrets.
    JsonNode connection(String name) {
        Reply made = admin("POST", "/connections", "{\"name\": \"" + name + "\"}");
        assertEquals(201, made.status(), made::text);
        return made.json();
    }

    /// A new secret, as the one answer that carries it.
    JsonNode secret(JsonNode connection, String name) {
        Reply made = admin("POST", "/connections/" + connection.get("id").asString() + "/secrets",
                "{\"name\": \"" + name + "\", \"lifetimeDays\": 365}");
        assertEquals(201, made.status(), made::text);
        return made.json();
    }

    Reply token(RunningServer node, String form, String... headers) {
        return post(node, "/oauth2/token", form, headers);
    }

    Reply post(RunningServer node, String path, String form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        return node.sendTo(path, "POST", form, all);
    }

    /// An access token for a secret.
    String accessToken(JsonNode connection, String secret) {
        Reply reply = token(first(), inForm(connection.get("clientId").asString(), secret));
        assertEquals(200, reply.status(), reply::text);
        return reply.json().get("access_token").asString();
    }

    static String inForm(String clientId, String secret) {
        return "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret="
                + encoded(secret);
    }

    static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(
                (encoded(clientId) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply scim(RunningServer node, String method, String path, String body, String bearer) {
        return node.sendTo("/scim/v2" + path, method, body, "session", bearer, "Content-Type",
                "application/scim+json", "User-Agent", "Azure AD SCIM client/1.0");
    }

    void passes(String bearer) {
        nodes.forEach(node -> assertEquals(200,
                scim(node, "GET", "/Users?startIndex=1&count=1", "", bearer).status()));
    }

    void isRefused(String bearer) {
        nodes.forEach(node -> {
            Reply reply = scim(node, "GET", "/Users?startIndex=1&count=1", "", bearer);
            assertEquals(401, reply.status(), reply::text);
            assertEquals("application/scim+json", reply.header("Content-Type"));
        });
    }

    @Override
    public void close() {
        nodes.forEach(RunningServer::close);
    }
}
