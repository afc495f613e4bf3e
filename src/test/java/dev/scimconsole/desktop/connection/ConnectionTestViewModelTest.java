package dev.scimconsole.desktop.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConnectionCalls;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.client.connection.Limits;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dialog's view model on a real service, without a toolkit: the test runs inline.
@Tag("desktop")
@Tag("desktop.connection")
class ConnectionTestViewModelTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    private final TestFailures failures = new TestFailures();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run, failures);
    private RunningServer server;
    private Wire wire;
    private String token;

    @BeforeEach
    void start(@TempDir(factory = MemoryFolder.class) Path folder) {
        server = RunningServer.setUp(folder);
        wire = Wire.to(server.server().address());
        token = server.addFirstDomain(server.signIn());
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
        assertTrue(failures.defects().isEmpty(), () -> failures.defects().toString());
    }

    @Test
    void theVisibleTokenIsUsedAndStaysThePages() {
        ScimToken visible = ScimToken.parse(token).orElseThrow();
        ConnectionTestViewModel model = model(Optional.of(visible));
        assertFalse(model.tokenNeededProperty().get());
        assertTrue(model.usedWithout().contains("…" + visible.hint()));
        model.run(new char[0]);
        assertEquals("good", conclusion(model).tone());
        assertEquals(11, model.steps().size());
        assertTrue(model.steps().getLast().outcome().endsWith(" ms"), model.steps()::toString);
        assertFalse(visible.isWiped());
        assertFalse(model.tokenRefusedProperty().get());
    }

    @Test
    void aVisibleTokenThatWasWipedMeanwhileIsNotUsed() {
        ScimToken visible = ScimToken.parse(token).orElseThrow();
        ConnectionTestViewModel model = model(Optional.of(visible));
        visible.close();
        model.run(new char[0]);
        assertTrue(model.errorProperty().get().contains("wiped"));
        assertEquals(0, wire.count(""));
    }

    @Test
    void aPastedTokenIsUsedOnceAndOverwritten() {
        ConnectionTestViewModel model = model(Optional.empty());
        assertTrue(model.tokenNeededProperty().get());
        char[] pasted = (" " + token + " ").toCharArray();
        model.run(pasted);
        assertEquals("good", conclusion(model).tone());
        assertArrayEquals(new char[pasted.length], pasted);
        model.run(new char[0]);
        assertTrue(model.errorProperty().get().contains("Paste the token"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | Paste the token",
            "Bearer scim_x | “Bearer”", "scim_ab cd | blanks", "scim_abcd | a character is wrong",
            "eyJhbGciOi | no SCIM token"})
    void whatIsNoTokenOfOursIsNeverSent(String pasted, String sentence) {
        ConnectionTestViewModel model = model(Optional.empty());
        model.run(pasted.toCharArray());
        assertTrue(model.errorProperty().get().contains(sentence), model.errorProperty().get());
        assertTrue(model.tokenRefusedProperty().get());
        assertEquals(0, wire.count(""));
    }

    @Test
    void aRevokedTokenFailsTheSignInAndOffersToCheckIt() {
        String session = server.signIn();
        String etag = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match", etag);
        ConnectionTestViewModel model = model(Optional.empty());
        model.run(token.toCharArray());
        assertEquals("bad", conclusion(model).tone());
        assertTrue(model.tokenRefusedProperty().get());
        StepLine signIn = model.steps().get(4);
        assertEquals("bad", signIn.tone());
        assertTrue(signIn.detail().contains("401"), signIn.detail());
        assertTrue(model.steps().get(5).outcome().startsWith("Skipped"), model.steps()::toString);
    }

    @Test
    void anotherServerIsTestedWithItsOwnTokenWhateverItsForm() {
        ConnectionTestViewModel model = model(
                Optional.of(ScimToken.parse(token).orElseThrow()));
        model.anotherProperty().set(true);
        assertTrue(model.tokenNeededProperty().get());
        model.run("a-token-of-theirs".toCharArray());
        assertTrue(model.errorProperty().get().contains("no SCIM base URL"));
        model.addressProperty().set(wire.address() + "/scim/v2");
        model.run("a-token-of-theirs".toCharArray());
        assertEquals("bad", conclusion(model).tone());
        assertTrue(model.tokenRefusedProperty().get());
    }

    @Test
    void theReportNamesEveryStepAndNoSecret() {
        wire.strike("PATCH", new Wire.Fault.AnsweredBy("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
        ConnectionTestViewModel model = model(Optional.empty());
        assertTrue(model.report().isEmpty());
        model.run(token.toCharArray());
        String report = model.report().orElseThrow();
        assertTrue(report.contains("SCIM base URL: " + wire.address() + "/scim/v2"), report);
        assertTrue(report.contains("Change its name: Failed. PATCH "), report);
        assertTrue(report.contains("Remove it: "), report);
        assertTrue(report.contains("…" + token.substring(token.length() - 6)), report);
        assertFalse(report.contains(token), report);
        assertEquals(16, report.lines().count(), report);
    }

    @Test
    void aTestUserThatIsLeftOverIsNamedInTheConclusion() {
        wire.strike("DELETE", new Wire.Fault.RequestLost());
        ConnectionTestViewModel model = model(Optional.empty());
        model.run(token.toCharArray());
        assertTrue(conclusion(model).text().contains("scim-console-connection-test-"));
        assertTrue(conclusion(model).text().contains("may still be there"));
        assertEquals("bad", conclusion(model).tone());
    }

    @Test
    void anotherRunBeginsWithNothingOfTheOneBefore() {
        ConnectionTestViewModel model = model(Optional.empty());
        model.run(token.toCharArray());
        model.run("nonsense".toCharArray());
        assertTrue(model.conclusionProperty().get().isEmpty());
        assertTrue(model.report().isEmpty());
        assertEquals("waiting", model.steps().getFirst().tone());
    }

    /// By a connection with a secret: the access tokens of the test end with it, and the secret counts as
    /// used by nobody.
    @Test
    void aConnectionIsTestedWithItsClientSecretWhichIsNotUsedByThat() throws CallFailedException {
        ConnectionCalls calls = connections();
        Connection made = calls.create(new CreateConnection("Entra production", Optional.empty()));
        try (ScimToken secret = calls.addSecret(made.id(), new CreateSecret("Entra 2027", 365)).secret()) {
            ConnectionTestViewModel model = model(Optional.empty(), calls, Optional.empty());
            assertEquals(List.of("SCIM token", "Entra production (Client credentials)"),
                    model.ways().stream().map(model::title).toList());
            assertEquals(11, model.steps().size());
            model.wayProperty().set(model.ways().getLast());
            assertEquals(12, model.steps().size());
            assertTrue(model.tokenNeededProperty().get());
            assertTrue(model.secretLabel().startsWith("Client secret"), model::secretLabel);
            model.run(secret.copyCharacters());
            assertEquals("good", conclusion(model).tone(), () -> model.report().orElseThrow());
            assertTrue(conclusion(model).text().contains("the client ID and the secret"));
            String report = model.report().orElseThrow();
            assertTrue(report.contains("Connection: Entra production (Client credentials), "
                    + made.clientId() + ", "), report);
            assertFalse(report.contains(secret.reveal()), report);
            assertEquals(2, wire.count("POST /oauth2/token"));
            assertEquals(2, wire.count("POST /oauth2/revoke"));
            Connection after = calls.all().connections().getFirst();
            assertEquals(Optional.empty(), after.secrets().getFirst().lastUsedAt());
            assertEquals(Optional.empty(), after.lastUsedAt());
        }
    }

    @Test
    void theSecretThatThePageShowsIsUsedAndStaysThePages() throws CallFailedException {
        ConnectionCalls calls = connections();
        Connection made = calls.create(new CreateConnection("Entra production", Optional.empty()));
        calls.create(new CreateConnection("Entra test", Optional.empty()));
        try (ScimToken secret = calls.addSecret(made.id(), new CreateSecret("Entra 2027", 365)).secret()) {
            ConnectionTestViewModel model = model(Optional.empty(), calls,
                    Optional.of(new TestSubject.ShownSecret(made.id(), secret)));
            assertEquals("Entra production (Client credentials)", model.title(model.wayProperty().get()));
            assertTrue(model.usedWithout().contains("…" + secret.hint()), model::usedWithout);
            model.run(new char[0]);
            assertEquals("good", conclusion(model).tone());
            assertFalse(secret.isWiped());
            model.wayProperty().set(model.ways().getLast());
            assertTrue(model.tokenNeededProperty().get());
        }
    }

    @Test
    void aDeletedSecretEndsTheTestAtTheTokenUrlAndSaysSo() throws CallFailedException {
        ConnectionCalls calls = connections();
        Connection made = calls.create(new CreateConnection("Entra production", Optional.empty()));
        IssuedSecret issued = calls.addSecret(made.id(), new CreateSecret("Entra 2027", 365));
        try (ScimToken secret = issued.secret()) {
            calls.deleteSecret(made.id(), issued.secretId());
            ConnectionTestViewModel model = model(Optional.empty(), calls, Optional.empty());
            model.wayProperty().set(model.ways().getLast());
            model.run(secret.copyCharacters());
            assertEquals("bad", conclusion(model).tone());
            StepLine ask = model.steps().get(4);
            assertEquals("bad", ask.tone(), model.steps()::toString);
            assertTrue(
                    ask.detail().contains("the secret was deleted") && ask.detail().contains("add another"),
                    ask.detail());
            assertTrue(model.steps().get(5).outcome().startsWith("Skipped"), model.steps()::toString);
            assertFalse(model.tokenRefusedProperty().get());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | Paste the client secret", "Bearer scim_x | no client secret",
            "scim_abcd | no client secret", "eyJhbGciOi | no client secret"})
    void whatIsNoClientSecretIsNeverSent(String pasted, String sentence) throws CallFailedException {
        ConnectionCalls calls = connections();
        calls.create(new CreateConnection("Entra production", Optional.empty()));
        ConnectionTestViewModel model = model(Optional.empty(), calls, Optional.empty());
        model.wayProperty().set(model.ways().getLast());
        model.run(pasted.toCharArray());
        assertTrue(model.errorProperty().get().contains(sentence), model.errorProperty().get());
        assertFalse(model.tokenRefusedProperty().get());
        assertEquals(0, wire.count("POST /oauth2/token"));
    }

    @Test
    void ofAFederationIsTriedWhatCanBeAndSaidWhatCanNot() throws CallFailedException {
        ConnectionCalls calls = connections();
        String tenant = "https://login.microsoftonline.com/3f6e1b52-0c55-4d0e-9b7a-1d2c5b8f9a41";
        calls.create(new CreateConnection("Entra test", Optional.of(new Trust(tenant + "/v2.0",
                tenant + "/discovery/v2.0/keys", "c7a0d1f4", "2d4a9b60"))));
        ConnectionTestViewModel model = model(Optional.empty(), calls, Optional.empty());
        model.wayProperty().set(model.ways().getLast());
        assertFalse(model.tokenNeededProperty().get());
        assertTrue(model.usedWithout().contains("Only the identity provider can sign"), model::usedWithout);
        assertEquals(5, model.steps().size());
        model.run(new char[0]);
        assertEquals("attention", conclusion(model).tone(), conclusion(model)::text);
        assertTrue(conclusion(model).text().contains("keys were never read"), conclusion(model)::text);
        assertEquals("good", model.steps().getLast().tone());
        assertTrue(model.steps().getLast().detail().contains("no signed statement is refused"));
        assertEquals(1, wire.count("POST /oauth2/token"));
    }

    private ConnectionCalls connections() throws CallFailedException {
        return ConsoleClient.at(server.server().address())
                .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).connections();
    }

    private ConnectionTestViewModel model(Optional<ScimToken> visible, ConnectionCalls calls,
            Optional<TestSubject.ShownSecret> secret) throws CallFailedException {
        ConnectionList known = new ConnectionList(calls.all().connections(),
                wire.address() + "/oauth2/token");
        return new ConnectionTestViewModel(new TestSubject(wire.address() + "/scim/v2", "acme.com", visible,
                Optional.of(known), secret), tasks, Runnable::run, new Messages(), new ManualTime(), LIMITS);
    }

    private ConnectionTestViewModel model(Optional<ScimToken> visible) {
        return new ConnectionTestViewModel(
                new TestSubject(wire.address() + "/scim/v2", "acme.com", visible, Optional.empty(),
                        Optional.empty()),
                tasks, Runnable::run,
                new Messages(), new ManualTime(), LIMITS);
    }

    private static Conclusion conclusion(ConnectionTestViewModel model) {
        return model.conclusionProperty().get().orElseThrow(
                () -> new AssertionError(model.errorProperty().get()));
    }
}
