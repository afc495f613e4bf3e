package dev.scimconsole.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser is shown.
@Tag("server")
@Tag("server.http")
class WebPagesTest {

    @TempDir(factory = MemoryFolder.class) private static Path folder;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.setUp(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anInvitesLinkLeadsToTheConsoleByTheWordsThatStandThere() {
        Reply page = get("/invite");
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
        assertTrue(
                page.text().contains("<strong>" + new Messages().text("signIn.askForInvite") + "</strong>"),
                page.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ja"})
    void theBrowsersLanguageIsSpokenWithTheSameMarks(String language) {
        String words = new Messages(Locale.forLanguageTag(language)).text("signIn.askForInvite");
        for (String path : new String[]{"/", "/invite"}) {
            Reply page = server.sendTo(path, "GET", "", "Accept-Language", language + "-XX,en;q=0.5");
            assertEquals(language, page.header("Content-Language"));
            assertTrue(page.text().contains("<html lang=\"" + language + "\">"), page.text());
            assertEquals(marks(get(path).text()), marks(page.text()));
            assertTrue(path.equals("/") || page.text().contains("<strong>" + words + "</strong>"),
                    page.text());
        }
    }

    private static Map<String, Long> marks(String page) {
        return Pattern.compile("</?[a-z0-9]+").matcher(page).results()
                .collect(Collectors.groupingBy(MatchResult::group, Collectors.counting()));
    }

    @Test
    void theServersAddressSaysThatItRuns() {
        assertTrue(get("/").text().contains("This SCIM Console server is running"));
        assertEquals(200, server.sendTo("/", "HEAD", "").status());
        assertTrue(get("/page.css").header("Content-Type").startsWith("text/css"));
    }

    @Test
    void nothingForeignRunsThereAndNoAddressIsPassedOn() {
        for (String path : new String[]{"/", "/invite"}) {
            Reply page = get(path);
            assertFalse(page.text().contains("<script"), path);
            assertTrue(
                    page.header("Content-Security-Policy").startsWith("default-src 'none'; style-src 'self'"),
                    path);
            assertEquals("no-referrer", page.header("Referrer-Policy"));
            assertEquals("nosniff", page.header("X-Content-Type-Options"));
            assertEquals("no-store", page.header("Cache-Control"));
        }
    }

    @Test
    void whatIsNoPageStaysAProblem() {
        assertEquals(404, get("/invite/").status());
        assertEquals(404, get("/index.html").status());
        Reply posted = server.sendTo("/invite", "POST", "code=1");
        assertEquals(405, posted.status());
        assertEquals("GET, HEAD", posted.header("Allow"));
    }

    private Reply get(String path) {
        return server.sendTo(path, "GET", "");
    }
}
