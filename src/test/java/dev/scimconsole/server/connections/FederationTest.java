package dev.scimconsole.server.connections;

import static dev.scimconsole.server.connections.ConnectedServer.ASSERTION;
import static dev.scimconsole.server.connections.ConnectedServer.encoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Workload identity federation (RFC 7523) as Microsoft Entra ID uses it: on a file, and on three nodes.
@Tag("server")
@Tag("server.connections")
@ParameterizedClass
@ValueSource(strings = {"sqlite", "postgresql"})
class FederationTest {

    @Parameter private String database;
    @TempDir(factory = MemoryFolder.class) Path folder;
    private ConnectedServer server;
    private Issuer issuer;
    private JsonNode connection;
    private Instant now = Instant.now();

    @BeforeEach
    void start() throws Exception {
        server = ConnectedServer.on(database, folder);
        issuer = new Issuer();
        connection = federated("Entra pilot", issuer.trust());
    }

    @AfterEach
    void stop() {
        issuer.close();
        server.close();
    }

    @Test
    void aStatementOpensAndTheSameOneOpensAgain() throws Exception {
        String statement = issuer.sign(Issuer.claims(now).build());
        for (RunningServer node : server.nodes) {
            Reply reply = ask(node, statement);
            assertEquals(200, reply.status(), reply::text);
            assertEquals("Bearer", reply.json().get("token_type").asString());
            int life = reply.json().get("expires_in").asInt();
            assertTrue(life > 3_600 && life <= 3_900, "as long as the statement: " + life);
            server.passes(reply.json().get("access_token").asString());
        }
        assertEquals(1, issuer.readings.get(), "the keys are kept in the store, for all nodes");
        JsonNode used = server.admin("GET", "/connections", "").json().at("/connections/0");
        assertEquals("federation", used.get("kind").asString());
        assertFalse(used.get("keysReadAt").isNull());
        assertFalse(used.get("lastUsedAt").isNull());
    }

    @Test
    void theAudienceIsBareOrAnAddressAndTheScopeBehindItIsLeftOut() throws Exception {
        String bare = Issuer.APPLICATION;
        for (String pasted : List.of(bare, "api://" + bare, "api://" + bare + "/.default",
                bare + "/.default")) {
            server.admin("PUT", "/connections/" + connection.get("id").asString(),
                    "{\"name\": \"Entra pilot\","
                            + " \"trust\": "
                            + Issuer.trust(Issuer.ISSUER, issuer.keysUrl(), Issuer.SUBJECT, pasted) + "}");
            for (String sent : List.of(bare, "api://" + bare)) {
                assertEquals(200, ask(issuer.sign(Issuer.claims(now).audience(sent).build())).status(),
                        pasted);
            }
            refused(ask(issuer.sign(Issuer.claims(now).audience("api://" + bare + "/.default").build())),
                    "aud");
        }
        assertEquals(200,
                ask(issuer.sign(Issuer.claims(now).audience(List.of("other", bare)).build())).status());
    }

    @Test
    void whatIsNotTheTrustsIsRefused() throws Exception {
        Map<String, JWTClaimsSet> wrong = new LinkedHashMap<>();
        wrong.put("iss", Issuer.claims(now).issuer(Issuer.ISSUER + "/").build());
        wrong.put("iss ",
                Issuer.claims(now).issuer("https://sts.windows.net/" + Issuer.TENANT + "/").build());
        wrong.put("iss  ", Issuer.claims(now).issuer(null).build());
        wrong.put("sub", Issuer.claims(now).subject("c7a0d1f4-5b1e-4d0a-8e53-2f1b7c90a6df").build());
        wrong.put("sub ", Issuer.claims(now).subject(null).build());
        wrong.put("aud", Issuer.claims(now).audience("11111111-71c3-4f7e-9b0c-6a5e18d3c4f2").build());
        wrong.put("aud ", Issuer.claims(now).audience((String) null).build());
        wrong.put("aud  ",
                Issuer.claims(now).audience(server.first().server().address() + "/oauth2/token").build());
        wrong.put("tid", Issuer.claims(now).claim("tid", "3f6e1b52-0c55-4d0e-9b7a-1d2c5b8f9a42").build());
        wrong.put("tid ", Issuer.claims(now).claim("tid", null).build());
        wrong.put("exp", Issuer.claims(now).expirationTime(null).build());
        wrong.put("exp ", Issuer.claims(now).expirationTime(Date.from(now.minusSeconds(301))).build());
        wrong.put("nbf", Issuer.claims(now).notBeforeTime(Date.from(now.plusSeconds(330))).build());
        for (Map.Entry<String, JWTClaimsSet> one : wrong.entrySet()) {
            refused(ask(issuer.sign(one.getValue())), "(" + one.getKey().strip() + ")");
        }
        assertEquals(0, issuer.readings.get(), "nothing is read for what is wrong anyway");
        assertEquals(200,
                ask(issuer.sign(Issuer.claims(now).notBeforeTime(Date.from(now.plusSeconds(270))).build()))
                        .status());
        assertEquals(200,
                ask(issuer.sign(Issuer.claims(now).expirationTime(Date.from(now.minusSeconds(270))).build()))
                        .status());
        assertEquals(200, ask(issuer.sign(Issuer.claims(now).notBeforeTime(null).build())).status());
    }

    @Test
    void whatIsNotSignedByAKeyOfTheIssuerIsRefused() throws Exception {
        JWTClaimsSet claims = Issuer.claims(now).build();
        String kid = issuer.key().getKeyID();
        refused(ask(Issuer.sign(claims, Issuer.foreignKey(kid))), "signature");
        refused(ask(Issuer.sign(claims, Issuer.foreignKey("other"))),
                "not among those");
        refused(ask(new PlainJWT(claims).serialize()), "no signed JWT");
        SignedJWT mac = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
        mac.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        refused(ask(mac.serialize()), "RS256");
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            SignedJWT other = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
            other.sign(new RSASSASigner(issuer.key()));
            refused(ask(other.serialize()), "RS256");
        }
        SignedJWT nameless = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        nameless.sign(new RSASSASigner(issuer.key()));
        refused(ask(nameless.serialize()), "which key");
        String right = issuer.sign(claims);
        String[] parts = right.split("\\.", -1);
        refused(ask(
                parts[0] + "." + issuer.sign(Issuer.claims(now.minusSeconds(5)).build()).split("\\.", -1)[1]
                        + "."
                        + parts[2]),
                "signature");
        for (String nonsense : List.of("x", "a.b.c", right + "x", right.substring(9), "..",
                "x".repeat(20_000))) {
            assertEquals(401, ask(nonsense).status(), nonsense);
        }
        refused(server.token(server.first(), "grant_type=client_credentials&client_id=nobody"
                + "&client_assertion_type=" + encoded(ASSERTION) + "&client_assertion=" + right),
                "no federated");
        assertEquals(400,
                server.token(server.first(), form(right).replace("jwt-bearer", "saml2-bearer")).status());
        assertEquals(200, ask(right).status());
    }

    @Test
    void aStatementOpensTheConnectionOfItsOwnTrustAlone() throws Exception {
        JsonNode other = federated("Other tenant", Issuer.trust(Issuer.ISSUER, issuer.keysUrl(),
                "00000000-5b1e-4d0a-8e53-2f1b7c90a6de", Issuer.APPLICATION));
        JsonNode secrets = server.connection("With secrets");
        String statement = issuer.sign(Issuer.claims(now).build());
        for (JsonNode wrong : List.of(other, secrets)) {
            assertEquals(401, server.token(server.first(), "grant_type=client_credentials&client_id="
                    + wrong.get("clientId").asString() + "&client_assertion_type=" + encoded(ASSERTION)
                    + "&client_assertion=" + statement).status());
        }
        String secret = server.secret(secrets, "one").get("secret").asString();
        assertEquals(401, server.token(server.first(),
                ConnectedServer.inForm(connection.get("clientId").asString(), secret)).status());
        assertEquals("invalid-request", server.admin("POST",
                "/connections/" + connection.get("id").asString() + "/secrets",
                "{\"name\": \"x\", \"lifetimeDays\": 365}").problem());
    }

    @Test
    void anAccessTokenNeverOutlivesItsStatement() throws Exception {
        Reply reply = ask(
                issuer.sign(Issuer.claims(now).expirationTime(Date.from(now.plusSeconds(1_200))).build()));
        assertTrue(reply.json().get("expires_in").asInt() <= 1_200, reply::text);
        String access = reply.json().get("access_token").asString();
        Reply late = ask(
                issuer.sign(Issuer.claims(now).expirationTime(Date.from(now.minusSeconds(200))).build()));
        assertTrue(late.json().get("expires_in").asInt() <= 100, late::text);
        Reply longer = ask(
                issuer.sign(Issuer.claims(now).expirationTime(Date.from(now.plusSeconds(90_000))).build()));
        assertEquals(7_200, longer.json().get("expires_in").asInt());
        server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(19)));
        server.passes(access);
        server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(1)));
        server.isRefused(access);
    }

    @Test
    void keysThatRollAreFoundAndThoseThatAreGoneOpenNothing() throws Exception {
        String first = issuer.sign(Issuer.claims(now).build());
        assertEquals(200, ask(first).status());
        issuer.roll();
        refused(ask(issuer.sign(Issuer.claims(now).build())), "not among those");
        assertEquals(1, issuer.readings.get(), "an unknown key is looked for at most every five minutes");
        pass(Duration.ofMinutes(6));
        for (int i = 0; i < 3; i++) {
            assertEquals(200, ask(issuer.sign(Issuer.claims(now).build())).status());
        }
        assertEquals(2, issuer.readings.get());
        assertEquals(200, ask(first).status(), "both are valid at once");
        issuer.forgetFirst();
        pass(Duration.ofMinutes(50));
        assertEquals(200, ask(first).status(), "not an hour old");
        pass(Duration.ofMinutes(15));
        refused(ask(Issuer.sign(Issuer.claims(now).build(),
                Issuer.foreignKey("key-0"))), "not among those");
        assertEquals(3, issuer.readings.get());
    }

    @Test
    void whileTheKeysCanNotBeReadThoseThatAreKnownStayAlsoAfterARestart() throws Exception {
        assertEquals(200, ask(issuer.sign(Issuer.claims(now).build())).status());
        String secret = "{\"keys\": []}";
        issuer.answering(500, "");
        pass(Duration.ofHours(25));
        assertEquals(200, ask(issuer.sign(Issuer.claims(now).build())).status());
        for (Object[] broken : new Object[][]{{200, "<html>"}, {200, "{}"}, {200, "x".repeat(300_000)},
                {404, ""},
                {302, ""}}) {
            issuer.answering((int) broken[0], (String) broken[1], issuer.keysUrl() + "2");
            pass(Duration.ofMinutes(6));
            assertEquals(200, ask(issuer.sign(Issuer.claims(now).build())).status(), (String) broken[1]);
        }
        issuer.answering(200, secret);
        pass(Duration.ofMinutes(6));
        refused(ask(issuer.sign(Issuer.claims(now).build())), "not among those");
        issuer.answeringKeys();
        pass(Duration.ofMinutes(6));
        assertEquals(200, ask(issuer.sign(Issuer.claims(now).build())).status());
    }

    @Test
    void keysAreReadFromAllowedHostsAlone() {
        for (String url : List.of("http://169.254.169.254/latest", "https://keys.example.com/",
                "file:///etc/passwd",
                "http://login.microsoftonline.com/x", "https://login.microsoftonline.com:8443/x",
                "https://login.microsoftonline.com@127.0.0.2/x",
                "https://login.microsoftonline.com.example.com/x",
                "http://127.0.0.2/", "http://localhost:1/", "x", "https://", "http://[::1]/")) {
            Reply reply = server.admin("POST", "/connections", "{\"name\": \"x\", \"trust\": "
                    + Issuer.trust(Issuer.ISSUER, url, Issuer.SUBJECT, Issuer.APPLICATION) + "}");
            assertEquals("invalid-request", reply.problem(), url);
            assertEquals("keysUrl", reply.json().get("field").asString(), url);
        }
        for (String host : List.of("login.microsoftonline.com", "login.microsoftonline.us",
                "login.partner.microsoftonline.cn")) {
            federated(host, Issuer.trust(Issuer.ISSUER, "https://" + host + "/" + Issuer.TENANT
                    + "/discovery/v2.0/keys", Issuer.SUBJECT, Issuer.APPLICATION));
        }
        for (String field : List.of("issuer", "subject", "audience")) {
            Reply reply = server.admin("POST", "/connections",
                    "{\"name\": \"x\", \"trust\": "
                            + issuer.trust().replaceAll("\"" + field + "\": \"[^\"]*\"",
                                    "\"" + field + "\": \"a b\"")
                            + "}");
            assertEquals(field, reply.json().get("field").asString());
        }
    }

    @Test
    void anotherTrustEndsTheAccessTokensAndAnotherNameDoesNot() throws Exception {
        String access = ask(issuer.sign(Issuer.claims(now).build())).json().get("access_token").asString();
        server.passes(access);
        String path = "/connections/" + connection.get("id").asString();
        assertEquals(200,
                server.admin("PUT", path, "{\"name\": \"Entra one\", \"trust\": " + issuer.trust() + "}")
                        .status());
        server.passes(access);
        assertEquals("invalid-request", server.admin("PUT", path, "{\"name\": \"Entra one\"}").problem());
        assertEquals(200, server.admin("PUT", path, "{\"name\": \"Entra one\", \"trust\": "
                + Issuer.trust(Issuer.ISSUER, issuer.keysUrl(), "someone-else", Issuer.APPLICATION) + "}")
                .status());
        server.isRefused(access);
        refused(ask(issuer.sign(Issuer.claims(now).build())), "sub");
    }

    private JsonNode federated(String name, String trust) {
        Reply made = server.admin("POST", "/connections",
                "{\"name\": \"" + name + "\", \"trust\": " + trust + "}");
        assertEquals(201, made.status(), made::text);
        return made.json();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        server.nodes.forEach(node -> node.passTime(time));
    }

    private Reply ask(String statement) {
        return ask(server.first(), statement);
    }

    private Reply ask(RunningServer node, String statement) {
        return server.token(node, form(statement));
    }

    private String form(String statement) {
        return "grant_type=client_credentials&client_id=" + connection.get("clientId").asString()
                + "&client_assertion_type=" + encoded(ASSERTION) + "&client_assertion=" + encoded(statement)
                + "&baseAddress=https%3A%2F%2Fscim.acme.example%2Fscim%2Fv2";
    }

    private static void refused(Reply reply, String why) {
        assertEquals(401, reply.status(), reply::text);
        assertEquals("invalid_client", reply.json().get("error").asString());
        assertTrue(reply.json().get("error_description").asString().contains(why), reply::text);
    }
}
