package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client against the real service, and against a wire on which everything goes wrong.
@Tag("client")
@Execution(ExecutionMode.CONCURRENT)
class ConsoleClientTest {

    private static final SignIn OWNER = new SignIn(RunningServer.OWNER, RunningServer.PASSWORD);
    private static final String REFRESH = "POST /api/v1/scim-configuration/token/refresh";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private RunningServer server;
    private Wire wire;
    private ConsoleClient client;
    private AdminSession session;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.setUp(folder);
        wire = Wire.to(server.server().address());
        client = ConsoleClient.at(wire.address());
        session = client.signIn(OWNER);
    }

    @AfterEach
    void stop() {
        client.close();
        wire.close();
        server.close();
    }

    @Test
    void theSessionKnowsWhoSignedInAndWhere() {
        assertEquals(RunningServer.OWNER, session.session().administrator().email());
        assertEquals(RunningServer.ORGANIZATION, session.session().organization().name());
        assertFalse(session.session().toString().contains(session.session().sessionToken()));
    }

    @Test
    void theConfigurationComesWithItsVersion() throws Exception {
        Versioned<ScimConfiguration> read = session.configuration();
        assertFalse(read.value().enabled());
        assertTrue(read.etag().isPresent());
    }

    @Test
    void theFirstDomainBringsATokenThatTheServiceTakes() throws Exception {
        Versioned<ConfigurationChange> change = session.addDomain(new AddDomain("acme.com", false));
        ScimToken token = change.value().issuedToken().orElseThrow();
        assertEquals(change.value().configuration().token().orElseThrow().hint(), token.hint());
        assertEquals(200, scimStatus(token));
        assertEquals(session.configuration().etag(), change.etag());
        assertTrue(session.addDomain(new AddDomain("acme.org", false)).value().issuedToken().isEmpty());
    }

    @Test
    void aRefreshReplacesTheToken() throws Exception {
        ScimToken first = firstToken();
        ScimToken second = session.refreshToken(etag()).value().issuedToken().orElseThrow();
        assertNotEquals(first.hint(), second.hint());
        assertEquals(401, scimStatus(first));
        assertEquals(200, scimStatus(second));
    }

    @Test
    void aRefreshOfAnOldVersionIsRefusedAndNamesWhoChangedIt() throws Exception {
        firstToken();
        String seen = etag();
        session.refreshToken(seen);
        Problem problem = problem(() -> session.refreshToken(seen));
        assertEquals(ProblemCode.CHANGED_MEANWHILE, problem.code());
        assertEquals(RunningServer.OWNER, problem.changedBy().orElseThrow());
        assertTrue(problem.changedAt().isPresent());
    }

    @Test
    void domainsAndInvitesAreChanged() throws Exception {
        firstToken();
        assertTrue(session.setSendEmailInvites(true).value().configuration().sendEmailInvites());
        assertFalse(session.setSendEmailInvites(false).value().configuration().sendEmailInvites());
        ScimConfiguration after = session.removeDomain("acme.com").value().configuration();
        assertFalse(after.enabled());
        assertTrue(after.token().isEmpty());
    }

    @Test
    void whatTheServiceRefusesIsToldAsItSaysIt() {
        Problem problem = problem(() -> session.addDomain(new AddDomain("@acme.com", false)));
        assertEquals(ProblemCode.NOT_A_DOMAIN, problem.code());
        assertFalse(problem.detail().isBlank());
        assertEquals(ProblemCode.WRONG_CREDENTIALS,
                problem(() -> client.signIn(new SignIn(RunningServer.OWNER, "not the password"))).code());
        assertEquals(ProblemCode.ALREADY_SET_UP,
                problem(() -> client
                        .setUp(new SetUp("AAAA-BBBB-CCCC", "Acme", "a@acme.com", "long enough pass")))
                        .code());
    }

    @Test
    void aSessionEndsWithSignOut() throws Exception {
        session.signOut();
        assertEquals(ProblemCode.NOT_SIGNED_IN, problem(session::configuration).code());
    }

    @Test
    void nothingListensMeansNothingWasSent() throws Exception {
        firstToken();
        String seen = etag();
        wire.close();
        CallFailure failure = failure(() -> session.refreshToken(seen));
        assertInstanceOf(CallFailure.Unreachable.class, failure);
        assertFalse(failure.leavesOutcomeUnknown());
        assertTrue(failure.sentence().contains(wire.address().toString()), failure::sentence);
    }

    @Test
    void httpsWhereThereIsNoneMeansNothingWasSent() {
        ConsoleClient secure = ConsoleClient
                .at(URI.create("https://127.0.0.1:" + server.server().address().getPort()));
        assertInstanceOf(CallFailure.Unreachable.class, failure(() -> secure.signIn(OWNER)));
    }

    @Test
    void anAnswerLostAfterTheServiceActedLeavesTheOutcomeUnknownAndIsNotRetried() throws Exception {
        ScimToken first = firstToken();
        String seen = etag();
        wire.strike(REFRESH, new Wire.Fault.AnswerLost());
        CallFailure failure = failure(() -> session.refreshToken(seen));
        assertInstanceOf(CallFailure.AnswerLost.class, failure);
        assertTrue(failure.leavesOutcomeUnknown());
        assertEquals(1, wire.count(REFRESH));
        assertEquals(401, scimStatus(first));
    }

    @Test
    void aRequestLostOnTheWayLooksTheSameAndIsNotRetriedEither() throws Exception {
        ScimToken first = firstToken();
        String seen = etag();
        wire.strike(REFRESH, new Wire.Fault.RequestLost());
        assertInstanceOf(CallFailure.AnswerLost.class, failure(() -> session.refreshToken(seen)));
        assertEquals(1, wire.count(REFRESH));
        assertEquals(200, scimStatus(first));
    }

    @Test
    void aChangeDoesNotRideOnAConnectionThatDiedMeanwhile() throws Exception {
        firstToken();
        AdminSession direct = ConsoleClient.at(server.server().address()).signIn(OWNER);
        // The read leaves a connection behind, which dies with the service.
        String seen = direct.configuration().etag().orElseThrow();
        server.close();
        assertInstanceOf(CallFailure.Unreachable.class, failure(() -> direct.refreshToken(seen)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
            "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 29\r\n\r\n"
                    + "{\"configuration\": {\"enabled\":"})
    void garbageIsUnintelligible(String answer) throws Exception {
        firstToken();
        String seen = etag();
        wire.strike(REFRESH, new Wire.Fault.AnsweredBy(answer));
        CallFailure failure = failure(() -> session.refreshToken(seen));
        assertInstanceOf(CallFailure.Unintelligible.class, failure);
        assertTrue(failure.leavesOutcomeUnknown());
    }

    @Test
    void anAnswerThatBreaksOffIsLost() throws Exception {
        firstToken();
        String seen = etag();
        wire.strike(REFRESH, new Wire.Fault.AnsweredBy(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"config"));
        assertInstanceOf(CallFailure.AnswerLost.class, failure(() -> session.refreshToken(seen)));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToTheEnd() {
        wire.strike("GET",
                new Wire.Fault.AnsweredBy("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                        + "[1,".repeat(4 * 1024 * 1024)));
        assertInstanceOf(CallFailure.Unintelligible.class, failure(session::configuration));
    }

    @Test
    void anErrorNeverQuotesTheToken() {
        try (ScimToken token = ScimToken.generate(new SecureRandom())) {
            String text = token.reveal();
            String broken = "{\"configuration\": 7, \"issuedToken\": \"" + text + "\", x";
            wire.strike("POST",
                    new Wire.Fault.AnsweredBy("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + broken.length() + "\r\n\r\n" + broken));
            CallFailedException failed = assertThrows(CallFailedException.class,
                    () -> session.addDomain(new AddDomain("acme.com", false)));
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause.getMessage()).contains(text.substring(5, 40)));
            }
        }
    }

    @Test
    void aProblemCodeOfANewerServerIsUnderstoodByItsStatus() {
        String problem = "{\"type\": \"x\", \"title\": \"New\", \"status\": 409, \"detail\": \"Do this.\","
                + " \"code\": \"brand-new\"}";
        wire.strike("POST",
                new Wire.Fault.AnsweredBy("HTTP/1.1 418 New\r\nContent-Type: application/problem+json\r\n"
                        + "Content-Length: " + problem.length() + "\r\n\r\n" + problem));
        Problem told = problem(() -> session.addDomain(new AddDomain("acme.com", false)));
        assertEquals("Do this.", told.detail());
        assertEquals(ProblemCode.INVALID_REQUEST, told.code());
        assertEquals(418, told.status());
    }

    @Test
    @Timeout(10)
    void interruptingTheCallerCancelsTheCall() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        wire.strike("GET", new Wire.Fault.Slow(never));
        AtomicReference<CallFailure> told = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> told.set(failure(session::configuration)));
        wire.await("GET");
        caller.interrupt();
        assertTrue(caller.join(Duration.ofSeconds(5)), "the call goes on");
        assertInstanceOf(CallFailure.AnswerLost.class, told.get());
        never.countDown();
    }

    @Test
    @Timeout(10)
    void closingTheClientEndsWhatRuns() throws Exception {
        wire.strike("GET", new Wire.Fault.Slow(new CountDownLatch(1)));
        Thread caller = Thread.ofVirtual().start(() -> failure(session::configuration));
        wire.await("GET");
        client.close();
        assertTrue(caller.join(Duration.ofSeconds(5)), "the call goes on");
    }

    @Test
    void aReadSurvivesAConnectionThatDiedMeanwhile() throws Exception {
        session.configuration();
        wire.strike("", new Wire.Fault.Cut());
        failure(session::configuration);
        wire.mend();
        assertFalse(session.configuration().value().enabled());
    }

    @Test
    void theServerSaysWhetherItIsSetUp() throws Exception {
        assertTrue(client.health().setUp());
    }

    @Test
    void everyFailureHasASentence() {
        for (CallFailure failure : List.of(new CallFailure.Unreachable("a"), new CallFailure.AnswerLost("b"),
                new CallFailure.Unintelligible("c"),
                new CallFailure.Answered(Problem.of(ProblemCode.INTERNAL, "d")))) {
            assertEquals(1, failure.sentence().length());
        }
        assertTrue(new CallFailure.Answered(Problem.of(ProblemCode.INTERNAL, "")).leavesOutcomeUnknown());
        assertFalse(new CallFailure.Answered(Problem.of(ProblemCode.NOT_ENABLED, "")).leavesOutcomeUnknown());
    }

    private ScimToken firstToken() throws CallFailedException {
        return session.addDomain(new AddDomain("acme.com", false)).value().issuedToken().orElseThrow();
    }

    private String etag() throws CallFailedException {
        return session.configuration().etag().orElseThrow();
    }

    private int scimStatus(ScimToken token) {
        return server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + token.reveal())
                .status();
    }

    private static Problem problem(Executable call) {
        return assertInstanceOf(CallFailure.Answered.class, failure(call)).problem();
    }

    private static CallFailure failure(Executable call) {
        return assertThrows(CallFailedException.class, call).failure();
    }

    @Test
    void whatWentWrongIsSaidInTheLanguageOfWhoeverReadsIt() {
        AtomicReference<Locale> language = new AtomicReference<>(Locale.GERMAN);
        try (ConsoleClient there = new ConsoleClient(wire.address(), SocketFactory.getDefault(),
                Optional.empty(),
                language::get)) {
            SignIn wrong = new SignIn(RunningServer.OWNER, "another password");
            assertTrue(failure(() -> there.signIn(wrong)).sentence()
                    .startsWith("E-Mail und Passwort gehören nicht"));
            language.set(Locale.JAPANESE);
            assertTrue(failure(() -> there.signIn(wrong)).sentence().startsWith("メールとパスワードの"));
            wire.close();
            assertTrue(failure(there::health).sentence().endsWith("ネットワークから届くかを確かめてください。"));
        }
    }
}
