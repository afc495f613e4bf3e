package dev.scimconsole.server.http.admin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// Nothing is lost in silence: each kind of refusal, from two clients, stands on the page with its cause,
/// marks the person or group, alerts where somebody keeps access, and ends when the same change is made.
@Tag("server")
@Tag("server.http")
@Tag("server.http.admin")
@Execution(ExecutionMode.CONCURRENT)
class EveryRefusalApiTest {

    private static final List<String> CLIENTS = List.of("Okta SCIM Client 1.0.0",
            "Microsoft-Entra-Provisioning/1.0");
    /// What no request brings about by itself: a body that dawdles for half a minute, a service without its
    /// data, one that fails. `RefusalCodesTest` holds them.
    private static final Set<RefusalCode> NOT_BY_A_REQUEST = EnumSet.of(RefusalCode.TOO_SLOW,
            RefusalCode.UNAVAILABLE, RefusalCode.FAILED);
    private static final String SCHEMAS = "{\"schemas\": [\"urn:ietf:params:scim:";
    private static final String PATCH = SCHEMAS + "api:messages:2.0:PatchOp\"], ";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000009";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void eachIsToldAndEndsOnSqlite() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            new Play(server).run();
        }
    }

    @Test
    @Tag("whole")
    void eachIsToldAndEndsOnPostgres() throws SQLException {
        try (RunningServer server = RunningServer.setUpOn(PostgresServer.emptyDatabase())) {
            new Play(server).run();
        }
    }

    /// A request.
    ///
    /// @param version of the target that it is about; empty text for any
    private record Ask(String method, String path, String body, String token, String version) {

        Ask(String method, String path, String body, String token) {
            this(method, path, body, token, "");
        }
    }

    /// One kind of refusal.
    ///
    /// @param target  the user's or group's id; empty text for somebody who is not here
    /// @param mark    on the target's row
    /// @param alerts  whether administrators are told
    /// @param before  what makes the way free
    /// @param end     the same change, that goes through
    private record Kind(String name, String client, Ask ask, int status, String reason, String target,
            String mark,
            boolean alerts, Runnable before, Ask end) {}

    /// A cause by itself: what is asked of a user or group that is made for it, or of nobody.
    ///
    /// @param path    `%s` in it is the target's id
    /// @param body    likewise
    /// @param headers beside the usual ones
    private record Cause(RefusalCode code, int status, String method, String path, String body,
            String... headers) {

        static Cause patch(RefusalCode code, String operations) {
            return of(code, 400, "PATCH", "/Users/%s", PATCH + "\"Operations\": [" + operations + "]}");
        }

        static Cause value(RefusalCode code, String path, String value) {
            return patch(code, "{\"op\": \"replace\", \"path\": \"" + path + "\", \"value\": " + value + "}");
        }

        static Cause put(RefusalCode code, String attributes) {
            return of(code, 400, "PUT", "/Users/%s", SCHEMAS
                    + "schemas:core:2.0:User\"], \"userName\": \"cause-%s@acme.com\", " + attributes + "}");
        }

        static Cause member(RefusalCode code, String operation) {
            return of(code, 400, "PATCH", "/Groups/%s", PATCH + "\"Operations\": [" + operation + "]}");
        }

        static Cause bulk(RefusalCode code, int status, String operations) {
            return of(code, status, "POST", "/Bulk",
                    SCHEMAS + "api:messages:2.0:BulkRequest\"], \"Operations\": [" + operations + "]}");
        }

        /// The endpoint of whom it is about; empty text for nobody.
        String type() {
            return Stream.of("Users", "Groups").filter(type -> (path + body).contains("/" + type + "/%s"))
                    .findFirst().orElse("");
        }

        static Cause of(RefusalCode code, int status, String method, String path, String body,
                String... headers) {
            return new Cause(code, status, method, path, body, headers);
        }
    }

    private static List<Cause> causes() {
        String group = "{\"method\": \"POST\", \"path\": \"/Groups\", \"bulkId\": \"2\", \"data\": " + SCHEMAS
                + "schemas:core:2.0:Group\"], \"displayName\": \"Bulk %s\"";
        return List.of(Cause.of(RefusalCode.REQUIRED, 400, "PUT", "/Users/%s", SCHEMAS
                + "schemas:core:2.0:User\"], \"userName\": \" \"}"),
                Cause.value(RefusalCode.TOO_LONG, "userName", "\"" + "x".repeat(600) + "@acme.com\""),
                Cause.put(RefusalCode.SEVERAL_VALUES, "\"title\": [\"a\", \"b\"]"),
                Cause.put(RefusalCode.SEVERAL_PRIMARY,
                        "\"emails\": [{\"value\": \"a@x\", \"primary\": true}, "
                                + "{\"value\": \"b@x\", \"primary\": true}]"),
                Cause.put(RefusalCode.EMPTY_VALUE, "\"emails\": [\"\"]"),
                Cause.put(RefusalCode.NO_OBJECT, "\"name\": \"Lea\""),
                Cause.value(RefusalCode.NO_TRUTH_VALUE, "active", "\"perhaps\""),
                Cause.put(RefusalCode.NO_BASE64, "\"x509Certificates\": [{\"value\": \"?\"}]"),
                Cause.value(RefusalCode.NO_TEXT, "title", "5"),
                Cause.put(RefusalCode.UNSTORABLE, "\"title\": \"\\u0000\""),
                Cause.put(RefusalCode.GIVEN_TWICE, "\"title\": \"a\", \"TITLE\": \"b\""),
                Cause.put(RefusalCode.NAME_TWICE, "\"title\": \"a\", \"title\": \"b\""),
                Cause.of(RefusalCode.OTHER_VERSION, 412, "PATCH", "/Users/%s", titled(), "If-Match",
                        "W/\"9\""),
                Cause.of(RefusalCode.NO_SCHEMAS, 400, "PUT", "/Users/%s", "{\"schemas\": 1}"),
                Cause.of(RefusalCode.SCHEMA_MISSING, 400, "PUT", "/Users/%s", "{\"schemas\": []}"),
                Cause.patch(RefusalCode.NOT_REMOVABLE, "{\"op\": \"remove\", \"path\": \"userName\"}"),
                Cause.value(RefusalCode.READ_ONLY, "meta.created", "\"2026-01-01T00:00:00Z\""),
                Cause.value(RefusalCode.UNKNOWN_ATTRIBUTE, "shoeSize", "1"),
                Cause.value(RefusalCode.UNREADABLE_PATH, "name.", "1"),
                Cause.value(RefusalCode.UNREADABLE_FILTER, "emails[shoe eq 1]", "1"),
                Cause.value(RefusalCode.FILTER_IN_PATH, "name[givenName eq \\\"x\\\"]", "{}"),
                Cause.value(RefusalCode.NO_MATCH, "emails[value sw \\\"q\\\"].display", "\"x\""),
                Cause.patch(RefusalCode.NO_OPERATIONS, ""),
                Cause.patch(RefusalCode.NO_OPERATION, "1"),
                Cause.patch(RefusalCode.NAMELESS_OPERATION, "{\"value\": 1}"),
                Cause.patch(RefusalCode.UNKNOWN_OPERATION, "{\"op\": \"merge\", \"value\": 1}"),
                Cause.patch(RefusalCode.OPERATION_WITHOUT_VALUE, "{\"op\": \"add\", \"path\": \"title\"}"),
                Cause.patch(RefusalCode.NO_PATH_TEXT, "{\"op\": \"replace\", \"path\": 1, \"value\": 1}"),
                Cause.patch(RefusalCode.REMOVAL_WITHOUT_PATH, "{\"op\": \"remove\"}"),
                Cause.patch(RefusalCode.VALUE_WITHOUT_PATH, "{\"op\": \"add\", \"value\": 1}"),
                Cause.of(RefusalCode.TOO_MANY_OPERATIONS, 413, "PATCH", "/Users/%s",
                        PATCH + "\"Operations\": [" + "{},".repeat(20_000) + "{}]}"),
                Cause.member(RefusalCode.OWN_MEMBER, "{\"op\": \"add\", \"path\": \"members\", \"value\": "
                        + "[{\"value\": \"%s\"}]}"),
                Cause.member(RefusalCode.NAMELESS_MEMBER,
                        "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"display\": \"Lea\"}]}"),
                Cause.member(RefusalCode.FIXED_MEMBER, "{\"op\": \"replace\", \"path\": \"members.value\", "
                        + "\"value\": \"%s\"}"),
                Cause.of(RefusalCode.TOO_MANY_VALUES, 413, "PUT", "/Groups/%s",
                        "{\"x\": [" + "[],".repeat(200_000) + "[]]}"),
                Cause.of(RefusalCode.NO_BODY, 400, "PATCH", "/Users/%s", ""),
                Cause.of(RefusalCode.BODY_TYPE, 415, "PATCH", "/Users/%s", titled(), "Content-Type",
                        "text/plain"),
                Cause.of(RefusalCode.BODY_CODING, 415, "PATCH", "/Users/%s", titled(), "Content-Encoding",
                        "br"),
                Cause.of(RefusalCode.NO_JSON, 400, "PATCH", "/Users/%s", "{"),
                Cause.of(RefusalCode.NO_JSON_OBJECT, 400, "PATCH", "/Users/%s", "[]"),
                Cause.of(RefusalCode.TOO_DEEP, 400, "PATCH", "/Users/%s", "{\"x\": " + "[".repeat(70)),
                Cause.of(RefusalCode.NO_ENDPOINT, 404, "PATCH", "/Users/%s/photo", titled()),
                Cause.of(RefusalCode.UNREADABLE_ADDRESS, 400, "PATCH", "/Users/%s?attributes=%%FF", titled()),
                Cause.bulk(RefusalCode.BULK_ID_MISSING, 200,
                        "{\"method\": \"POST\", \"path\": \"/Users\", \"data\": {\"userName\": \"%s\"}}"),
                Cause.bulk(RefusalCode.BULK_ID_TWICE, 200,
                        group + "}}, {\"method\": \"POST\", \"path\": \"/Users\", "
                                + "\"bulkId\": \"2\", \"data\": {\"userName\": \"%s\"}}"),
                Cause.bulk(RefusalCode.BULK_ID_UNKNOWN, 200,
                        "{\"method\": \"PUT\", \"path\": \"/Groups/%s\", "
                                + "\"data\": {\"displayName\": \"x\", \"members\": [{\"value\": \"bulkId:7\"}]}}"),
                Cause.bulk(RefusalCode.BULK_REFERENCE_FAILED, 200,
                        "{\"method\": \"POST\", \"path\": \"/Users\", "
                                + "\"bulkId\": \"1\", \"data\": {\"userName\": \"%s\"}}, " + group
                                + ", \"members\": [{\"value\": \"bulkId:1\"}]}}"),
                Cause.bulk(RefusalCode.BULK_WITHOUT_DATA, 200,
                        "{\"method\": \"PUT\", \"path\": \"/Groups/%s\"}"),
                Cause.bulk(RefusalCode.BULK_PART, 200,
                        "{\"method\": \"DELETE\", \"path\": \"/Groups/%s/x\"}"));
    }

    private static String titled() {
        return PATCH + "\"Operations\": [{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}]}";
    }

    private static final class Play {

        private final RunningServer server;
        private String session;
        private String token;
        private final String old;
        private String client = CLIENTS.getFirst();
        private int made;
        private final Map<String, Set<RefusalCode>> met = new HashMap<>();

        Play(RunningServer server) {
            this.server = server;
            session = server.signIn();
            old = server.addFirstDomain(session);
            token = old;
        }

        void run() {
            List<Kind> kinds = new ArrayList<>();
            String etag = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
            token = server
                    .send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                            etag)
                    .json().get("issuedToken").asString();
            for (String one : CLIENTS) {
                client = one;
                kinds.addAll(creations());
                kinds.addAll(changes());
                kinds.addAll(members());
                kinds.addAll(leavers());
            }
            kinds.forEach(this::refuse);
            List<JsonNode> told = page("?limit=200").get("changes").valueStream().toList();
            List<JsonNode> rows = Stream.of("users", "groups").flatMap(this::rows).toList();
            assertAll(kinds.stream().map(kind -> () -> assertTold(kind, told, rows)));
            long alerts = kinds.stream().filter(Kind::alerts).count();
            assertEquals(alerts, alerts().count(), "each once, however often it is asked for");
            long open = kinds.size()
                    - kinds.stream().filter(kind -> kind.reason().equals("protected-person")).count();
            assertEquals(open, page("?limit=200").get("total").asLong());
            assertEquals(6, page("").get("stillAccess").asInt(),
                    "three of each client, without the protected");

            kinds.forEach(kind -> {
                kind.before().run();
                assertEquals(true, send(kind.client(), kind.end()).status() < 300, kind::toString);
            });
            JsonNode left = page("?limit=200");
            assertEquals(0, left.get("total").asInt(), left::toString);
            assertEquals(0, left.get("changes").size(), left::toString);
            assertTrue(Stream.of("users", "groups").flatMap(this::rows)
                    .allMatch(row -> row.get("refused").asString().equals("none")));
            assertEquals(alerts, alerts().count());
            causes().forEach(this::assertCause);
            assertEquals(alerts, alerts().count());
            assertHeldAndStopped();
            assertPaused();
            assertExpired();
            Set<RefusalCode> all = EnumSet.complementOf(EnumSet.copyOf(NOT_BY_A_REQUEST));
            assertEquals(Map.of("Okta", all, "Microsoft Entra ID", all), met);
        }

        /// From each client; it ends with the one whom it is about, or is settled where it is about nobody.
        private void assertCause(Cause cause) {
            for (String one : CLIENTS) {
                client = one;
                String type = cause.type();
                String target = switch (type) {
                    case "Users" -> create(name());
                    case "Groups" -> group();
                    default -> "";
                };
                String about = target.isEmpty() ? name() : target;
                Ask ask = new Ask(cause.method(), cause.path().formatted(about),
                        cause.body().replace("%s", about), token);
                for (int i = 0; i < 2; i++) {
                    Reply reply = send(client, ask, cause.headers());
                    assertEquals(cause.status(), reply.status(), () -> cause.code() + reply.text());
                }
                List<JsonNode> entries = page("?limit=200").get("changes").valueStream()
                        .filter(entry -> entry.at("/cause").asString("").equals(cause.code().toString()))
                        .toList();
                assertEquals(1, entries.size(), () -> cause.code() + " " + page("").get("changes"));
                JsonNode entry = entries.getFirst();
                assertEquals(2, entry.get("tries").asInt(), cause.code()::toString);
                assertEquals(false, entry.get("stillHasAccess").asBoolean(), cause.code()::toString);
                meet(entry);
                if (!target.isEmpty()) {
                    assertEquals(target, entry.at("/target/id").asString(), cause.code()::toString);
                    assertEquals(List.of("change"), rows(type.toLowerCase(Locale.ROOT))
                            .filter(row -> row.get("id").asString().equals(target))
                            .map(row -> row.get("refused").asString()).toList(), cause.code()::toString);
                    assertEquals(204,
                            send(client, new Ask("DELETE", "/" + type + "/" + target, "", token)).status());
                } else {
                    page("").get("changes").forEach(this::settle);
                }
                assertEquals(0, page("").get("total").asInt());
            }
        }

        private void settle(JsonNode entry) {
            assertEquals(204, server.post("/refused-changes/" + entry.get("id").asString() + "/settle",
                    "{\"reason\": \"About nobody\"}", "session", session).status());
        }

        private void meet(JsonNode entry) {
            met.computeIfAbsent(entry.at("/origin/client").asString(), _ -> EnumSet.noneOf(RefusalCode.class))
                    .add(RefusalCode.of(entry.at("/cause").asString("")).orElseThrow());
        }

        private void refuse(Kind kind) {
            assertEquals(kind.status(), send(kind.client(), kind.ask()).status(), kind::toString);
            assertEquals(kind.status(), send(kind.client(), kind.ask()).status(), kind::toString);
        }

        /// @param told the page's entries
        /// @param rows of people and groups
        private void assertTold(Kind kind, List<JsonNode> told, List<JsonNode> rows) {
            String name = kind.client().startsWith("Okta") ? "Okta" : "Microsoft Entra ID";
            List<JsonNode> entries = told.stream()
                    .filter(entry -> entry.get("reason").asString("").equals(kind.reason()))
                    .filter(entry -> entry.at("/origin/client").asString().equals(name))
                    .filter(entry -> entry.at("/target/id").asString().equals(kind.target()))
                    .filter(entry -> kind.ask().body().isEmpty() || !kind.target().isEmpty()
                            || kind.ask().body().contains(entry.at("/target/name").asString()))
                    .toList();
            assertEquals(1, entries.size(), () -> kind + " " + entries);
            JsonNode entry = entries.getFirst();
            meet(entry);
            assertEquals(2, entry.get("tries").asInt(), kind::toString);
            assertEquals(kind.status(), entry.get("status").asInt());
            assertEquals(kind.mark().equals("leaving"), entry.get("stillHasAccess").asBoolean(),
                    kind::toString);
            assertEquals(kind.reason().equals("protected-person"), entry.get("intended").asBoolean());
            rows.stream().filter(row -> row.get("id").asString().equals(kind.target()))
                    .forEach(row -> assertEquals(kind.mark(), row.get("refused").asString(), kind::toString));
        }

        private List<Kind> creations() {
            String free = name();
            String taken = name();
            String holder = create(taken);
            return List.of(
                    new Kind("other domain", client, post(user(free.replace("acme", "gone"))), 400,
                            "other-domain", "",
                            "none", false, () -> server.post("/scim-configuration/domains",
                                    "{\"name\": \"gone.com\"}", "session", session),
                            post(user(free.replace("acme", "gone")))),
                    new Kind("name taken", client, post(user(taken)), 409, "uniqueness", "", "none", false,
                            () -> send(client, new Ask("DELETE", "/Users/" + holder, "", token)),
                            post(user(taken))),
                    new Kind("wrong value", client, post(user(name()).replace("true", "\"perhaps\"")), 400,
                            "invalidValue", "", "none", false, () -> {}, post(user(last()))));
        }

        private List<Kind> changes() {
            String holderName = name();
            String holder = create(holderName);
            List<Kind> kinds = new ArrayList<>();
            kinds.add(change("renamed to a taken name", 409, "uniqueness",
                    patch("userName", "\"" + holderName + "\""),
                    patch("userName", "\"" + holderName + "\""),
                    () -> send(client, new Ask("DELETE", "/Users/" + holder, "", token))));
            kinds.add(change("no such attribute", 400, "invalidPath", patch("shoeSize", "9"), "DELETE"));
            kinds.add(change("wrong value", 400, "invalidValue", patch("title", "5"),
                    patch("title", "\"Guide\"")));
            kinds.add(change("read only", 400, "mutability", patch("id", "\"9\""), "DELETE"));
            kinds.add(change("no target", 400, "noTarget",
                    patch("emails[value eq \\\"x@acme.com\\\"].value", "\"y@acme.com\""), "DELETE"));
            kinds.add(change("no value", 400, "invalidSyntax",
                    patch("title", "\"x\"").replace("\"value\"", "\"worth\""),
                    patch("title", "\"x\"")));
            String renamed = create(name());
            String version = send(client, new Ask("GET", "/Users/" + renamed, "", token)).header("ETag");
            String body = patch("title", "\"Guide\"");
            assertEquals(200, send(client, new Ask("PATCH", "/Users/" + renamed,
                    patch("title", "\"Cook\""), token)).status());
            kinds.add(new Kind("another version", client,
                    new Ask("PATCH", "/Users/" + renamed, body, token, version), 412, "", renamed, "change",
                    false, () -> {}, new Ask("PATCH", "/Users/" + renamed, body, token)));
            kinds.add(nobody(body));
            kinds.add(change("too large", 413, "", patch("title", "\"" + "x".repeat(2_000_000) + "\""),
                    "DELETE"));
            return kinds;
        }

        /// Who is not here can't be changed later; an Org Admin settles that.
        private Kind nobody(String body) {
            String id = NOBODY.substring(0, NOBODY.length() - 1) + CLIENTS.indexOf(client);
            return new Kind("nobody known", client, new Ask("PATCH", "/Users/" + id, body, token), 404, "",
                    id,
                    "none", false,
                    () -> assertEquals(204, server.post("/refused-changes/"
                            + page("?target=" + id).at("/changes/0/id").asString() + "/settle",
                            "{\"reason\": \"Gone for long\"}", "session", session).status()),
                    post(user(name())));
        }

        private Kind change(String what, int status, String reason, String body, String end) {
            return change(what, status, reason, body, end, () -> {});
        }

        private Kind change(String what, int status, String reason, String body, String end,
                Runnable before) {
            String id = create(name());
            return new Kind(what, client, new Ask("PATCH", "/Users/" + id, body, token), status, reason, id,
                    "change",
                    false, before, end.equals("DELETE")
                            ? new Ask("DELETE", "/Users/" + id, "", token)
                            : new Ask("PATCH", "/Users/" + id, end, token));
        }

        private List<Kind> members() {
            String group = group();
            return List.of(new Kind("unknown member", client,
                    new Ask("PATCH", "/Groups/" + group,
                            """
                                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                                     {"op": "add", "path": "members", "value": [{"value": "%s"}]}]}"""
                                    .formatted(NOBODY),
                            token),
                    400,
                    "unknown-member", group, "change", false, () -> {},
                    new Ask("DELETE", "/Groups/" + group, "", token)));
        }

        private List<Kind> leavers() {
            String revoked = create(name());
            String deleted = create(name());
            String lost = create(name());
            String guarded = create(name());
            String path = "/users/" + guarded + "/protection";
            assertEquals(204, server.send("PUT", path, "", "session", session).status());
            String named = create(name());
            String shield = "/users/" + named + "/protection";
            assertEquals(204, server.send("PUT", shield, "", "session", session).status());
            Ask rename = new Ask("PATCH", "/Users/" + named, patch("userName", "\"" + name() + "\""), token);
            Ask off = new Ask("PATCH", "/Users/" + revoked, patch("active", "\"False\""), token);
            return List.of(
                    new Kind("deactivation with the old token", client,
                            new Ask("PATCH", "/Users/" + revoked, patch("active", "\"False\""), old), 401,
                            "revoked",
                            revoked, "leaving", true, () -> {}, off),
                    new Kind("deletion with the old token", client,
                            new Ask("DELETE", "/Users/" + deleted, "", old), 401,
                            "revoked", deleted, "leaving", true, () -> {},
                            new Ask("DELETE", "/Users/" + deleted, "", token)),
                    new Kind("deactivation at a wrong address", client,
                            new Ask("PATCH", "/Users/" + lost + "/x", patch("active", "\"False\""), token),
                            404, "",
                            lost, "leaving", true, () -> {},
                            new Ask("PATCH", "/Users/" + lost, patch("active", "\"False\""), token)),
                    new Kind("a protected person's name", client, rename, 403, "protected-person", named,
                            "none", false, () -> server.send("DELETE", shield, "", "session", session),
                            rename),
                    new Kind("a protected person", client, new Ask("DELETE", "/Users/" + guarded, "", token),
                            403,
                            "protected-person", guarded, "none", true,
                            () -> server.send("DELETE", path, "", "session", session),
                            new Ask("DELETE", "/Users/" + guarded, "", token)));
        }

        /// These stop all other leavers, and so have their turn at the end.
        private void assertHeldAndStopped() {
            server.send("PATCH", "/safe-leaving", "{\"threshold\": 5, \"hold\": true}", "session", session);
            for (String one : CLIENTS) {
                client = one;
                String id = create(name());
                Ask leave = new Ask("DELETE", "/Users/" + id, "", token);
                assertEquals(503, send(one, leave).status(), "so many have left");
                assertEntry(id, "leavers-held", "held");
                decide("stop");
                assertEquals(403, send(one, leave).status());
                assertEntry(id, "leavers-stopped", "stopped");
                decide("let-through");
                assertEquals(204, send(one, leave).status());
                assertEquals(0, page("").get("total").asInt());
                decide("resume");
                server.send("PATCH", "/safe-leaving", "{\"threshold\": 5, \"hold\": true}", "session",
                        session);
                for (int i = 0; i < 5; i++) {
                    send(one, new Ask("DELETE", "/Users/" + create(name()), "", token));
                }
            }
            assertTrue(server.send("GET", "/alerts", "", "session", session).json().get("deliveries")
                    .valueStream()
                    .anyMatch(one -> one.get("kind").asString().equals("leaver-wave")));
        }

        /// This stops everybody.
        private void assertPaused() {
            assertEquals(200, server.send("PATCH", "/safe-leaving", "{\"threshold\": 50, \"hold\": false}",
                    "session", session).status());
            List<Ask> leave = ofEachClient();
            server.post("/scim-configuration/pause", "", "session", session, "If-Match", etag());
            assertRefusedToBoth(leave, 403, "paused");
            server.post("/scim-configuration/resume", "", "session", session, "If-Match", etag());
            assertEndsForBoth(leave);
        }

        /// And so does this, for good.
        private void assertExpired() {
            List<Ask> leave = ofEachClient();
            assertEquals(200, server.send("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": 1}",
                    "session", session, "If-Match", etag()).status());
            server.passTime(Duration.ofDays(2));
            session = server.signIn();
            assertRefusedToBoth(leave, 401, "expired");
            token = server
                    .send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                            etag())
                    .json().get("issuedToken").asString();
            assertEndsForBoth(
                    leave.stream().map(ask -> new Ask(ask.method(), ask.path(), "", token)).toList());
        }

        private List<Ask> ofEachClient() {
            return CLIENTS.stream().map(one -> {
                client = one;
                return new Ask("DELETE", "/Users/" + create(name()), "", token);
            }).toList();
        }

        private void assertRefusedToBoth(List<Ask> leave, int status, String reason) {
            long before = alerts().count();
            for (int i = 0; i < CLIENTS.size(); i++) {
                Reply reply = send(CLIENTS.get(i), leave.get(i));
                assertEquals(status, reply.status(), reply::text);
                assertEntry(id(leave.get(i)), reason);
            }
            assertEquals(before + CLIENTS.size(), alerts().count());
        }

        private void assertEndsForBoth(List<Ask> leave) {
            for (int i = 0; i < CLIENTS.size(); i++) {
                assertEquals(1, page("?target=" + id(leave.get(i))).get("changes").size());
                assertEquals(204, send(CLIENTS.get(i), leave.get(i)).status());
            }
            assertEquals(0, page("").get("total").asInt());
        }

        private static String id(Ask ask) {
            return ask.path().substring(ask.path().lastIndexOf('/') + 1);
        }

        private String etag() {
            return server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        }

        private void assertEntry(String id, String reason, String state) {
            assertEntry(id, reason);
            assertEquals(state, page("?target=" + id).at("/heldLeavers/state").asString());
        }

        private void assertEntry(String id, String reason) {
            JsonNode page = page("?target=" + id);
            assertEquals(reason, page.at("/changes/0/reason").asString());
            meet(page.at("/changes/0"));
            assertTrue(page.at("/changes/0/stillHasAccess").asBoolean());
            assertEquals("leaving",
                    rows("users").filter(row -> row.get("id").asString().equals(id)).findFirst()
                            .orElseThrow().get("refused").asString());
        }

        private void decide(String decision) {
            assertEquals(204,
                    server.post("/safe-leaving/decision", "{\"decision\": \"" + decision + "\"}", "session",
                            session).status());
        }

        private Stream<JsonNode> rows(String what) {
            return server.send("GET", "/" + what + "?limit=200", "", "session", session).json().get(what)
                    .valueStream();
        }

        private Stream<String> alerts() {
            return server.send("GET", "/alerts", "", "session", session).json().get("deliveries")
                    .valueStream()
                    .map(one -> one.get("kind").asString()).filter("deactivation-refused"::equals);
        }

        private JsonNode page(String query) {
            Reply reply = server.send("GET", "/refused-changes" + query, "", "session", session);
            assertEquals(200, reply.status(), reply::text);
            return reply.json();
        }

        private String name() {
            made++;
            return last();
        }

        private String last() {
            return "person" + made + "@acme.com";
        }

        private String create(String userName) {
            Reply made = send(client, post(user(userName)));
            assertEquals(201, made.status(), made::text);
            return made.json().get("id").asString();
        }

        private String group() {
            return send(client, new Ask("POST", "/Groups", "{\"schemas\": "
                    + "[\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"" + name()
                    + "\"}", token))
                    .json().get("id").asString();
        }

        private Ask post(String body) {
            return new Ask("POST", "/Users", body, token);
        }

        private Reply send(String as, Ask ask, String... more) {
            List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + ask.token(),
                    "User-Agent", as));
            headers.addAll(List.of(more));
            if (!headers.contains("Content-Type")) {
                headers.addAll(List.of("Content-Type", "application/scim+json"));
            }
            if (!ask.version().isEmpty()) {
                headers.addAll(List.of("If-Match", ask.version()));
            }
            return server.sendTo("/scim/v2" + ask.path(), ask.method(), ask.body(),
                    headers.toArray(String[]::new));
        }

        private static String user(String userName) {
            return "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \""
                    + userName
                    + "\", \"active\": true}";
        }

        private static String patch(String path, String value) {
            return """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                     "Operations": [{"op": "replace", "path": "%s", "value": %s}]}""".formatted(path, value);
        }
    }
}
