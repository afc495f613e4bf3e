package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.values.RefusalCause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each refusal tells the record its cause by itself, and what in the request it is about.
@Tag("server")
@Tag("server.scim")
class RefusalCodesTest extends ScimTest {

    private static final String PATCH = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], ";
    private static final String LONG = "x".repeat(600);

    private final List<String> wrong = new ArrayList<>();
    private final Set<RefusalCode> met = EnumSet.noneOf(RefusalCode.class);
    private String user = "";
    private String group = "";

    @Test
    void everyCauseTravelsWithItsRefusal() {
        user = createUser("lea@example.com").id();
        group = createGroup("Sales").id();
        users();
        patches();
        groups();
        bodies();
        bulk();
        gates();
        assertEquals(List.of(), wrong);
        assertEquals(EnumSet.allOf(RefusalCode.class), met);
    }

    private void users() {
        refuses(RefusalCode.OTHER_DOMAIN, "gone.test", null, create("\"userName\": \"a@gone.test\""));
        refuses(RefusalCode.TAKEN, "userName", null, create("\"userName\": \"LEA@example.com\""));
        refuses(RefusalCode.REQUIRED, "userName", null, create("\"userName\": \" \""));
        refuses(RefusalCode.TOO_LONG, "userName", "512",
                create("\"userName\": \"" + LONG + "@example.com\""));
        refuses(RefusalCode.SEVERAL_VALUES, "title", null, ofLea("\"title\": [\"a\", \"b\"]"));
        refuses(RefusalCode.SEVERAL_PRIMARY, "emails", null, ofLea("\"emails\": "
                + "[{\"value\": \"a@x\", \"primary\": true}, {\"value\": \"b@x\", \"primary\": true}]"));
        refuses(RefusalCode.EMPTY_VALUE, "emails", null, ofLea("\"emails\": [\"\"]"));
        refuses(RefusalCode.NO_OBJECT, "name", null, ofLea("\"name\": \"Lea\""));
        refuses(RefusalCode.NO_TRUTH_VALUE, "active", null, ofLea("\"active\": \"perhaps\""));
        refuses(RefusalCode.NO_BASE64, "x509Certificates.value", null,
                ofLea("\"x509Certificates\": [{\"value\": \"?\"}]"));
        refuses(RefusalCode.NO_TEXT, "title", null, ofLea("\"title\": 5"));
        refuses(RefusalCode.UNSTORABLE, "title", null, ofLea("\"title\": \"\\u0000\""));
        refuses(RefusalCode.GIVEN_TWICE, "title", null, ofLea("\"title\": \"a\", \"TITLE\": \"b\""));
        refuses(RefusalCode.NOT_FOUND, UNKNOWN_ID, null, delete("/Users/" + UNKNOWN_ID));
        refuses(RefusalCode.OTHER_VERSION, null, null, delete("/Users/" + user, "If-Match", "W/\"9\""));
        refuses(RefusalCode.NO_SCHEMAS, "schemas", null,
                post("/Users", "{\"schemas\": 1, \"userName\": \"b@example.com\"}"));
        refuses(RefusalCode.SCHEMA_MISSING, "schemas", CORE_USER,
                post("/Users", "{\"schemas\": [], \"userName\": \"b@example.com\"}"));
    }

    private void patches() {
        refuses(RefusalCode.NOT_REMOVABLE, "userName", null,
                patchOps("/Users/" + user, "{\"op\": \"remove\", \"path\": \"userName\"}"));
        refuses(RefusalCode.NOT_REMOVABLE, "active", null,
                patchOps("/Users/" + user, "{\"op\": \"remove\", \"path\": \"active\"}"));
        refuses(RefusalCode.READ_ONLY, "meta.created", null, patchOps("/Users/" + user,
                "{\"op\": \"replace\", \"path\": \"meta.created\", \"value\": \"2026-01-01T00:00:00Z\"}"));
        refuses(RefusalCode.UNKNOWN_ATTRIBUTE, "shoeSize", null, replace("shoeSize", "1"));
        refuses(RefusalCode.UNREADABLE_PATH, "name.", null, replace("name.", "1"));
        refuses(RefusalCode.UNREADABLE_PATH, "emails", null, replace("emails[type eq", "1"));
        refuses(RefusalCode.UNREADABLE_FILTER, "emails", null, replace("emails[shoe eq 1]", "1"));
        refuses(RefusalCode.FILTER_IN_PATH, "name", null, replace("name[givenName eq \\\"x\\\"]", "{}"));
        refuses(RefusalCode.NO_MATCH, "emails.display", null,
                replace("emails[value sw \\\"q\\\"].display", "\"x\""));
        refuses(RefusalCode.NO_OPERATIONS, null, null,
                patch("/Users/" + user, PATCH + "\"Operations\": []}"));
        refuses(RefusalCode.NO_OPERATION, null, null,
                patch("/Users/" + user, PATCH + "\"Operations\": [1]}"));
        refuses(RefusalCode.NAMELESS_OPERATION, null, null, patchOps("/Users/" + user, "{\"value\": 1}"));
        refuses(RefusalCode.UNKNOWN_OPERATION, "merge", null,
                patchOps("/Users/" + user, "{\"op\": \"merge\", \"value\": 1}"));
        refuses(RefusalCode.OPERATION_WITHOUT_VALUE, "title", null,
                patchOps("/Users/" + user, "{\"op\": \"add\", \"path\": \"title\"}"));
        refuses(RefusalCode.OPERATION_WITHOUT_VALUE, "value", null,
                patchOps("/Users/" + user, "{\"op\": \"add\"}"));
        refuses(RefusalCode.NO_PATH_TEXT, null, null, replaceAt("1", "1"));
        refuses(RefusalCode.REMOVAL_WITHOUT_PATH, null, null,
                patchOps("/Users/" + user, "{\"op\": \"remove\"}"));
        refuses(RefusalCode.VALUE_WITHOUT_PATH, "value", null,
                patchOps("/Users/" + user, "{\"op\": \"add\", \"value\": 1}"));
        refuses(RefusalCode.TOO_MANY_OPERATIONS, null, "20000", patchOps("/Users/" + user,
                "[" + "{},".repeat(20_000) + "{}]"));
        refuses(RefusalCode.SCHEMA_MISSING, "schemas", "urn:ietf:params:scim:api:messages:2.0:PatchOp",
                patch("/Users/" + user, "{\"Operations\": []}"));
    }

    private void groups() {
        refuses(RefusalCode.UNKNOWN_MEMBER, UNKNOWN_ID, null,
                addMember("{\"value\": \"" + UNKNOWN_ID + "\"}"));
        refuses(RefusalCode.OWN_MEMBER, "members.value", null, addMember("{\"value\": \"" + group + "\"}"));
        refuses(RefusalCode.NAMELESS_MEMBER, "members.value", null, addMember("{\"display\": \"Lea\"}"));
        refuses(RefusalCode.FIXED_MEMBER, "members.value", null, patchOps("/Groups/" + group,
                "{\"op\": \"replace\", \"path\": \"members.value\", \"value\": \"" + user + "\"}"));
        refuses(RefusalCode.TOO_MANY_VALUES, null, null, put("/Groups/" + group,
                "{\"x\": [" + "[],".repeat(200_000) + "[]]}"));
    }

    private void bodies() {
        refuses(RefusalCode.NO_BODY, null, null, post("/Users", ""));
        refuses(RefusalCode.NO_BODY, null, null, patch("/Users/" + user, ""));
        refuses(RefusalCode.NO_BODY, null, null, patch("/Groups/" + group, ""));
        refuses(RefusalCode.BODY_TYPE, null, null, post("/Users", "{}", "Content-Type", "text/plain"));
        refuses(RefusalCode.NO_JSON, null, null, post("/Users", "{"));
        refuses(RefusalCode.NO_JSON, null, null, send("POST", "/Users", new byte[]{(byte) 0xC0}));
        refuses(RefusalCode.NO_JSON_OBJECT, null, null, post("/Users", "[]"));
        refuses(RefusalCode.NAME_TWICE, "title", null, ofLea("\"title\": \"a\", \"title\": \"b\""));
        refuses(RefusalCode.NAME_TWICE, "title", null,
                post("/Groups", "{\"title\": \"a\", \"title\": \"b\"}"));
        refuses(RefusalCode.TOO_DEEP, null, "64", post("/Users", "{\"x\": " + "[".repeat(70)));
        refuses(RefusalCode.TOO_LARGE, null, Integer.toString(ScimLimits.STANDARD.maxBodyBytes()),
                post("/Users", " ".repeat(ScimLimits.STANDARD.maxBodyBytes() + 1)));
        refuses(RefusalCode.NO_ENDPOINT, null, null, delete("/Users/" + user + "/photo"));
        refuses(RefusalCode.UNREADABLE_ADDRESS, null, null, delete("/Users/%zz"));
    }

    private void bulk() {
        refuses(RefusalCode.BULK_ID_MISSING, "bulkId", null, bulk("\"POST\"", "/Users", "\"data\": {}"));
        refuses(RefusalCode.BULK_ID_TWICE, "1", null, post("/Bulk", bulkOf(
                "{\"method\": \"POST\", \"path\": \"/Groups\", \"bulkId\": \"1\", \"data\": "
                        + "{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"Legal\"}},"
                        + "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"1\", \"data\": {}}")));
        refuses(RefusalCode.BULK_ID_UNKNOWN, "7", null, bulk("\"DELETE\"", "/Groups/bulkId:7", "\"x\": 1"));
        refuses(RefusalCode.BULK_WITHOUT_DATA, "data", null, bulk("\"PUT\"", "/Groups/" + group, "\"x\": 1"));
        refuses(RefusalCode.BULK_PART, "path", null,
                bulk("\"DELETE\"", "/Groups/" + group + "/x", "\"x\": 1"));
        refuses(RefusalCode.BULK_REFERENCE_FAILED, null, null, post("/Bulk", bulkOf(
                "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"1\", \"data\": {}},"
                        + "{\"method\": \"POST\", \"path\": \"/Groups\", \"bulkId\": \"2\", \"data\": "
                        + "{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"Legal\", "
                        + "\"members\": [{\"value\": \"bulkId:1\"}]}}")));
    }

    private void gates() {
        store.write(transaction -> transaction.protections().protect(organizationId, user, SET_UP, "admin"));
        refuses(RefusalCode.PROTECTED, null, null, delete("/Users/" + user));
        store.write(transaction -> transaction.protections().unprotect(organizationId, user));
        gate(Gate.HELD);
        refuses(RefusalCode.LEAVERS_HELD, null, null, delete("/Users/" + user));
        gate(Gate.STOPPED);
        refuses(RefusalCode.LEAVERS_STOPPED, null, null, delete("/Users/" + user));
        refuses(RefusalCode.PAUSED, null, null, new Answer(service.refuse(deletion(),
                new TokenDecision.Paused(organizationId, "1", Optional.empty(), SET_UP))));
        refuses(RefusalCode.TOKEN, null, null, new Answer(service.refuse(deletion(),
                new TokenDecision.Revoked(organizationId, "1", SET_UP))));
        for (RefusalCode code : List.of(RefusalCode.BODY_CODING, RefusalCode.TOO_SLOW)) {
            refuses(code, null, null, new Answer(service.unreadable(deletion(), 408, code, "Not read.")));
        }
        refuses(RefusalCode.UNAVAILABLE, null, null, new Answer(service.unavailable(deletion())));
        service = new ScimServiceProvider(store, failing(), clock);
        refuses(RefusalCode.FAILED, null, null, delete("/Users/" + user));
    }

    private TokenAuthentication failing() {
        return new TokenAuthentication() {
            @Override
            public PresentedToken read(List<String> authorization) {
                return tokens.read(authorization);
            }

            @Override
            public Optional<String> organizationOf(PresentedToken.WellFormed presented) {
                return Optional.empty();
            }

            @Override
            public TokenDecision decide(Transaction transaction, PresentedToken presented) {
                throw new IllegalStateException("broken");
            }
        };
    }

    private void gate(Gate gate) {
        store.write(transaction -> {
            transaction.leavers().set(organizationId, new Rule(50, true, gate, Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            return gate;
        });
    }

    private ScimRequest deletion() {
        return new ScimRequest(tokens.read(List.of("Bearer " + token)), "DELETE", "/Users/" + user,
                new RequestQuery(""), Map.of(), new byte[0], BASE);
    }

    private Answer create(String attributes) {
        return post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], " + attributes + "}");
    }

    private Answer ofLea(String attributes) {
        return put("/Users/" + user,
                "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"lea@example.com\", " + attributes
                        + "}");
    }

    private Answer replace(String path, String value) {
        return replaceAt("\"" + path + "\"", value);
    }

    private Answer replaceAt(String path, String value) {
        return patchOps("/Users/" + user,
                "{\"op\": \"replace\", \"path\": " + path + ", \"value\": " + value + "}");
    }

    private Answer addMember(String member) {
        return patchOps("/Groups/" + group,
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [" + member + "]}");
    }

    private Answer bulk(String method, String path, String more) {
        return post("/Bulk",
                bulkOf("{\"method\": " + method + ", \"path\": \"" + path + "\", " + more + "}"));
    }

    private static String bulkOf(String operations) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": ["
                + operations + "]}";
    }

    private void refuses(RefusalCode code, @Nullable String about, @Nullable String expected,
            Answer answer) {
        met.add(code);
        Optional<RefusalCause> cause = answer.raw().outcome().orElseThrow().changes().reversed().stream()
                .flatMap(change -> change.cause().stream()).findFirst();
        String told = cause.map(one -> one.code().map(RefusalCode::toString).orElse("-") + " "
                + one.about().orElse("-") + " " + one.expected().orElse("-")).orElse("nothing");
        String right = code + " " + Optional.ofNullable(about).orElse("-") + " "
                + Optional.ofNullable(expected).orElse("-");
        if (!told.equals(right)) {
            wrong.add(right + ", but: " + told + ", " + answer.text());
        }
    }
}
