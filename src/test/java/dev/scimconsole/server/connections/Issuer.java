package dev.scimconsole.server.connections;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An Entra ID tenant as far as its tokens go: keys that roll, at an address of this machine, and statements
/// signed with them.
final class Issuer implements AutoCloseable {

    static final String TENANT = "3f6e1b52-0c55-4d0e-9b7a-1d2c5b8f9a41";
    static final String ISSUER = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    static final String SUBJECT = "c7a0d1f4-5b1e-4d0a-8e53-2f1b7c90a6de";
    static final String APPLICATION = "2d4a9b60-71c3-4f7e-9b0c-6a5e18d3c4f2";

    private static final int MOST_KEYS = 10;
    /// Keys are slow to make. Each issuer begins with the same.
    private static final Map<Integer, RSAKey> MADE = new ConcurrentHashMap<>();

    final AtomicInteger readings = new AtomicInteger();
    private final HttpServer http;
    private final List<RSAKey> keys = new ArrayList<>();
    private volatile Consumer<HttpExchange> answer;

    Issuer() throws IOException, JOSEException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer = this::tellKeys;
        http.createContext("/keys", exchange -> {
            readings.incrementAndGet();
            answer.accept(exchange);
        });
        http.start();
        roll();
    }

    String keysUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/keys";
    }

    /// Adds a key, with which is signed from now on.
    void roll() throws JOSEException {
        keys.add(key(keys.size(), "key-" + keys.size()));
    }

    /// A key that is never an issuer's, of any name.
    static RSAKey foreignKey(String name) throws JOSEException {
        return key(MOST_KEYS, name);
    }

    private static RSAKey key(int number, String name) throws JOSEException {
        RSAKey made = MADE.get(number);
        if (made == null) {
            RSAKey fresh = new RSAKeyGenerator(2048).generate();
            RSAKey other = MADE.putIfAbsent(number, fresh);
            made = other == null ? fresh : other;
        }
        return new RSAKey.Builder(made).keyID(name).build();
    }

    /// Takes the oldest key away.
    void forgetFirst() {
        keys.removeFirst();
    }

    /// Answers something else from now on.
    void answering(int status, String body, String... location) {
        answer = exchange -> send(exchange, status, body, location);
    }

    void answeringKeys() {
        answer = this::tellKeys;
    }

    String trust() {
        return trust(ISSUER, keysUrl(), SUBJECT, APPLICATION);
    }

    static String trust(String issuer, String keysUrl, String subject, String audience) {
        return """
                {"issuer": "%s", "keysUrl": "%s", "subject": "%s", "audience": "%s"}"""
                .formatted(issuer, keysUrl, subject, audience);
    }

    /// The claims that Entra ID makes, at that time.
    static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder().issuer(ISSUER).subject(SUBJECT).audience(APPLICATION)
                .claim("tid", TENANT).claim("oid", SUBJECT).claim("azp", APPLICATION).claim("azpacr", "2")
                .claim("ver", "2.0").issueTime(Date.from(now)).notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(65))));
    }

    String sign(JWTClaimsSet claims) throws JOSEException {
        return sign(claims, keys.getLast());
    }

    static String sign(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT statement = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        statement.sign(new RSASSASigner(key));
        return statement.serialize();
    }

    RSAKey key() {
        return keys.getLast();
    }

    private void tellKeys(HttpExchange exchange) {
        send(exchange, 200,
                new JWKSet(keys.stream().map(key -> (com.nimbusds.jose.jwk.JWK) key.toPublicJWK()).toList())
                        .toString());
    }

    private static void send(HttpExchange exchange, int status, String body, String... location) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (location.length > 0) {
                exchange.getResponseHeaders().set("Location", location[0]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException _) {
            // Who asked has had enough.
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
