package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/// Made-up filters, paths, PATCH requests and bodies: whatever comes, the answer is a success or a SCIM error of
/// the 4xx kind, soon, and nothing breaks. The seed is fixed. For a longer run:
/// `mvn test -Dtest=FuzzTest -Djqwik.tries.default=1000000`.
class FuzzTest {

    private static final String SEED = "20261124";
    // Of the processor; a request takes far less once the code is compiled.
    private static final long BOUND_NANOS = 1_000_000_000;
    private static final Service SERVICE = new Service();
    private static Path folder;
    private static String userId;
    private static String groupId;

    private static final class Service extends ScimTest {}

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        SERVICE.openStore(folder);
        userId = SERVICE.createUser("fuzz@example.com", ", \"title\": \"t\", \"emails\": [{\"value\": "
                + "\"fuzz@example.com\", \"type\": \"work\", \"primary\": true}]").id();
        groupId = SERVICE.createGroup("Fuzz", userId).id();
    }

    @AfterContainer
    static void close() throws IOException {
        SERVICE.closeStore();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(seed = SEED)
    void filters(@ForAll("expressions") String filter) {
        String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        requireSound(() -> SERVICE.get("/Users?filter=" + encoded));
        requireSound(() -> SERVICE.get("/Groups?count=1&filter=" + encoded));
        requireSound(() -> SERVICE.get("?cursor&sortBy=title&filter=" + encoded));
    }

    @Property(seed = SEED)
    void paths(@ForAll("expressions") String path, @ForAll("values") String value) {
        String quoted = quote(path);
        for (String op : List.of("add", "replace", "remove")) {
            requireSound(() -> SERVICE.patchOps("/Users/" + userId,
                    "{\"op\": \"" + op + "\", \"path\": " + quoted + ", \"value\": " + value + "}"));
        }
    }

    @Property(seed = SEED)
    void patches(@ForAll("operations") List<String> operations) {
        String all = "[" + String.join(",", operations) + "]";
        requireSound(() -> SERVICE.patchOps("/Users/" + userId, all));
        requireSound(() -> SERVICE.patchOps("/Groups/" + groupId, all));
        // What was accepted can still be read, found and written out again.
        JsonNode user = SERVICE.get("/Users/" + userId).is(200).json();
        assertEquals(userId, user.get("id").stringValue());
        assertTrue(user.get("active").isBoolean());
        assertFalse(user.get("userName").stringValue().isBlank());
        requireSound(() -> SERVICE.put("/Users/" + userId, user.toString()));
    }

    @Property(seed = SEED)
    void bodies(@ForAll("values") String body, @ForAll byte[] noise, @ForAll int at) {
        requireSound(() -> SERVICE.put("/Users/" + userId, body));
        byte[] good = ("{\"schemas\": [\"" + ScimTest.CORE_USER + "\"], \"userName\": \"fuzz@example.com\", "
                + "\"x\": " + body + "}").getBytes(StandardCharsets.UTF_8);
        requireSound(() -> SERVICE.send("PUT", "/Users/" + userId, good));
        for (int i = 0; i < noise.length; i++) {
            good[Math.floorMod(at + i * 7, good.length)] = noise[i];
        }
        for (String path : List.of("/Users", "/Groups", "/Bulk", "/.search")) {
            requireSound(() -> SERVICE.send("POST", path, good));
        }
    }

    @Property(seed = SEED)
    void queries(@ForAll("noise") String query, @ForAll("noise") String cursor) {
        requireSound(() -> SERVICE.get("/Users?" + query));
        requireSound(() -> SERVICE.get("/Users?count=" + query + "&startIndex=" + cursor));
        requireSound(() -> SERVICE.get("/Groups?cursor=" + cursor + "&attributes=" + query));
        requireSound(() -> SERVICE.get("/" + query));
    }

    private static void requireSound(Supplier<ScimTest.Answer> request) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ScimTest.Answer answer = request.get();
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertTrue(took < BOUND_NANOS, () -> "took " + took + " ns");
        if (answer.status() >= 400) {
            assertTrue(answer.status() < 500 || answer.status() == 501, answer::text);
            assertEquals(String.valueOf(answer.status()), answer.json().get("status").stringValue());
            assertFalse(answer.json().get("detail").stringValue().contains("Exception"), answer::text);
        }
    }

    /// Filters and paths, mostly almost right.
    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> word = Arbitraries.of("userName", "emails", "emails.value", "active", "name",
                "members",
                "groups", "meta.created", "type", "value", "primary", "title", "password", "schemas", "$ref",
                ScimTest.ENTERPRISE, ScimTest.ENTERPRISE + ":manager", ScimTest.CORE_USER + ":title",
                "urn:x:y",
                "eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "and", "or", "not", "AND", "(",
                ")",
                "[", "]", ".", "\"work\"", "\"\"", "\"\\u0000\"", "\"\\\"", "\"", "true", "False", "null",
                "1",
                "-1.5e3", "{}", "[]", "\\", "😀", "\u0000", "\ud800", "%", "'x'");
        Arbitrary<String> separator = Arbitraries.frequency(Tuple.of(4, " "),
                Tuple.of(1, ""), Tuple.of(1, "  "));
        Arbitrary<String> tokens = Combinators.combine(word, separator).as((w, s) -> w + s).list()
                .ofMaxSize(14).map(list -> String.join("", list));
        Arbitrary<String> wellFormed = Combinators
                .combine(Arbitraries.of("userName", "emails.value", "emails[type eq \"work\"].value",
                        "meta.created", "active", "groups", "id", "title"),
                        Arbitraries.of("eq", "ne", "co", "sw", "ew", "gt", "le", "pr"), values(),
                        Arbitraries.of("", " and title pr", " or not (active eq true)", "]"))
                .as((attribute, operator, value, more) -> attribute + " " + operator
                        + (operator.equals("pr") ? "" : " " + value) + more);
        return Arbitraries.oneOf(tokens, wellFormed, noise());
    }

    /// JSON values.
    @Provide
    Arbitrary<String> values() {
        return valuesTo(3);
    }

    private Arbitrary<String> valuesTo(int depth) {
        Arbitrary<String> plain = Arbitraries.oneOf(noise().map(FuzzTest::quote),
                Arbitraries.of("null", "true", "\"False\"", "0", "-1", "1e400", "\"2026-11-24T09:00:00Z\"",
                        "\"fuzz@example.com\"", "\"work\"", "[]", "{}", "\"" + ScimTest.UNKNOWN_ID + "\"",
                        "99999999999999999999999999"));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> inner = valuesTo(depth - 1);
        Arbitrary<String> array = inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]");
        Arbitrary<String> name = Arbitraries.of("value", "type", "primary", "userName", "USERNAME", "schemas",
                "emails", "name", "givenName", "members", "displayName", "id", "active", "$ref", "manager",
                "name.givenName", "emails[type eq \"work\"].value", ScimTest.ENTERPRISE, "urn:x",
                "Operations",
                "op", "path", "");
        Arbitrary<String> object = Combinators.combine(name, inner).as((n, v) -> quote(n) + ":" + v).list()
                .ofMaxSize(4).map(list -> "{" + String.join(",", list) + "}");
        return Arbitraries.oneOf(plain, array, object);
    }

    /// Operations of a PATCH.
    @Provide
    Arbitrary<List<String>> operations() {
        Arbitrary<String> path = Arbitraries.oneOf(
                Arbitraries.of("title", "emails", "emails[type eq \"work\"]",
                        "emails[type eq \"home\"].value",
                        "emails.primary", "emails[primary eq true].primary", "name", "name.givenName",
                        "members", "members[value eq \"x\"]", "displayName", "active", "userName",
                        "externalId", ScimTest.ENTERPRISE, ScimTest.ENTERPRISE + ":manager",
                        "addresses[type eq \"work\" and primary eq \"True\"].locality", "schemas", "id",
                        "x509Certificates.value"),
                expressions());
        return Combinators.combine(Arbitraries.of("add", "Replace", "remove"),
                path.map(p -> ", \"path\": " + quote(p)).injectNull(0.2), values())
                .as((op, p, value) -> "{\"op\": \"" + op + "\"" + (p == null ? "" : p) + ", \"value\": "
                        + value
                        + "}")
                .list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().ofMaxLength(20);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c == '"' || c == '\\' || c < 32 || Character.isSurrogate(c)
                    ? "\\u%04x".formatted((int) c)
                    : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }
}
