package dev.scimconsole.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers over HTTP and is no SCIM service, or one that fails.
@Tag("client")
@Tag("client.connection")
class AnswersTest {

    private static final String SCIM = "Content-Type: application/scim+json";
    private static final String EMPTY_LIST = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 0, "Resources": []}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "404 | Content-Type: text/html | <h1>Not Found</h1> | NOT_FOUND | Check the path",
            "404 | Content-Type: text/plain | '' | NOT_FOUND | /scim/v2/Users",
            "500 | Content-Type: text/html | <h1>Oops</h1> | SERVER_ERROR | look into its log",
            "503 | Content-Type: text/plain | '' | SERVER_ERROR | proxy",
            "200 | Content-Type: text/html | <!doctype html><title>Sign in</title> | WEB_PAGE | web page",
            "200 | Content-Type: application/json | <html></html> | WEB_PAGE | web page",
            "302 | Location: https://login.acme.com/ | '' | REDIRECT | https://login.acme.com/",
            "429 | Retry-After: 7 | '' | TOO_MANY_REQUESTS | Wait",
            "200 | Content-Type: text/plain | hello | NOT_JSON | not JSON"})
    void whatIsNoScimServiceIsNamedAndGetsNoToken(int status, String headers, String body, FindingCode code,
            String cure) {
        try (FixedServer server = FixedServer.http(status, headers, body)) {
            String sentence = Testing.endsAt(Testing.run(server.baseUrl()), Step.HTTP, code);
            assertTrue(sentence.contains(cure), sentence);
            assertEquals(List.of(), server.authorizations());
        }
    }

    @ParameterizedTest
    @CsvSource({"401, TOKEN_REFUSED, Paste the current token", "403, TOKEN_FORBIDDEN, right to read"})
    void aRefusedTokenIsSaidWithWhatTheServiceSaysButNeverQuoted(int status, FindingCode code, String cure) {
        String echo = "{\"schemas\": [], \"detail\": \"I do not like " + Testing.SECRET + "\"}";
        try (FixedServer server = FixedServer.http(status, SCIM, echo)) {
            String sentence = Testing.endsAt(Testing.run(server.baseUrl()), Step.AUTHENTICATION, code);
            assertTrue(sentence.contains(cure) && sentence.contains("I do not like (hidden)"), sentence);
            assertEquals(List.of("Bearer " + Testing.SECRET), server.authorizations());
        }
    }

    @Test
    void aServiceThatAsksForNoTokenIsOpenToEverybody() {
        try (FixedServer server = FixedServer.http(200, SCIM, EMPTY_LIST)) {
            Testing.endsAt(Testing.run(server.baseUrl()), Step.AUTHENTICATION,
                    FindingCode.OPEN_WITHOUT_TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"hello\": \"world\"}",
            "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
                    + " \"totalResults\": \"0\"}"})
    void jsonThatIsNoListIsNoScim(String body) {
        try (FixedServer server = FixedServer.http(200, SCIM, body)) {
            Testing.endsAt(Testing.run(server.baseUrl()), Step.AUTHENTICATION, FindingCode.NOT_SCIM);
        }
    }

    @Test
    void theBaseUrlKeepsItsQueryAndLosesItsSlash() {
        try (FixedServer server = FixedServer.http(404, SCIM, "")) {
            Testing.run(" " + server.baseUrl() + "/?aadOptscim062020 ");
            assertEquals("GET /scim/v2/Users?aadOptscim062020&startIndex=1&count=2",
                    server.requests().getFirst());
        }
    }

    @Test
    void whatIsNoAddressIsNoTarget() {
        for (String typed : List.of("", "acme", "ftp://acme.com", "https://", "https://user:word@acme.com")) {
            assertTrue(Target.of(typed, "acme.com").isEmpty(), typed);
        }
    }

    @Test
    void theTestUserIsMarkedAndNeverTwiceTheSame() {
        String first = Target.of("https://acme.com", "someone@Bücher.example").orElseThrow().testUserName();
        String second = Target.of("https://acme.com", "").orElseThrow().testUserName();
        assertTrue(first.matches("scim-console-connection-test-[0-9a-f]{12}@xn--bcher-kva\\.example"), first);
        assertTrue(second.matches("scim-console-connection-test-[0-9a-f]{12}"), second);
        assertFalse(first.startsWith(second));
    }
}
