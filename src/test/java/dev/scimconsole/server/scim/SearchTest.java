package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.store.ScanBudget;
import dev.scimconsole.server.token.StoredTokenAuthentication;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Searching: order, pages, projections, `.search`; RFC 7644 §3.4.2, §3.4.3, §3.9, RFC 9865.
@Tag("server")
@Tag("server.scim")
class SearchTest extends ScimTest {

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode resource : list.get("Resources")) {
            names.add(resource.has("userName")
                    ? resource.get("userName").stringValue()
                    : resource.get("displayName").stringValue());
        }
        return names;
    }

    private List<String> search(String query) {
        return names(get(query).is(200).json());
    }

    @Nested
    class Rfc7644Section3_4_2_3Sorting {

        @Test
        void ordersInSqlAndHereAreAlike() {
            createUser("b", ", \"displayName\": \"Zoe\", \"title\": \"Zoe\"");
            createUser("A", ", \"displayName\": \"adam\", \"title\": \"adam\"");
            createUser("c");
            createUser("d", ", \"displayName\": \"Mia\", \"title\": \"Mia\"");
            assertEquals(List.of("A", "b", "c", "d"), search("/Users?sortBy=userName"));
            assertEquals(List.of("d", "c", "b", "A"), search("/Users?sortBy=USERNAME&sortOrder=Descending"));
            for (String attribute : List.of("displayName", "title")) {
                assertEquals(List.of("A", "d", "b", "c"), search("/Users?sortBy=" + attribute));
                assertEquals(List.of("c", "b", "d", "A"),
                        search("/Users?sortOrder=descending&sortBy=" + attribute));
                assertEquals(List.of("d", "b"), search("/Users?startIndex=2&count=2&sortBy=" + attribute));
                assertEquals(List.of("A", "d"),
                        search("/Users?filter=title+pr+and+not+(title+eq+%22zoe%22)&sortBy=" + attribute));
            }
        }

        @Test
        void ofSeveralValuesThePrimaryOneCounts() {
            createUser("a", ", \"emails\": [{\"value\": \"z@example.com\"}, "
                    + "{\"value\": \"b@example.com\", \"primary\": true}]");
            createUser("b", ", \"emails\": [{\"value\": \"c@example.com\"}, {\"value\": \"a@example.com\"}]");
            assertEquals(List.of("a", "b"), search("/Users?sortBy=emails"));
            assertEquals(List.of("b", "a"), search("/Users?sortBy=emails.value&sortOrder=descending"));
        }

        /// Wherever the primary one stands, and where it lacks what is sorted by.
        @Test
        void aPrimaryValueWithoutTheKeyLeavesItToTheFirstThatHasIt() {
            createUser("a",
                    ", \"ims\": [{\"value\": \"1\", \"display\": \"m\"}, {\"value\": \"2\","
                            + " \"primary\": true}]");
            createUser("b",
                    ", \"ims\": [{\"value\": \"2\", \"primary\": true}, {\"value\": \"1\","
                            + " \"display\": \"l\"}, "
                            + "{\"value\": \"3\", \"display\": \"z\"}]");
            createUser("c", ", \"ims\": [{\"value\": \"2\", \"primary\": true}]");
            createUser("d", ", \"ims\": [{\"value\": \"1\", \"display\": \"a\"}, "
                    + "{\"value\": \"2\", \"display\": \"n\", \"primary\": true}]");
            assertEquals(List.of("b", "a", "d", "c"), search("/Users?sortBy=ims.display"));
        }

        @Test
        void timesAndExtensionAttributesSort() {
            createUser("a", ", \"" + ENTERPRISE + "\": {\"department\": \"z\"}");
            clock.advanceMillis(10);
            createUser("b", ", \"" + ENTERPRISE + "\": {\"department\": \"y\"}");
            assertEquals(List.of("b", "a"), search("/Users?sortBy=" + ENTERPRISE + ":department"));
            assertEquals(List.of("b", "a"), search("/Users?sortBy=meta.lastModified&sortOrder=descending"));
        }

        @Test
        void ofSeveralMembersOrGroupsTheFirstOneCounts() {
            List<String> users = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                users.add(createUser("u" + i, ", \"active\": " + (i % 2 == 0)).id());
            }
            createGroup("late", users.get(3), users.get(2));
            createGroup("none");
            createGroup("early", users.get(1), users.get(3));
            assertEquals(List.of("early", "late", "none"), search("/Groups?sortBy=members"));
            assertEquals(List.of("none", "late", "early"),
                    search("/Groups?sortBy=members.value&sortOrder=descending"));
            assertEquals(List.of("late"), search("/Groups?sortBy=members&startIndex=2&count=1"));
            assertEquals(List.of("u2", "u3", "u1", "u0"), search("/Users?sortBy=groups"));
            assertEquals(List.of("u0", "u1", "u2", "u3"),
                    search("/Users?sortBy=groups.value&sortOrder=descending"));
            assertEquals(List.of("u1", "u3", "u0", "u2"), search("/Users?sortBy=active"));
            assertEquals(List.of("u3", "u0"),
                    search("/Users?sortBy=groups&filter=not+(userName+eq+%22u1%22)&startIndex=2"));
        }

        @Test
        void whatElseMembersAndGroupsHoldIsNothingToSortBy() {
            for (String attribute : List.of("members.display", "members.$ref", "members.type")) {
                get("/Groups?sortBy=" + attribute).isError(400, "invalidValue", "sortBy", attribute);
            }
            get("/Users?sortBy=groups.display").isError(400, "invalidValue", "sortBy", "groups.display");
            for (String attribute : List.of("members", "members.value", "groups", "groups.value")) {
                get("?sortBy=" + attribute).isError(400, "invalidValue", "sortBy",
                        "only users or only groups");
                post("/.search",
                        """
                                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "sortBy": "%s"}"""
                                .formatted(attribute))
                        .isError(400, "invalidValue", "sortBy");
            }
        }

        @Test
        void whatCantBeSortedByIsRefused() {
            get("/Users?sortBy=nowhere").isError(400, "invalidValue", "sortBy", "nowhere");
            get("/Users?sortBy=name").isError(400, "invalidValue", "sortBy", "name");
            get("/Users?sortBy=userName&sortOrder=up").isError(400, "invalidValue", "sortOrder");
        }
    }

    @Nested
    class Rfc7644Section3_4_2_4Pages {

        @Test
        void countAndStartIndexAreTakenAsTheRfcSays() {
            for (int i = 0; i < 5; i++) {
                createUser("u" + i);
            }
            JsonNode page = get("/Users?startIndex=2&count=2").json();
            assertEquals(5, page.get("totalResults").intValue());
            assertEquals(2, page.get("itemsPerPage").intValue());
            assertEquals(2, page.get("startIndex").intValue());
            assertEquals(List.of("u1", "u2"), names(page));
            assertEquals(1, get("/Users?startIndex=-3&count=1").json().get("startIndex").intValue());
            assertEquals(List.of(), search("/Users?count=-1"));
            JsonNode totals = get("/Users?count=0").json();
            assertEquals(5, totals.get("totalResults").intValue());
            assertEquals(0, totals.get("Resources").size());
            JsonNode beyond = get("/Users?startIndex=99").json();
            assertEquals(5, beyond.get("totalResults").intValue());
            assertEquals(0, beyond.get("Resources").size());
            String huge = "9".repeat(40);
            assertEquals(List.of(), search("/Users?startIndex=" + huge + "&count=" + huge));
            assertEquals(5, search("/Users?count=" + huge).size());
            get("/Users?count=many").isError(400, "invalidValue", "count", "many");
            get("/Users?startIndex=1.5").isError(400, "invalidValue", "startIndex");
        }

        @Test
        void pagesHoldAHundredUnlessAskedAndAThousandAtMost() {
            String[] operations = new String[1_000];
            for (int half = 0; half < 2; half++) {
                for (int i = 0; i < operations.length; i++) {
                    operations[i] = """
                            {"method": "POST", "path": "/Users", "bulkId": "b%d", "data":
                              {"schemas": ["%s"], "userName": "u%d-%d"}}""".formatted(i, CORE_USER, half, i);
                }
                post("/Bulk",
                        """
                                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}"""
                                .formatted(String.join(",", operations)))
                        .is(200);
            }
            assertEquals(100, search("/Users").size());
            assertEquals(1_000, search("/Users?count=5000").size());
            assertEquals(2_000, get("/Users").json().get("totalResults").intValue());
        }

        @Test
        void noUserIsMissedOrSeenTwiceWhileUsersAreAdded() throws InterruptedException {
            for (int i = 0; i < 250; i++) {
                createUser("before" + i);
            }
            Thread adder = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200; i++) {
                    createUser("during" + i);
                }
            });
            List<String> seen = new ArrayList<>();
            int start = 1;
            int total;
            do {
                JsonNode page = get("/Users?startIndex=" + start + "&count=100").is(200).json();
                seen.addAll(names(page));
                total = page.get("totalResults").intValue();
                start += page.get("itemsPerPage").intValue();
            } while (start <= total);
            adder.join();
            Set<String> once = new HashSet<>(seen);
            assertEquals(seen.size(), once.size());
            for (int i = 0; i < 250; i++) {
                assertTrue(once.contains("before" + i));
            }
        }

        @Test
        void aPageOfLargeGroupsEndsEarlyAndSaysSo() {
            ScimLimits small = new ScimLimits(100, 1_000, 1 << 20, 1 << 20, 1 << 20, 1_000, 500, 100,
                    ScimLimits.STANDARD.cursorLifetime(), ScimLimits.STANDARD.scanBudget());
            service = new ScimServiceProvider(store,
                    new dev.scimconsole.server.token.StoredTokenAuthentication(clock),
                    clock, small);
            String user = createUser("a").id();
            for (int i = 0; i < 5; i++) {
                createGroup("G" + i, user);
            }
            JsonNode page = get("/Groups").is(200).json();
            assertEquals(2, page.get("itemsPerPage").intValue());
            assertEquals(5, page.get("totalResults").intValue());
            List<String> seen = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                page = get("/Groups?cursor=" + cursor).is(200).json();
                seen.addAll(names(page));
                cursor = page.path("nextCursor").asString(null);
            }
            assertEquals(List.of("G0", "G1", "G2", "G3", "G4"), seen);
            get("/Users?sortBy=title&startIndex=100").isError(400, "tooMany", "100");
        }
    }

    @Nested
    class Rfc9865Cursors {

        private List<String> walk(String query, int count) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            while (cursor != null && pages++ < 100) {
                JsonNode page = get(query + (query.contains("?") ? "&" : "?") + "count=" + count + "&cursor="
                        + cursor).is(200).json();
                assertFalse(page.has("startIndex"));
                assertTrue(page.get("totalResults").intValue() >= seen.size());
                seen.addAll(names(page));
                cursor = page.path("nextCursor").asString(null);
            }
            return seen;
        }

        @Test
        void section2_pagesFollowEachOtherToTheEnd() {
            for (int i = 0; i < 7; i++) {
                createUser("u" + i, ", \"title\": \"t" + (i % 2) + "\"");
            }
            createGroup("G");
            List<String> all = List.of("u0", "u1", "u2", "u3", "u4", "u5", "u6");
            assertEquals(all, walk("/Users", 3));
            assertEquals(all, walk("/Users", 7));
            assertEquals(List.of("u0", "u2", "u4", "u6"), walk("/Users?filter=title+eq+%22t0%22", 2));
            assertEquals(all.reversed(), walk("/Users?sortBy=userName&sortOrder=descending", 2));
            assertEquals(List.of("u1", "u3", "u5", "u0", "u2", "u4", "u6"),
                    walk("/Users?sortBy=title&sortOrder=descending", 3));
            assertEquals(8, walk("", 3).size());
        }

        @Test
        void section2_aDeletedUserMovesNothing() {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(createUser("u" + i).id());
            }
            String cursor = get("/Users?cursor&count=2").json().get("nextCursor").stringValue();
            delete("/Users/" + ids.getFirst()).is(204);
            assertEquals(List.of("u2", "u3"), search("/Users?count=2&cursor=" + cursor));
        }

        @Test
        void section3_badCursorsAreRefused() {
            for (int i = 0; i < 4; i++) {
                createUser("u" + i);
            }
            String cursor = get("/Users?cursor=&count=2").json().get("nextCursor").stringValue();
            get("/Users?cursor=nonsense").isError(400, "invalidCursor");
            get("/Users?cursor=" + cursor.substring(1)).isError(400, "invalidCursor");
            get("/Users?cursor=" + cursor.substring(0, cursor.length() - 4)).isError(400, "invalidCursor");
            get("/Groups?cursor=" + cursor).isError(400, "invalidCursor");
            get("/Users?filter=active+eq+true&cursor=" + cursor).isError(400, "invalidCursor");
            get("/Users?cursor=&count=x").isError(400, "invalidCount", "count");
            clock.advanceMillis(3_600_001);
            get("/Users?cursor=" + cursor).isError(400, "expiredCursor");
        }

        /// Whoever has a cursor can make others: the checksum takes no secret.
        @Test
        void section3_forgedCursorsAreRefused() {
            for (int i = 0; i < 4; i++) {
                createUser("u" + i);
            }
            for (String query : List.of("/Users?count=2", "/Users?count=2&sortBy=title", "?count=2")) {
                String cursor = get(query + "&cursor").json().get("nextCursor").stringValue();
                for (int field = 2; field <= 6; field++) {
                    for (String value : List.of("-1", "-9223372036854775808", "9223372036854775807",
                            "99999999999999999999", "1.5", "+1", "", "\u0000", "x' OR 1=1")) {
                        // Text without an id behind it is the start of a type of resources.
                        if (field != 6 || !value.isEmpty()) {
                            get(query + "&cursor=" + forged(cursor, field, value)).isError(400,
                                    "invalidCursor");
                        }
                    }
                }
                get(query + "&cursor=" + forged(cursor, 5, "9")).isError(400, "invalidCursor");
                get(query + "&cursor=" + forged(cursor, 0, "2")).isError(400, "invalidCursor");
            }
        }

        private static String forged(String cursor, int field, String value) {
            String content = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII)
                    .substring(16);
            String[] fields = content.split("\\|", -1);
            fields[field] = value;
            byte[] forged = String.join("|", fields).getBytes(StandardCharsets.US_ASCII);
            String checksum = Sha256.digest(forged).hex().substring(0, 16);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    (checksum + String.join("|", fields)).getBytes(StandardCharsets.US_ASCII));
        }

        @Test
        void aStartBeyondEverythingIsAnEmptyPageOrRefused() {
            createUser("u");
            for (String start : List.of("9223372036854775807", "99999999999999999999")) {
                assertEquals(List.of(), search("/Users?startIndex=" + start + "&count=1"));
                get("/Users?sortBy=title&startIndex=" + start + "&count=1").isError(400, "tooMany");
            }
        }
    }

    @Nested
    class Rfc7644Section3_9Projections {

        private String id;

        private void createOne() {
            id = createUser("a", """
                    , "title": "Boss", "name": {"givenName": "G", "familyName": "F"},
                    "emails": [{"value": "a@example.com", "type": "work"}],
                    "%s": {"department": "IT", "manager": {"value": "7"}}""".formatted(ENTERPRISE)).id();
            createGroup("G", id);
        }

        @Test
        void attributesNarrowAndAlwaysStays() {
            createOne();
            assertEquals(Set.of("schemas", "id", "userName"), fields("attributes=userName"));
            assertEquals(Set.of("schemas", "id", "userName", "groups"),
                    fields("attributes=USERNAME, groups"));
            assertEquals(Set.of("schemas", "id", "meta"), fields("attributes=meta"));
            JsonNode user = get("/Users/" + id + "?attributes=name.familyName,emails.value," + ENTERPRISE
                    + ":manager.value,unknown").json();
            assertEquals("{\"familyName\":\"F\"}", user.get("name").toString());
            assertEquals("[{\"value\":\"a@example.com\"}]", user.get("emails").toString());
            assertEquals("{\"manager\":{\"value\":\"7\"}}", user.get(ENTERPRISE).toString());
            assertEquals(Set.of("schemas", "id", ENTERPRISE), fields("attributes=" + ENTERPRISE));
        }

        @Test
        void excludedAttributesLeaveOutAllButAlways() {
            createOne();
            JsonNode user = get("/Users/" + id
                    + "?excludedAttributes=id,schemas,title,name.givenName,groups,emails.type," + ENTERPRISE
                    + ":department").json();
            assertTrue(user.has("id"));
            assertTrue(user.has("schemas"));
            assertFalse(user.has("title"));
            assertFalse(user.has("groups"));
            assertEquals("{\"familyName\":\"F\"}", user.get("name").toString());
            assertEquals("[{\"value\":\"a@example.com\"}]", user.get("emails").toString());
            assertFalse(user.get(ENTERPRISE).has("department"));
        }

        /// RFC 7643 §2.5: what has no value is not there.
        @Test
        void nothingEmptyIsLeftOfWhatHasNothingThatWasWanted() {
            createOne();
            String two = createUser("c", """
                    , "emails": [{"value": "a@example.com", "type": "work"}, {"value": "b@example.com"}],
                    "%s": {"department": "IT"}""".formatted(ENTERPRISE)).id();
            for (String wanted : List.of("emails.primary", "emails.display", "name.honorificPrefix",
                    ENTERPRISE + ":manager.displayName", ENTERPRISE + ":costCenter", "members.value")) {
                assertEquals(Set.of("schemas", "id"), fields("attributes=" + wanted), wanted);
            }
            assertEquals("[{\"type\":\"work\"}]",
                    get("/Users/" + two + "?attributes=emails.type").json().get("emails")
                            .toString());
            assertEquals("[]", get("/Users?attributes=emails.primary&filter=emails.primary+eq+true").json()
                    .get("Resources").toString());
            JsonNode without = get(
                    "/Users/" + two + "?excludedAttributes=emails.value,emails.type," + ENTERPRISE
                            + ":department")
                    .json();
            assertFalse(without.has("emails"), without::toString);
            assertFalse(without.has(ENTERPRISE), without::toString);
        }

        @Test
        void everyRequestThatAnswersWithAResourceTakesThem() {
            createOne();
            assertEquals(Set.of("schemas", "id", "userName"), new HashSet<>(post("/Users?attributes=userName",
                    "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"b\", \"title\": \"x\"}").is(201)
                    .json().propertyNames()));
            assertEquals(Set.of("schemas", "id", "title"),
                    new HashSet<>(patchOps("/Users/" + id + "?attributes=title",
                            "{\"op\": \"add\", \"path\": \"title\", \"value\": \"y\"}").is(200).json()
                            .propertyNames()));
            JsonNode list = get("/Groups?attributes=displayName").json();
            assertEquals(Set.of("schemas", "id", "displayName"),
                    new HashSet<>(list.at("/Resources/0").propertyNames()));
        }

        private Set<String> fields(String query) {
            return new HashSet<>(get("/Users/" + id + "?" + query.replace(" ", "%20")).is(200).json()
                    .propertyNames());
        }
    }

    @Nested
    class Rfc7644Section3_4_3Search {

        private static final String SEARCH = """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]%s}""";

        /// By whichever way: who sends an empty filter meant to find somebody, and not everybody.
        @Test
        void anEmptyFilterIsNone() {
            createUser("a");
            for (String path : List.of("/Users", "/Groups", "")) {
                for (String filter : List.of("filter=", "filter", "filter=%20", "FILTER=+&count=1",
                        "cursor=&filter=")) {
                    get(path + "?" + filter).isError(400, "invalidFilter", "empty");
                }
                post(path + "/.search", SEARCH.formatted(", \"filter\": \"\"")).isError(400, "invalidFilter",
                        "empty");
                post(path + "/.search", SEARCH.formatted(", \"Filter\": \" \"")).isError(400, "invalidFilter",
                        "empty");
                post(path + "/.search", SEARCH.formatted(", \"filter\": null")).is(200);
                post(path + "/.search", SEARCH.formatted("")).is(200);
            }
        }

        @Test
        void searchesPerTypeAndAtTheRoot() {
            createUser("a", ", \"displayName\": \"Same\"");
            createUser("b");
            createGroup("Same");
            String filter = ", \"filter\": \"displayName eq \\\"same\\\"\"";
            assertEquals(List.of("a"),
                    names(post("/Users/.search", SEARCH.formatted(filter)).is(200).json()));
            assertEquals(List.of("Same"),
                    names(post("/Groups/.search", SEARCH.formatted(filter)).is(200).json()));
            assertEquals(List.of("a", "Same"),
                    names(post("/.search", SEARCH.formatted(filter)).is(200).json()));
            assertEquals(List.of("a", "b", "Same"), search("/"));
            assertEquals(List.of("a"), search("?filter=userName+eq+%22a%22"));
            assertEquals(List.of("b", "Same"), search("?filter=userName+ne+%22a%22"));
            assertEquals(List.of("b", "Same"), names(post("/.search",
                    SEARCH.formatted(", \"startIndex\": 2, \"count\": 5")).is(200).json()));
            assertEquals(List.of("a", "Same", "b"), names(post("/.search",
                    SEARCH.formatted(", \"sortBy\": \"displayName\"")).is(200).json()));
        }

        @Test
        void takesEveryParameter() {
            for (int i = 0; i < 5; i++) {
                createUser("u" + i, ", \"title\": \"t\"");
            }
            JsonNode page = post("/Users/.search", SEARCH.formatted("""
                    , "filter": "title pr", "startIndex": 2, "count": 2, "sortBy": "userName",
                    "sortOrder": "descending", "attributes": ["userName"]""")).is(200).json();
            assertEquals(List.of("u3", "u2"), names(page));
            assertFalse(page.at("/Resources/0").has("title"));
            page = post("/Users/.search", SEARCH.formatted(", \"cursor\": \"\", \"count\": 2")).is(200)
                    .json();
            assertEquals(List.of("u2", "u3"), names(post("/Users/.search", SEARCH.formatted(
                    ", \"count\": 2, \"cursor\": \"" + page.get("nextCursor").stringValue() + "\"")).is(200)
                    .json()));
        }

        @Test
        void whatIsNoSearchIsRefused() {
            post("/Users/.search", "{}").isError(400, "invalidSyntax", "schemas");
            post("/Users/.search", SEARCH.formatted(", \"filter\": 5")).isError(400, "invalidValue",
                    "filter");
            post("/Users/.search", SEARCH.formatted(", \"count\": \"x\"")).isError(400, "invalidValue",
                    "count");
            post("/Users/.search", SEARCH.formatted(", \"attributes\": [5]")).isError(400, "invalidValue",
                    "attributes");
            post("/.search", SEARCH.formatted(", \"filter\": \"nowhere eq 1\"")).isError(400, "invalidFilter",
                    "nowhere");
        }
    }

    @Nested
    class Rfc7644Section3_12TooMany {

        @Test
        void whatNoIndexServesMayLookAtSoManyResources() {
            ScimLimits few = new ScimLimits(100, 1_000, 1 << 20, 1 << 20, 1 << 20, 1_000, 1 << 20, 100,
                    ScimLimits.STANDARD.cursorLifetime(), new ScanBudget(Duration.ofMinutes(1), 5));
            for (int i = 0; i < 6; i++) {
                createUser("u" + i, ", \"title\": \"t\"");
            }
            createGroup("G");
            service = new ScimServiceProvider(store, new StoredTokenAuthentication(clock), clock, few);
            for (String search : List.of("/Users?sortBy=title", "/Users?filter=title+eq+%22t%22",
                    "/Users?filter=title+pr&cursor", "?filter=title+eq+%22t%22", "?sortBy=id",
                    "/Users?filter=not+(title+eq+%22t%22)", "/Users?filter=groups.display+pr",
                    "/Users?filter=title+pr&sortBy=userName",
                    "/Users?filter=title+pr+or+userName+eq+%22u1%22")) {
                get(search).isError(400, "tooMany", "userName", "eq");
            }
            post("/Users/.search",
                    """
                            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "title pr"}""")
                    .isError(400, "tooMany");
            assertEquals(6, search("/Users").size());
            assertEquals(6, search("/Users?sortBy=userName").size());
            assertEquals(List.of("u1"),
                    search("/Users?filter=title+pr+and+userName+eq+%22u1%22&sortBy=title"));
            assertEquals(List.of("G"), search("/Groups?sortBy=members"));
        }

        @Test
        void whatNoIndexServesMayTakeSoLong() {
            ScimLimits noTime = new ScimLimits(100, 1_000, 1 << 20, 1 << 20, 1 << 20, 1_000, 1 << 20, 100,
                    ScimLimits.STANDARD.cursorLifetime(), new ScanBudget(Duration.ZERO, 1_000_000));
            createUser("u", ", \"title\": \"t\"");
            service = new ScimServiceProvider(store, new StoredTokenAuthentication(clock), clock, noTime);
            get("/Users?filter=userName+co+%22u%22").isError(400, "tooMany");
            get("/Users?filter=title+pr").isError(400, "tooMany");
            assertEquals(List.of("u"), search("/Users?filter=userName+eq+%22u%22"));
        }
    }
}
