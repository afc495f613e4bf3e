package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.token.StoredTokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who may pass, RFC 7644 §2, RFC 6750 §3, and what happens when the store is away.
@Tag("server")
@Tag("server.scim")
class TokenTest extends ScimTest {

    private static final String CHALLENGE = "Bearer realm=\"SCIM\", error=\"invalid_token\"";

    private void refresh() {
        token = newToken();
        store.write(transaction -> {
            transaction.tokens().revokeCurrent(organizationId, Instant.parse("2026-11-23T23:30:00Z"),
                    "admin@example.com");
            transaction.tokens().insert(tokenRecord(token));
            return null;
        });
    }

    @Test
    void aRequestWithTheCurrentTokenPasses() {
        Answer answer = get("/Users").is(200);
        assertInstanceOf(TokenDecision.Accepted.class, answer.raw().decision().orElseThrow());
    }

    @Test
    void allThatNeverPassedLooksTheSame() {
        String foreign = newToken();
        String first = get("/Users", "Authorization", "Bearer " + foreign).is(401).text();
        for (String header : new String[]{"", "Basic YTpi", "Bearer nonsense", "Bearer Bearer " + foreign,
                "Bearer " + foreign.substring(1), "Bearer " + foreign.replace('a', 'b') + "x"}) {
            Answer answer = get("/Users", "Authorization", header).is(401);
            assertEquals(first, answer.text(), header);
            assertEquals(CHALLENGE, answer.header("WWW-Authenticate"));
            assertEquals("application/scim+json", answer.header("Content-Type"));
        }
    }

    @Test
    void aReplacedTokenIsToldWhenAndWhatToDo() {
        String old = token;
        refresh();
        Answer answer = get("/Users", "Authorization", "Bearer " + old);
        answer.isError(401, null,
                "This token was replaced on 23 November 2026 by an administrator. Paste the new one.");
        assertEquals(CHALLENGE, answer.header("WWW-Authenticate"));
        assertInstanceOf(TokenDecision.Revoked.class, answer.raw().decision().orElseThrow());
        post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"}", "Authorization",
                "Bearer " + old).is(401);
        assertEquals(0, get("/Users").is(200).json().get("totalResults").intValue());
    }

    @Test
    void nobodyWithoutATokenLearnsWhatElseIsWrong() {
        for (String bearer : new String[]{"Bearer " + newToken(), "Bearer x"}) {
            post("/Users", "{nonsense", "Authorization", bearer).is(401);
            get("/Users?filter=nonsense", "Authorization", bearer).is(401);
            get("/Nowhere", "Authorization", bearer).is(401);
            get("/Me", "Authorization", bearer).is(401);
            get("/Schemas", "Authorization", bearer).is(401);
            delete("/Users", "Authorization", bearer).is(401);
            post("/Bulk", "{}", "Authorization", bearer).is(401);
            post("/Bulk", """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                      {"method": "DELETE", "path": "/Users/x"}, {"method": "DELETE", "path": "/Users/y"}]}""",
                    "Authorization", bearer).is(401);
        }
    }

    @Test
    void organizationsSeeNothingOfEachOther() {
        String id = createUser("a", ", \"externalId\": \"e\"").id();
        String group = createGroup("G", id).id();
        String mine = token;
        String other = java.util.UUID.randomUUID().toString();
        token = newToken();
        store.write(transaction -> {
            transaction.organizations().insert(
                    new dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord(
                            other, "Other",
                            SET_UP, false, Optional.empty(), 1, SET_UP, "o@example.net"));
            var record = tokenRecord(token);
            transaction.tokens()
                    .insert(new dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord(other,
                            record.id(), record.sha256(), record.hint(), SET_UP, "o@example.net",
                            Optional.empty(),
                            Optional.empty(), Optional.empty(), Optional.empty()));
            return null;
        });
        assertEquals(0, get("/Users").is(200).json().get("totalResults").intValue());
        get("/Users/" + id).is(404);
        delete("/Users/" + id).is(404);
        get("/Groups?filter=members eq \"" + id + "\"").is(200);
        createUser("a", ", \"externalId\": \"e\"");
        post("/Groups", """
                {"schemas": ["%s"], "displayName": "H", "members": [{"value": "%s"}]}"""
                .formatted(CORE_GROUP, id)).isError(400, "invalidValue", id);
        patchOps("/Groups/" + group, "{\"op\": \"remove\", \"path\": \"members\"}").is(404);
        token = mine;
        assertEquals(1, get("/Groups/" + group).json().get("members").size());
    }

    @Test
    void whenTheStoreIsAwayTheClientIsAskedToComeAgain() {
        store.close();
        Answer answer = get("/Users");
        answer.isError(503, null, "again");
        assertEquals("5", answer.header("Retry-After"));
        assertTrue(answer.raw().decision().isEmpty());
        post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"}").isError(503, null);
    }

    @Test
    void whatNobodyForesawIsTold500WithoutDetails() {
        service = new ScimServiceProvider(store, new StoredTokenAuthentication(clock), () -> {
            throw new IllegalStateException("secret inside");
        });
        Answer answer = post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"}",
                "X-Request-Id", "req-7");
        answer.isError(500, null, "req-7");
        assertTrue(!answer.text().contains("secret") && !answer.text().contains("Exception"), answer::text);
    }
}
