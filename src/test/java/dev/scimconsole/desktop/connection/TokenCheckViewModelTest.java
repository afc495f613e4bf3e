package dev.scimconsole.desktop.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The token checker on a real service, without a toolkit.
@Tag("desktop")
@Tag("desktop.connection")
class TokenCheckViewModelTest {

    private static final String QUESTION = "POST /api/v1/token-check";

    private final TestFailures failures = new TestFailures();
    private final ManualTime time = new ManualTime();
    private RunningServer server;
    private Wire wire;
    private String token;

    @BeforeEach
    void start(@TempDir(factory = MemoryFolder.class) Path folder) {
        server = RunningServer.setUpWithViewer(folder);
        wire = Wire.to(server.server().address());
        token = server.addFirstDomain(server.signIn());
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
        assertTrue(failures.defects().isEmpty(), () -> failures.defects().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'  ' | Paste the token", "Bearer scim_x | “Bearer”",
            "scim_ab cd | blanks or line breaks", "scim_abcd | a character is wrong",
            "eyJhbGciOi | those start with “scim_”"})
    void theFormIsToldWithoutAskingAnybody(String pasted, String sentence) throws Exception {
        TokenCheckViewModel model = model(RunningServer.OWNER);
        char[] characters = pasted.toCharArray();
        model.check(characters);
        assertTrue(verdict(model).text().contains(sentence), verdict(model).text());
        assertArrayEquals(new char[characters.length], characters);
        assertEquals(0, wire.count(QUESTION));
    }

    @Test
    void aTokenThatLacksOneCharacterIsMistyped() throws Exception {
        TokenCheckViewModel model = model(RunningServer.OWNER);
        model.check(token.substring(0, token.length() - 1).toCharArray());
        assertTrue(verdict(model).text().contains("a character is wrong"), verdict(model).text());
    }

    @Test
    void theCurrentTokenIsKnown() throws Exception {
        TokenCheckViewModel model = model(RunningServer.OWNER);
        char[] characters = token.toCharArray();
        model.check(characters);
        assertEquals("good", verdict(model).tone(), verdict(model).text());
        assertTrue(verdict(model).text().contains("current token (…" + hint()), verdict(model).text());
        assertArrayEquals(new char[characters.length], characters);
    }

    @Test
    void aRevokedTokenIsToldWithWhenAndByWhom() throws Exception {
        String session = server.signIn();
        String etag = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match", etag);
        TokenCheckViewModel model = model(RunningServer.OWNER);
        model.check(token.toCharArray());
        assertTrue(verdict(model).text().contains("(…" + hint() + ") was revoked today"),
                verdict(model).text());
        assertTrue(verdict(model).text().contains("by " + RunningServer.OWNER), verdict(model).text());
        assertEquals("bad", verdict(model).tone());
    }

    @Test
    void aTokenThatWasNeverIssuedHereIsUnknown() throws Exception {
        TokenCheckViewModel model = model(RunningServer.OWNER);
        model.check(ScimToken.generate(new SecureRandom()).reveal().toCharArray());
        assertTrue(verdict(model).text().contains("never had this token"), verdict(model).text());
    }

    @Test
    void withoutTheServiceTheFormIsToldAllTheSame() throws Exception {
        TokenCheckViewModel model = model(RunningServer.OWNER);
        wire.strike(QUESTION, new Wire.Fault.RequestLost());
        model.check(token.toCharArray());
        assertTrue(verdict(model).text().contains("has the form of a SCIM token"), verdict(model).text());
        assertTrue(verdict(model).text().contains("could not be asked"), verdict(model).text());
        assertEquals("attention", verdict(model).tone());
    }

    @Test
    void aViewerIsToldTheFormOnly() throws Exception {
        TokenCheckViewModel model = model(RunningServer.VIEWER);
        char[] characters = token.toCharArray();
        model.check(characters);
        assertTrue(verdict(model).text().contains("Only an Org Admin"), verdict(model).text());
        assertArrayEquals(new char[characters.length], characters);
        assertEquals(0, wire.count(QUESTION));
    }

    private String hint() {
        return token.substring(token.length() - 6);
    }

    private TokenCheckViewModel model(String email) throws Exception {
        return new TokenCheckViewModel(
                ConsoleClient.at(wire.address()).signIn(new SignIn(email, RunningServer.PASSWORD)),
                new Tasks(Runnable::run, Runnable::run, failures), new Messages(),
                new Moments(new Messages(), time));
    }

    private static Conclusion verdict(TokenCheckViewModel model) {
        return model.verdictProperty().get().orElseThrow();
    }
}
