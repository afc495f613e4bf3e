package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.refusals.ProtectionRecords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whom no client can take the access of, in whatever form it asks.
@Tag("server")
@Tag("server.scim")
class ProtectionTest extends ScimTest {

    private static final String OFF = "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}";

    private String id;

    @BeforeEach
    void protectSomebody() {
        id = createUser("breakglass@example.com", ", \"title\": \"Emergency\"").id();
        assertTrue(protect(id));
    }

    private boolean protect(String user) {
        return this.<Boolean>inStore(
                records -> records.protect(organizationId, user, SET_UP, "admin@example.com"));
    }

    private boolean unprotect(String user) {
        return this.<Boolean>inStore(records -> records.unprotect(organizationId, user));
    }

    private <R> R inStore(Function<ProtectionRecords, R> work) {
        return store.write(transaction -> work.apply(transaction.protections()));
    }

    private void assertKept(Answer answer, String what) {
        answer.isError(403, null, "protected", what);
        assertEquals(Optional.of("protected-person"), answer.raw().reason());
        assertKept();
    }

    private void assertKept() {
        Answer user = get("/Users/" + id).is(200);
        assertTrue(user.json().get("active").booleanValue());
        assertEquals("W/\"1\"", user.header("ETag"));
    }

    @Test
    void activeMayBeWrittenInWhateverWay() {
        assertAll(List.of(OFF, "{\"op\": \"replace\", \"path\": \"ACTIVE\", \"value\": false}",
                "{\"op\": \"add\", \"path\": \"active\", \"value\": \"false\"}",
                "{\"op\": \"Replace\", \"path\": \"" + CORE_USER + ":active\", \"value\": [\"False\"]}",
                "{\"op\": \"replace\", \"value\": {\"Active\": \"FALSE\"}}",
                "{\"op\": \"replace\", \"value\": [{\"" + CORE_USER + ":active\": false}]}",
                "[{\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Gone\"}, " + OFF + "]",
                "[{\"op\": \"Replace\", \"path\": \"nowhere\", \"value\": 1}, " + OFF + "]",
                "[" + OFF + ", {\"op\": \"Replace\", \"path\": \"title\", \"value\": 5}]",
                "[{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"x@contoso.onmicrosoft.com\"}, "
                        + OFF
                        + "]")
                .stream()
                .map(operations -> () -> assertKept(patchOps("/Users/" + id, operations), "deactivate")));
    }

    @Test
    void aPutAndADeletionAreRefusedToo() {
        String body = "{\"schemas\": [\"" + CORE_USER
                + "\"], \"userName\": \"breakglass@example.com\", \"active\": %s%s}";
        assertKept(put("/Users/" + id, body.formatted("false", "")), "deactivate");
        assertKept(put("/Users/" + id, body.formatted("\"False\"", ", \"title\": 5")), "deactivate");
        assertKept(delete("/Users/" + id), "delete");
        delete("/Users/" + id, "If-Match", "W/\"7\"").isError(412, null);
        assertKept();
    }

    @Test
    void nobodyGetsTheNameBySendingAnother() {
        String renamed = "{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"other@example.com\"}";
        assertKept(patchOps("/Users/" + id, renamed), "userName");
        patchOps("/Users/" + id,
                "{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"BreakGlass@example.com\"}")
                .is(200);
    }

    @Test
    void inABulkRequestTheOthersGoOn() {
        String other = createUser("lea@example.com").id();
        Answer bulk = post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "DELETE", "path": "/Users/%1$s"},
                  {"method": "PATCH", "path": "/Users/%1$s", "data":
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%3$s]}},
                  {"method": "PUT", "path": "/Users/%1$s", "data":
                    {"schemas": ["%4$s"], "userName": "breakglass@example.com", "active": false}},
                  {"method": "DELETE", "path": "/Users/%2$s"}]}""".formatted(id, other, OFF, CORE_USER))
                .is(200);
        List<String> statuses = bulk.json().get("Operations").valueStream()
                .map(step -> step.get("status").stringValue()).toList();
        assertEquals(List.of("403", "403", "403", "204"), statuses);
        assertEquals(Optional.of("protected-person"),
                bulk.raw().outcome().orElseThrow().changes().getFirst().reason());
        assertKept();
    }

    @Test
    void allElseGoesThroughAndEverythingOnceTheProtectionEnds() {
        patchOps("/Users/" + id, "{\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Chief\"}").is(200);
        String group = createGroup("Admins", id).id();
        delete("/Groups/" + group).is(204);
        assertFalse(protect(id));
        assertFalse(protect(UNKNOWN_ID));
        assertTrue(unprotect(id));
        patchOps("/Users/" + id, OFF).is(200);
        protect(id);
        patchOps("/Users/" + id,
                "[" + OFF + ", {\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Left\"}]").is(200);
        delete("/Users/" + id).isError(403, null, "delete");
        patchOps("/Users/" + id, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": true}").is(200);
        patchOps("/Users/" + id, OFF).isError(403, null, "deactivate");
        unprotect(id);
        delete("/Users/" + id).is(204);
        assertEquals(0, store.read(transaction -> transaction.protections().all(organizationId)).size());
    }
}
