package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.refusals.ChangeSafeLeaving;
import dev.scimconsole.demo.OfflineDemo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What two identity providers ask for and do not get, one of each kind.
final class RefusedPeople {

    static final String OKTA = "Okta SCIM Client 1.0.0";
    static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";

    private RefusedPeople() {}

    /// Has Lea's deactivation, Tom's creation, Nadia's new name and a member refused.
    ///
    /// @return the token that works afterwards
    static String play(OfflineDemo demo) throws Exception {
        AdminSession session = ConsoleClient.at(demo.address()).signIn(demo.orgAdmin());
        try (HttpClient http = HttpClient.newHttpClient();
                ScimToken old = token(session)) {
            Sender okta = new Sender(http, demo, OKTA, old.reveal());
            String lea = okta.create("Lea Fischer", "lea@acme.com");
            String nadia = okta.create("Nadia Haddad", "nadia@acme.com");
            okta.create("Nour Haddad", "nour@acme.com");
            try (ScimToken fresh = session.refreshToken(session.configuration().etag().orElseThrow()).value()
                    .issuedToken()
                    .orElseThrow()) {
                assertEquals(401, okta.send("PATCH", "/Users/" + lea, patch("active", "false")).statusCode());
                assertEquals(401, okta.send("PATCH", "/Users/" + lea, patch("active", "false")).statusCode());
                Sender entra = new Sender(http, demo, ENTRA, fresh.reveal());
                assertEquals(400,
                        entra.send("POST", "/Users", user("Tom Ribeiro", "tom@partner.test")).statusCode());
                assertEquals(409,
                        entra.send("PATCH", "/Users/" + nadia, patch("userName", "\"nour@acme.com\""))
                                .statusCode());
                HttpResponse<String> group = entra.send("POST", "/Groups",
                        "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"Facilities\"}");
                assertEquals(400, entra.send("PATCH", "/Groups/" + id(group),
                        """
                                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "add",
                                 "path": "members", "value": [{"value": "00000000-0000-7000-8000-000000000001"}]}]}""")
                        .statusCode());
                return fresh.reveal();
            }
        }
    }

    /// Has so many leave that two are held.
    static void playAWave(OfflineDemo demo) throws Exception {
        AdminSession session = ConsoleClient.at(demo.address()).signIn(demo.orgAdmin());
        session.refusals().setSafeLeaving(new ChangeSafeLeaving(Optional.of(5), Optional.of(true)));
        try (HttpClient http = HttpClient.newHttpClient();
                ScimToken token = token(session)) {
            Sender entra = new Sender(http, demo, ENTRA, token.reveal());
            List<String> ids = new ArrayList<>();
            for (int i = 1; i <= 7; i++) {
                ids.add(entra.create("Leaver " + i, "leaver" + i + "@acme.com"));
            }
            for (int i = 0; i < ids.size(); i++) {
                assertEquals(i < 5 ? 204 : 503,
                        entra.send("DELETE", "/Users/" + ids.get(i), "").statusCode());
            }
        }
    }

    /// Has one request change several, of which each is told under its own name.
    static void playABulk(OfflineDemo demo) throws Exception {
        AdminSession session = ConsoleClient.at(demo.address()).signIn(demo.orgAdmin());
        try (HttpClient http = HttpClient.newHttpClient();
                ScimToken token = token(session)) {
            String body = """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                     {"method": "POST", "path": "/Users", "bulkId": "one", "data": %s},
                     {"method": "POST", "path": "/Users", "bulkId": "two", "data": %s}]}"""
                    .formatted(user("Aiko Sato", "aiko@acme.com"),
                            user("Maximilian Freiherr von Hohenstein-Wallendorf", "maximilian@acme.com"));
            assertEquals(200,
                    new Sender(http, demo, ENTRA, token.reveal()).send("POST", "/Bulk", body).statusCode());
        }
    }

    /// Asks for the deletion of one of them.
    static int askForTheDeletionOf(OfflineDemo demo, String token, String userName) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Sender entra = new Sender(http, demo, ENTRA, token);
            HttpResponse<String> found = entra.send("GET",
                    "/Users?filter=userName%20eq%20%22" + userName + "%22", "");
            String id = new JsonMapper().readTree(found.body()).at("/Resources/0/id").asString();
            return entra.send("DELETE", "/Users/" + id, "").statusCode();
        }
    }

    /// The first one, or the next.
    private static ScimToken token(AdminSession session) throws CallFailedException {
        Versioned<ScimConfiguration> known = session.configuration();
        return (known.value().enabled()
                ? session.refreshToken(known.etag().orElseThrow())
                : session.addDomain(new AddDomain("acme.com", false))).value().issuedToken().orElseThrow();
    }

    private static String id(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body()).get("id").asString();
    }

    private static String user(String name, String userName) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s", "displayName": "%s",
                 "active": true}"""
                .formatted(userName, name);
    }

    private static String patch(String path, String value) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "%s", "value": %s}]}""".formatted(path, value);
    }

    private record Sender(HttpClient http, OfflineDemo demo, String client, String token) {

        String create(String name, String userName) throws Exception {
            return id(send("POST", "/Users", user(name, userName)));
        }

        HttpResponse<String> send(String method, String path, String body) throws Exception {
            return http.send(HttpRequest.newBuilder(URI.create(demo.scimBaseUrl() + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/scim+json")
                    .header("User-Agent", client).method(method, BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        }
    }
}
