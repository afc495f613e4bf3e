package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.MemoryFolder;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Made-up filters, paths, PATCH requests and bodies: whatever comes, the answer is a success or a SCIM error
/// of the 4xx kind, soon, and nothing breaks. The seeds are fixed; a failure names its own and what was made
/// from it. For a longer run: `mvn test -Dtest=FuzzTest -Dtest.jvm.extra=-Dfuzz.tries=1000000`.
@Tag("server")
@Tag("server.scim")
class FuzzTest {

    private static final int TRIES = Integer.getInteger("fuzz.tries", 1000);
    /// Of the first try; each further one has the next.
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124);
    // Of the processor; a request takes far less once the code is compiled.
    private static final long BOUND_NANOS = 1_000_000_000;
    private static final Service SERVICE = new Service();
    private static String userId;
    private static String groupId;

    private static final class Service extends ScimTest {}

    @BeforeAll
    static void open(@TempDir(factory = MemoryFolder.class) Path folder) throws SQLException {
        SERVICE.openStore(folder);
        userId = SERVICE.createUser("fuzz@example.com", ", \"title\": \"t\", \"emails\": [{\"value\": "
                + "\"fuzz@example.com\", \"type\": \"work\", \"primary\": true}]").id();
        groupId = SERVICE.createGroup("Fuzz", userId).id();
    }

    @AfterAll
    static void close() {
        SERVICE.closeStore();
    }

    @Test
    void filters() {
        forAll(MadeScim.expressions(), filter -> {
            String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
            requireSound(() -> SERVICE.get("/Users?filter=" + encoded));
            requireSound(() -> SERVICE.get("/Groups?count=1&filter=" + encoded));
            requireSound(() -> SERVICE.get("?cursor&sortBy=title&filter=" + encoded));
        });
    }

    private record Operand(String path, String value) {}

    @Test
    void paths() {
        forAll(MadeScim.expressions().with(MadeScim.values(), Operand::new), operand -> {
            for (String op : List.of("add", "replace", "remove")) {
                requireSound(() -> SERVICE.patchOps("/Users/" + userId, "{\"op\": \"" + op + "\", \"path\": "
                        + MadeScim.quote(operand.path()) + ", \"value\": " + operand.value() + "}"));
            }
        });
    }

    @Test
    void patches() {
        forAll(MadeScim.operations(), operations -> {
            String all = "[" + String.join(",", operations) + "]";
            requireSound(() -> SERVICE.patchOps("/Users/" + userId, all));
            requireSound(() -> SERVICE.patchOps("/Groups/" + groupId, all));
            // What was accepted can still be read, found and written out again.
            JsonNode user = SERVICE.get("/Users/" + userId).is(200).json();
            assertEquals(userId, user.get("id").stringValue());
            assertTrue(user.get("active").isBoolean());
            assertFalse(user.get("userName").stringValue().isBlank());
            requireSound(() -> SERVICE.put("/Users/" + userId, user.toString()));
        });
    }

    private record Body(String value, byte[] noise, int at) {

        @Override
        public String toString() {
            return value + ", " + HexFormat.of().formatHex(noise) + " at " + at;
        }
    }

    @Test
    void bodies() {
        Made<Body> bodies = random -> new Body(MadeScim.values().from(random), Made.bytes(255).from(random),
                random.nextInt());
        forAll(bodies, body -> {
            requireSound(() -> SERVICE.put("/Users/" + userId, body.value()));
            byte[] good = ("{\"schemas\": [\"" + ScimTest.CORE_USER
                    + "\"], \"userName\": \"fuzz@example.com\", "
                    + "\"x\": " + body.value() + "}").getBytes(StandardCharsets.UTF_8);
            requireSound(() -> SERVICE.send("PUT", "/Users/" + userId, good));
            for (int i = 0; i < body.noise().length; i++) {
                good[Math.floorMod(body.at() + i * 7, good.length)] = body.noise()[i];
            }
            for (String path : List.of("/Users", "/Groups", "/Bulk", "/.search")) {
                requireSound(() -> SERVICE.send("POST", path, good));
            }
        });
    }

    private record Query(String query, String cursor) {}

    @Test
    void queries() {
        forAll(MadeScim.noise().with(MadeScim.noise(), Query::new), made -> {
            requireSound(() -> SERVICE.get("/Users?" + made.query()));
            requireSound(() -> SERVICE.get("/Users?count=" + made.query() + "&startIndex=" + made.cursor()));
            requireSound(
                    () -> SERVICE.get("/Groups?cursor=" + made.cursor() + "&attributes=" + made.query()));
            requireSound(() -> SERVICE.get("/" + made.query()));
        });
    }

    private static <T> void forAll(Made<T> made, Consumer<T> property) {
        for (long seed = SEED; seed < SEED + TRIES; seed++) {
            T input = made.from(new SplittableRandom(seed));
            try {
                property.accept(input);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dfuzz.seed=" + seed + " -Dfuzz.tries=1 makes " + input, e);
            }
        }
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
}
