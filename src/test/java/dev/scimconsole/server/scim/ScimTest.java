package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.EmailDomainRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.token.StoredTokenAuthentication;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service on a real store, with one organization, the email domain `example.com` and a token.
abstract class ScimTest {

    static final String BASE = "https://scim.example.com/scim/v2";
    static final String CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String UNKNOWN_ID = "01900000-0000-7000-8000-000000000000";
    static final Instant SET_UP = Instant.parse("2026-11-01T08:00:00Z");

    final String organizationId = UUID.randomUUID().toString();
    final SettableClock clock = new SettableClock();
    final TokenAuthentication tokens = new StoredTokenAuthentication(clock);
    Store store;
    ScimServiceProvider service;
    String token;

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @BeforeEach
    void openStore() throws SQLException {
        openStore(folder);
    }

    void openStore(Path folder) throws SQLException {
        store = Store.open(url(folder));
        service = new ScimServiceProvider(store, tokens, clock);
        token = newToken();
        store.write(transaction -> {
            transaction.organizations().insert(new OrganizationRecord(organizationId, "Example", SET_UP,
                    false, Optional.empty(), 1, SET_UP, "admin@example.com"));
            transaction.organizations().insertDomain(organizationId,
                    new EmailDomainRecord("example.com", SET_UP, "admin@example.com"));
            transaction.tokens().insert(tokenRecord(token));
            return null;
        });
    }

    /// Where the store is.
    String url(Path folder) throws SQLException {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static String newToken() {
        // A test may hold tokens as text: they open nothing outside it.
        return ScimToken.generate(new SecureRandom()).reveal();
    }

    TokenRecord tokenRecord(String text) {
        return new TokenRecord(organizationId, UUID.randomUUID().toString(),
                Sha256.digest(text.getBytes(StandardCharsets.US_ASCII)), text.substring(text.length() - 6),
                SET_UP, "admin@example.com", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    Answer get(String pathAndQuery, String... headers) {
        return send("GET", pathAndQuery, "", headers);
    }

    Answer post(String pathAndQuery, String body, String... headers) {
        return send("POST", pathAndQuery, body, headers);
    }

    Answer put(String pathAndQuery, String body, String... headers) {
        return send("PUT", pathAndQuery, body, headers);
    }

    Answer patch(String pathAndQuery, String body, String... headers) {
        return send("PATCH", pathAndQuery, body, headers);
    }

    /// Sends the operations, a JSON array or one object, in a PatchOp message.
    Answer patchOps(String pathAndQuery, String operations, String... headers) {
        return patch(pathAndQuery, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": %s}"""
                .formatted(operations.startsWith("[") ? operations : "[" + operations + "]"), headers);
    }

    Answer delete(String pathAndQuery, String... headers) {
        return send("DELETE", pathAndQuery, "", headers);
    }

    Answer send(String method, String pathAndQuery, String body, String... headers) {
        return send(method, pathAndQuery, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// @param headers names and values in turn
    Answer send(String method, String pathAndQuery, byte[] body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("authorization", List.of("Bearer " + token));
        if (body.length > 0) {
            all.put("content-type", List.of("application/scim+json"));
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i].toLowerCase(Locale.ROOT), List.of(headers[i + 1]));
        }
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
        return new Answer(service.answer(new ScimRequest(tokens.read(all.get("authorization")), method,
                path, new RequestQuery(query), all, body, BASE)));
    }

    /// Creates a user with no more than a name.
    Answer createUser(String userName) {
        return createUser(userName, "");
    }

    /// @param more further attributes, with a comma in front
    Answer createUser(String userName, String more) {
        Answer answer = post("/Users", """
                {"schemas": ["%s"], "userName": "%s"%s}""".formatted(CORE_USER, userName, more));
        assertEquals(201, answer.status(), answer::text);
        return answer;
    }

    Answer createGroup(String displayName, String... memberIds) {
        StringBuilder members = new StringBuilder();
        for (String id : memberIds) {
            members.append(members.isEmpty() ? "" : ",").append("{\"value\":\"").append(id).append("\"}");
        }
        Answer answer = post("/Groups", """
                {"schemas": ["%s"], "displayName": "%s", "members": [%s]}""".formatted(CORE_GROUP,
                displayName, members));
        assertEquals(201, answer.status(), answer::text);
        return answer;
    }

    /// An answer that tests can look into.
    record Answer(ScimAnswer raw) {

        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        int status() {
            return raw.status();
        }

        String text() {
            return raw.body().pieces().stream().map(piece -> new String(piece, StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
        }

        JsonNode json() {
            return MAPPER.readTree(text());
        }

        String id() {
            return json().path("id").stringValue();
        }

        String header(String name) {
            return raw.headers().get(name);
        }

        /// Asserts the status and hands on.
        Answer is(int status) {
            assertEquals(status, status(), this::text);
            return this;
        }

        /// Asserts a SCIM error (RFC 7644 §3.12) and that its detail names something.
        void isError(int status, String scimType, String... named) {
            assertEquals(status, status(), this::text);
            JsonNode error = json();
            assertEquals("urn:ietf:params:scim:api:messages:2.0:Error",
                    error.at("/schemas/0").stringValue());
            assertEquals(String.valueOf(status), error.get("status").stringValue());
            assertEquals(scimType, error.path("scimType").asString(null));
            for (String name : named) {
                assertTrue(error.get("detail").stringValue().contains(name), this::text);
            }
        }
    }

    /// A clock that stands until it is set.
    static final class SettableClock implements InstantSource {

        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void advanceMillis(long millis) {
            now = now.plusMillis(millis);
        }
    }
}
