package dev.scimconsole.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People are told what is wrong in their language; programs and identity providers in English.
@Tag("server")
@Tag("server.http")
class LanguageApiTest {

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private static RunningServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = RunningServer.setUp(folder);
        session = server.signIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"de|de|Eine Domain hat nur Buchstaben", "fr-CH, en;q=0.1|fr|Un domaine n’a que",
                    "es|es|Un dominio solo tiene", "ja|ja|ドメインに使えるのは", "nl|en|A domain has only",
                    "de;q=most|en|A domain has only"})
    void aProblemIsToldInTheLanguageOfWhoeverAsked(String accepted, String told, String begin) {
        Reply reply = server.post("/scim-configuration/domains", "{\"name\": \"acme_inc.com\"}", "session",
                session,
                "Accept-Language", accepted);
        assertEquals("not-a-domain", reply.problem());
        assertTrue(reply.json().get("detail").asString().startsWith(begin), reply.text());
        assertEquals("Not a domain", reply.json().get("title").asString());
        assertEquals(told, reply.header("Content-Language"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"de|Das ist kein SCIM-Token", "ja|SCIM トークンではありません", "nl|This is no SCIM token"})
    void whatIsFoundOutIsToldInTheLanguageOfWhoeverAsked(String accepted, String begin) {
        Reply reply = server.post("/token-check", "{\"token\": \"hello\"}", "session", session,
                "Accept-Language", accepted);
        assertTrue(reply.json().get("sentence").asString().startsWith(begin), reply.text());
    }

    @Test
    void whoWishesNoneIsToldInEnglish() {
        Reply reply = server.send("GET", "/sessions/current", "");
        assertEquals("Sign in first.", reply.json().get("detail").asString());
        assertEquals("en", reply.header("Content-Language"));
    }

    @Test
    void whereThereIsNothingAndWhereTheMethodIsWrongItIsToldSoToo() {
        assertTrue(server.send("GET", "/nothing", "", "Accept-Language", "de").json().get("detail").asString()
                .startsWith("Unter dieser Adresse gibt es nichts."));
        assertTrue(server.sendTo("/", "DELETE", "", "Accept-Language", "de").text()
                .contains("Diese Adresse nimmt nur GET, HEAD."));
    }

    @Test
    void aNameIsFilledInAsItIs() {
        Reply reply = server.send("DELETE", "/scim-configuration/domains/it%7B0%7Ds.example", "", "session",
                session,
                "Accept-Language", "de");
        assertEquals(404, reply.status());
        assertTrue(reply.json().get("detail").asString().contains("„it{0}s.example“"), reply.text());
    }

    @Test
    void anIdentityProviderIsToldInEnglish() {
        Reply reply = server.sendTo("/scim/v2/Users", "GET", "", "Accept-Language", "de", "Authorization",
                "Bearer nothing");
        assertEquals(401, reply.status());
        assertFalse(reply.text().contains("Token ist"), reply.text());
        assertEquals("", reply.header("Content-Language"));
    }
}
