package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
import dev.scimconsole.server.scim.filter.FilterParser;
import dev.scimconsole.server.scim.resource.GroupsOfSome;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.scim.resource.ResourceValues;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.values.ResourceType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Filters, RFC 7644 §3.4.2.2.
@Tag("server")
@Tag("server.scim")
class FilterTest extends ScimTest {

    private String anna;
    private String bert;
    private String staff;

    @BeforeEach
    void createPeople() {
        anna = createUser("anna@example.com", """
                , "externalId": "X1", "displayName": "Anna", "title": "Boss", "active": true,
                "name": {"familyName": "O'Malley", "givenName": "Anna"},
                "emails": [{"value": "anna@example.com", "type": "work", "primary": true},
                           {"value": "home@example.org", "type": "home"}],
                "addresses": [{"type": "work", "locality": "Paris"}, {"type": "home", "locality": "Rome"}],
                "roles": [{"value": "admin", "primary": true}],
                "%s": {"department": "IT", "employeeNumber": "7", "manager": {"value": "m1"}}"""
                .formatted(ENTERPRISE)).id();
        clock.advanceMillis(60_000);
        bert = createUser("Bert", """
                , "externalId": "x1", "displayName": "bert", "active": false,
                "emails": [{"value": "BERT@example.com", "type": "work"}],
                "addresses": [{"type": "work", "locality": "Rome"}],
                "%s": {"department": "it"}""".formatted(ENTERPRISE)).id();
        clock.advanceMillis(60_000);
        createUser("carl", ", \"title\": \"\", \"displayName\": \"\"");
        staff = createGroup("Staff", anna, bert).id();
        createGroup("Empty");
    }

    private Set<String> found(String endpoint, String filter) {
        JsonNode list = get(endpoint + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)).is(200)
                .json();
        Set<String> names = new TreeSet<>();
        for (JsonNode resource : list.get("Resources")) {
            names.add((resource.has("userName") ? resource.get("userName") : resource.get("displayName"))
                    .stringValue().substring(0, 1).toLowerCase(java.util.Locale.ROOT));
        }
        assertEquals(names.size(), list.get("totalResults").intValue());
        return names;
    }

    private static final String OF_USERS = """
            userName eq "ANNA@example.com" | a
            userName ne "bert" | a c
            userName co "ER" | b
            userName sw "ANN" | a
            userName ew ".COM" | a
            userName gt "anna@example.com" | b c
            userName ge "bert" | b c
            userName lt "bert" | a
            userName le "bert" | a b
            userName pr | a b c
            userName eq null | -
            USERNAME EQ "carl" | c
            urn:ietf:params:scim:schemas:core:2.0:User:userName eq "carl" | c
            externalId eq "x1" | b
            externalId eq "X1" | a
            externalId co "1" | a b
            externalId eq null | c
            externalId ne null | a b
            externalId pr | a b
            displayName eq "BERT" | b
            displayName pr | a b
            displayName eq "" | c
            displayName ne "bert" | a c
            title pr | a
            not (title pr) | b c
            title eq "boss" | a
            title eq "" | c
            title eq null | b
            title ne null | a c
            displayName eq null | -
            displayName ne null | a b c
            emails eq null | c
            emails.type eq null | c
            emails.display ne null | -
            name eq null | b c
            title ne "boss" | b c
            title sw "b" and active eq true | a
            active eq true | a c
            active eq True | a c
            active eq "False" | b
            active ne true | b
            active pr | a b c
            name.familyName eq "o'malley" | a
            name pr | a
            name.givenName pr | a
            not (name pr) | b c
            emails pr | a b
            emails eq "anna@EXAMPLE.com" | a
            emails.value eq "bert@example.com" | b
            emails co "example" | a b
            emails.type eq "home" | a
            emails.type ne "home" | a b c
            emails.type ne "work" | a c
            emails.value ne "bert@example.com" | a c
            emails ne "home@example.org" | a b c
            not (emails.type eq "work") | c
            schemas ne "urn:ietf:params:scim:schemas:core:2.0:User" | a b
            roles.primary ne true | b c
            emails.value ew "example.org" | a
            emails[type eq "work"] | a b
            emails[type eq "work"].value eq "home@example.org" | -
            emails[type eq "home"].value eq "home@example.org" | a
            emails[type eq "home"].value pr | a
            emails[type eq "work" and value co "anna"] | a
            emails[type eq "home" or value co "bert"] | a b
            emails[not (type eq "work")] | a
            emails[value eq "BERT@EXAMPLE.COM"] | b
            emails[value ne "anna@example.com"] | a b
            emails[primary eq "True"] | a
            addresses[type eq "work" and locality eq "Rome"] | b
            addresses.type eq "work" and addresses.locality eq "Rome" | a b
            addresses[locality eq "Rome"] and not (addresses[type eq "home"]) | b
            roles eq "ADMIN" | a
            roles[primary eq true].value eq "admin" | a
            id eq "nobody" | -
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "It" | a b
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:employeeNumber eq "7" | a
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "m1" | a
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "m1" | a
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr | a
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr | a b
            schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | a b
            meta.created gt "2026-11-24T09:00:00Z" | b c
            meta.created ge "2026-11-24T09:00:00Z" | a b c
            meta.created gt "2026-11-24T09:00:59.9999Z" | b c
            meta.created lt "2026-11-24T09:01:00.0001Z" | a b
            meta.created eq "2026-11-24T10:01:00+01:00" | b
            meta.created eq "2026-11-24T09:01:00.0001Z" | -
            meta.created ne "2026-11-24T09:01:00Z" | a c
            meta.lastModified le "2026-11-24T09:01:00" | a b
            meta.resourceType eq "User" | a b c
            meta.location ew "nowhere" | -
            meta.version eq "W/\\\"1\\\"" | a b c
            groups pr | a b
            not (groups pr) | c
            groups.display eq "staff" | a b
            groups[type eq "direct" and display sw "st"] | a b
            title pr or active eq false | a b
            title pr and active eq false or userName eq "carl" | c
            (title pr or userName eq "carl") and active eq true | a c
            not (title pr) and not (userName eq "carl") | b
            not (title pr or userName eq "carl") | b
            userName eq "carl" or userName eq "bert" or userName eq "nobody" | b c
            """;

    @Test
    void ofUsers() {
        assertAll(rows(OF_USERS)
                .map(row -> () -> assertEquals(names(row[1]), found("/Users", row[0]), row[0])));
    }

    private static final String OF_GROUPS = """
            displayName eq "STAFF" | s
            displayName co "t" | e s
            members pr | s
            not (members pr) | e
            members.display eq "anna" | s
            members[type eq "User" and display eq "BERT"] | s
            members[type eq "Group"] | -
            members.type ne "User" | e
            externalId pr | -
            """;

    /// A sigma at the end of a word is the one inside it, and a capital sharp s is two s, wherever in a name
    /// they stand.
    @Test
    void lettersHaveOneFormInEachCase() {
        createUser("Οδυσσέας@example.com", ", \"displayName\": \"Οδυσσέας\", \"title\": \"Οδυσσέας\", "
                + "\"emails\": [{\"value\": \"Οδυσσέας@example.com\"}]");
        createUser("STRAẞE", ", \"displayName\": \"STRAẞE\", \"title\": \"STRAẞE\"");
        for (String attribute : List.of("userName", "displayName", "title", "emails.value")) {
            for (String text : List.of("sw \"Οδυσ\"", "sw \"ΟΔΥΣ\"", "co \"δυσ\"", "co \"σσέας\"",
                    "co \"ΈΑΣ\"")) {
                assertEquals(Set.of("ο"), found("/Users", attribute + " " + text), attribute + " " + text);
            }
        }
        for (String attribute : List.of("displayName", "title")) {
            assertEquals(Set.of("ο"), found("/Users", attribute + " ew \"ς\""));
            assertEquals(Set.of("ο"), found("/Users", attribute + " ew \"Σ\""));
            assertEquals(Set.of("ο"), found("/Users", attribute + " eq \"ΟΔΥΣΣΈΑΣ\""));
            assertEquals(Set.of("s"), found("/Users", attribute + " eq \"straße\""));
            assertEquals(Set.of("s"), found("/Users", attribute + " ew \"ẞe\""));
        }
        post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"strasse\"}").isError(409,
                "uniqueness");
    }

    @Test
    void ofGroups() {
        assertAll(rows(OF_GROUPS)
                .map(row -> () -> assertEquals(names(row[1]), found("/Groups", row[0]), row[0])));
    }

    @Test
    void idsOfMembersAndGroups() {
        assertEquals(Set.of("a"), found("/Users", "id eq \"" + anna + "\""));
        assertEquals(Set.of("b", "c"), found("/Users", "id gt \"" + anna + "\""));
        assertEquals(Set.of("s"), found("/Groups", "members eq \"" + anna + "\""));
        assertEquals(Set.of("s"), found("/Groups", "members[value eq \"" + anna + "\"]"));
        assertEquals(Set.of("e"), found("/Groups", "members.value ne \"" + anna + "\" and not (members pr)"));
        assertEquals(Set.of("e", "s"), found("/Groups", "members.value ne \"" + anna + "\""));
        assertEquals(Set.of("e", "s"), found("/Groups", "members ne \"" + bert + "\""));
        assertEquals(Set.of("s"), found("/Groups", "members.value sw \"" + anna.substring(0, 30) + "\""));
        assertEquals(Set.of("s"), found("/Groups", "members.$ref ew \"" + anna + "\""));
        assertEquals(Set.of("a", "b"), found("/Users", "groups.value eq \"" + staff + "\""));
        assertEquals(Set.of("b"), found("/Users", "groups eq \"" + staff + "\" and active eq false"));
        assertEquals(Set.of("a"), found("/Users", "meta.location ew \"" + anna + "\""));
    }

    private static final String REFUSED = """
            nowhere eq "x" | nowhere
            name.nowhere eq "x" | name.nowhere
            emails[nowhere eq "x"] | nowhere
            userName eq | filter
            userName eq "x | quote
            userName eq x | filter
            userName eq 5 | userName
            meta.created gt "+999999999-12-31T23:59:59Z" | meta.created
            meta.lastModified lt "-999999999-01-01T00:00:00Z" | meta.lastModified
            meta.created eq "+10000-01-01T00:00:00" | meta.created
            userName eq {} | brace
            userName eq [] | bracket
            userName xx "x" | xx
            userName eq "x" and | filter
            userName eq "x" y | filter
            (userName eq "x" | bracket
            userName eq "x") | parenthesis
            emails[type eq "x" | bracket
            emails[type eq "x"]] | bracket
            emails[] | filter
            active gt true | active
            active eq "maybe" | active
            active co "t" | active
            meta.created eq "yesterday" | meta.created
            meta.created co "2026" | meta.created
            name eq "x" | name
            addresses eq "x" | addresses
            title gt null | title
            password eq "x" | password
            userName eq "\\u0000" | userName
            userName eq "\\ud800" | userName
            not userName pr | filter
            members eq "x" | members
            userName[value eq "x"] | userName
            """;

    @Test
    void whatCantBeDecidedIsRefused() {
        assertAll(rows(REFUSED).map(
                row -> () -> get("/Users?filter=" + URLEncoder.encode(row[0], StandardCharsets.UTF_8))
                        .isError(400, "invalidFilter", row[1])));
    }

    private static Stream<String[]> rows(String table) {
        return table.lines().map(line -> line.split(" \\| ", -1));
    }

    private static Set<String> names(String list) {
        Set<String> names = new TreeSet<>(List.of(list.split(" ", -1)));
        names.remove("-");
        return names;
    }

    /// What SQL decides, the evaluator must decide alike, and the other way round. The filters are made at
    /// random of all attributes, operators and forms, with a fixed seed.
    @Test
    void sqlAndTheEvaluatorAgree() {
        Random random = new Random(20261124);
        for (int i = 0; i < 500; i++) {
            String text = new FilterMaker(random).make(3);
            Filter filter = FilterParser.parse(text, ResourceSchema.USER);
            Set<String> expected = store.read(transaction -> {
                Memberships memberships = new Memberships(transaction.resources(), organizationId, BASE,
                        AnswerRoom.ofThisProcess().share());
                Set<String> ids = new TreeSet<>();
                transaction.resources().scan(new ResourceQuery(organizationId, ResourceType.USER,
                        Optional.empty(), Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE),
                        resource -> {
                            if (FilterEvaluator.matches(filter,
                                    new ResourceValues(resource, memberships,
                                            new GroupsOfSome(memberships, List.of(resource)),
                                            BASE + "/Users/" + resource.id()))) {
                                ids.add(resource.id());
                            }
                            return true;
                        });
                return ids;
            });
            JsonNode list = get("/Users?filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).is(200)
                    .json();
            Set<String> actual = new TreeSet<>();
            list.get("Resources").forEach(resource -> actual.add(resource.get("id").stringValue()));
            assertEquals(expected, actual, text);
        }
    }

    /// Makes filters.
    private record FilterMaker(Random random) {

        private static final List<String> TEXTS = List.of("userName", "externalId", "displayName", "title",
                "emails.value", "emails", "emails.type", "name.familyName", ENTERPRISE + ":department",
                "groups.display", "id");
        private static final List<String> VALUES = List.of("anna@example.com", "ANNA", "bert", "x1", "X1", "",
                "e", "work", "IT", "Staff", "zzz");
        private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt",
                "le");

        private String make(int depth) {
            return switch (depth == 0 ? 4 + random.nextInt(4) : random.nextInt(8)) {
                case 0, 1 -> "(" + make(depth - 1) + " and " + make(depth - 1) + ")";
                case 2 -> "(" + make(depth - 1) + " or " + make(depth - 1) + ")";
                case 3 -> "not (" + make(depth - 1) + ")";
                case 4 -> "active " + (random.nextBoolean() ? "eq " : "ne ") + random.nextBoolean();
                case 5 -> "meta.created " + any(List.of("eq", "ne", "gt", "ge", "lt", "le"))
                        + " \"2026-11-24T09:0" + random.nextInt(3) + ":00"
                        + (random.nextBoolean() ? "" : ".0005") + "Z\"";
                case 6 -> "emails[type " + any(OPERATORS) + " \"" + any(VALUES) + "\" and value "
                        + any(OPERATORS) + " \"" + any(VALUES) + "\"]";
                default -> random.nextInt(5) == 0
                        ? any(TEXTS) + " pr"
                        : any(TEXTS) + " " + any(OPERATORS) + " \"" + any(VALUES) + "\"";
            };
        }

        private String any(List<String> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
