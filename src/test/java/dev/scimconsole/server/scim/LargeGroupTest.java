package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.scim.resource.ResourceContent;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Kind D of the field's faults: what can be read can be written back, up to 100,000 members in a group (RFC
/// 7644 §3.5.1).
@Tag("server")
@Tag("server.scim")
class LargeGroupTest extends ScimTest {

    private static final int MEMBERS = 100_000;

    /// Users with the longest names that people have, straight into the store.
    private List<String> users() {
        Identifiers identifiers = new Identifiers(clock);
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < MEMBERS; from += 10_000) {
            int first = from;
            store.write(transaction -> {
                for (int i = first; i < first + 10_000; i++) {
                    String id = identifiers.next();
                    ids.add(id);
                    ObjectNode user = Json.NODES.objectNode().put("userName", "user" + i + "@example.com")
                            .put("displayName", "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine " + i)
                            .put("active", true);
                    transaction.resources()
                            .insert(ResourceContent.of(ResourceSchema.USER, user).create(organizationId, id,
                                    clock.instant(), ""));
                }
                return null;
            });
        }
        return ids;
    }

    @Test
    @Tag("whole")
    void rfc7644Section3_5_1_aGroupOfAHundredThousandComesBackAsItWasRead() {
        List<String> ids = users();
        String id = createGroup("Everyone").id();
        store.write(transaction -> transaction.resources().addMembers(organizationId, id, ids));
        String read = get("/Groups/" + id).is(200).text();
        assertEquals(MEMBERS, Json.readStored(read).get("members").size());
        assertTrue(read.length() < ScimLimits.STANDARD.maxGroupBytes(), () -> read.length() + " bytes");

        Answer unchanged = put("/Groups/" + id, read).is(200);
        assertEquals("W/\"1\"", unchanged.header("ETag"));
        assertEquals(read, unchanged.text());

        ObjectNode fewer = Json.readStored(read);
        fewer.withArray("members").remove(7);
        JsonNode changed = put("/Groups/" + id, fewer.toString()).is(200).json();
        assertEquals("W/\"2\"", changed.at("/meta/version").stringValue());
        assertEquals(MEMBERS - 1, changed.get("members").size());
        assertFalse(get("/Users/" + ids.get(7)).json().has("groups"));

        patchOps("/Groups/" + id, "{\"op\": \"replace\", \"path\": \"members\", \"value\": "
                + Json.readStored(read).get("members") + "}").is(204);
        assertEquals(id, get("/Users/" + ids.get(7)).json().at("/groups/0/value").stringValue());
    }

    @Test
    void whatIsTooLargeIsToldByWhichLimit() {
        String user = createUser("a").id();
        String id = createGroup("G", user).id();
        String filler = "x".repeat(ScimLimits.STANDARD.maxBodyBytes());
        post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"" + filler + "\"}").isError(
                413, null,
                "1048576", "about a user");
        put("/Groups/" + id,
                "{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"G\", \"x\": \"" + filler
                        + "\"}")
                .is(200);
        byte[] body = ("{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"" + filler.repeat(32)
                + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        for (String method : List.of("PUT", "PATCH")) {
            send(method, "/Groups/" + id, body).isError(413, null, "33554432", "about a group");
        }
        send("POST", "/Groups", body).isError(413, null, "33554432", "about a group");
        send("POST", "/Bulk", body).isError(413, null, "1048576", "maxPayloadSize");
        send("POST", "/.search", body).isError(413, null, "1048576");
    }

    /// Small things take many times their size in memory, and one request must not take it all.
    @Test
    void aBodyOfNothingButSmallThingsIsRefused() {
        String id = createGroup("G").id();
        for (String small : List.of("{},", "[],", "\"\",")) {
            send("PUT", "/Groups/" + id,
                    ("{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"G\", \"members\": ["
                            + small.repeat(1_000_001) + "{}]}").getBytes(StandardCharsets.US_ASCII))
                    .isError(413, null, "values");
        }
        String names = IntStream.range(0, 200_001).mapToObj(i -> "\"n" + i + "\": 1")
                .collect(Collectors.joining(", ", "{", "}"));
        put("/Groups/" + id, names).isError(413, null, "values");
        String operation = "{\"op\": \"remove\", \"path\": \"members\"},";
        patchOps("/Groups/" + id,
                "[" + operation.repeat(20_000) + operation.substring(0, operation.length() - 1) + "]")
                .isError(413, null, "20001", "20000");
    }

    @Test
    void aMemberIsReadAlikeInWhateverFormItComes() {
        String a = createUser("a").id();
        String b = createUser("b").id();
        String id = createGroup("G").id();
        String both = ("[{\"$ref\": null, \"value\": \"%s\", \"display\": \"x\"}, {\"Value\": \"%s\","
                + " \"TYPE\": \"User\"}]")
                .formatted(a, b);
        put("/Groups/" + id,
                "\uFEFF{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"G\", \"members\": " + both
                        + "}")
                .is(200);
        assertEquals(2, get("/Groups/" + id).json().get("members").size());
        for (String wrong : List.of("{\"value\": 5}", "{\"value\": \"\"}", "{\"value\": null}", "{}", "null",
                "\"\"",
                "{\"display\": \"x\"}", "{\"value\": \"nobody\"}",
                "{\"value\": \"" + a + "\", \"type\": 5}")) {
            patchOps("/Groups/" + id, "{\"op\": \"add\", \"path\": \"members\", \"value\": [" + wrong + "]}")
                    .isError(400, "invalidValue", "members");
            put("/Groups/" + id,
                    "{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"G\", \"members\": ["
                            + wrong + "]}")
                    .isError(400, "invalidValue", "members");
        }
        assertEquals(2, get("/Groups/" + id).json().get("members").size());
        for (String malformed : List.of("{\"a\":", "{\"a\":1}}", "{} {}", "[]", "5", "{\"a\":1,\"a\":2}",
                "{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}")) {
            put("/Groups/" + id, malformed).isError(400, "invalidSyntax");
        }
        send("PUT", "/Groups/" + id, new byte[]{'{', '"', (byte) 0xff, '"', ':', '1', '}'}).isError(400,
                "invalidSyntax",
                "UTF-8");
    }
}
