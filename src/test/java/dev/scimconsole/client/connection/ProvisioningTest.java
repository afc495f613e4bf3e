package dev.scimconsole.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.client.Wire.Fault;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The steps over HTTP, against the real service behind a wire on which all kinds of things go wrong:
/// whatever happens, the test user is removed, or the test says that it is not.
@Tag("client")
@Tag("client.connection")
@Execution(ExecutionMode.CONCURRENT)
class ProvisioningTest {

    private static final Step[] OVER_HTTP = {Step.HTTP, Step.AUTHENTICATION, Step.DISCOVERY,
            Step.UNKNOWN_USER, Step.CREATE, Step.CHANGE, Step.DEACTIVATE, Step.DELETE};
    private static final String SERVER_ERROR = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";

    private RunningServer server;
    private Wire wire;
    private String token;

    @BeforeEach
    void start(@TempDir(factory = MemoryFolder.class) Path folder) {
        server = RunningServer.setUp(folder);
        wire = Wire.to(server.server().address());
        JsonNode answer = server.post("/scim-configuration/domains", "{\"name\": \"acme.com\"}", "session",
                server.signIn()).json();
        token = answer.get("issuedToken").asString();
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    @Test
    void ourServicePassesEveryStep() {
        List<String> told = new ArrayList<>();
        ConnectionReport report = test(Testing.SHORT).run((step, state) -> {
            if (state instanceof StepState.Running) {
                told.add(step.name());
            }
        });
        Testing.passed(report, Step.NAME, Step.CONNECTION);
        Testing.passed(report, OVER_HTTP);
        assertInstanceOf(StepState.Skipped.class, report.states().get(Step.ENCRYPTION));
        assertTrue(report.passed());
        assertEquals(Credentials.ofToken().size() - 1, told.size());
        assertEquals(List.of(), users());
    }

    @Test
    void aServiceThatNobodyHereWrotePassesEveryStep() throws Exception {
        try (ScimSdkService peer = new ScimSdkService(Testing.SECRET)) {
            ConnectionReport report = Testing.run(peer.baseUrl());
            Testing.passed(report, OVER_HTTP);
            assertEquals(0, peer.users());
        }
    }

    @Test
    void aTokenOfThePastIsRefused() {
        server.post("/scim-configuration/token/refresh", "", "session", server.signIn(), "If-Match", etag());
        Testing.endsAt(test(Testing.SHORT).run((_, _) -> {}), Step.AUTHENTICATION,
                FindingCode.TOKEN_REFUSED);
    }

    @Test
    void aServiceThatFailsAfterTheCreationLosesTheTestUserAllTheSame() {
        wire.strike("PATCH", new Fault.AnsweredBy(SERVER_ERROR));
        ConnectionReport report = test(Testing.SHORT).run((_, _) -> {});
        assertEquals(FindingCode.SERVER_ERROR, Testing.finding(report, Step.CHANGE).code());
        Testing.passed(report, Step.CREATE, Step.DELETE);
        assertEquals(List.of(), users());
    }

    @Test
    void aChangeThatIsOnlyClaimedIsFound() {
        try (Wire liar = Wire.to(server.server().address())) {
            liar.strike("GET /scim/v2/Users/", new Fault.AnsweredBy(user("\"active\": true")));
            ConnectionReport report = test(liar, Testing.SHORT).run((_, _) -> {});
            assertEquals(FindingCode.CHANGE_NOT_MADE, Testing.finding(report, Step.DEACTIVATE).code());
            // The wire also says that the user is still there, so that nobody can know.
            assertEquals(FindingCode.NOT_REMOVED, Testing.finding(report, Step.DELETE).code());
        }
    }

    @Test
    void aServiceThatStopsAnsweringIsWaitedForOnlySoLong() {
        CountDownLatch never = new CountDownLatch(1);
        wire.strike("PATCH", new Fault.Slow(never));
        ConnectionReport report = test(Testing.IMPATIENT).run((_, _) -> {});
        never.countDown();
        assertEquals(FindingCode.NO_ANSWER_IN_TIME, Testing.finding(report, Step.CHANGE).code());
        Testing.passed(report, Step.DELETE);
        assertEquals(List.of(), users());
    }

    @Test
    void aTestUserWhoseCreationWasNeverAnsweredIsFoundAndRemoved() {
        wire.strike("POST", new Fault.AnswerLost());
        ConnectionReport report = test(Testing.SHORT).run((_, _) -> {});
        assertEquals(FindingCode.ANSWER_LOST, Testing.finding(report, Step.CREATE).code());
        Testing.passed(report, Step.DELETE);
        assertEquals(1, wire.count("DELETE /scim/v2/Users/"));
        assertEquals(List.of(), users());
    }

    @Test
    void aCreationThatWasNeverReceivedLeavesNothingToRemove() {
        wire.strike("POST", new Fault.RequestLost());
        ConnectionReport report = test(Testing.SHORT).run((_, _) -> {});
        StepState.Passed removed = assertInstanceOf(StepState.Passed.class, report.states().get(Step.DELETE));
        assertTrue(removed.remark().orElseThrow().inEnglish().contains("not come into being"));
        assertEquals(0, wire.count("DELETE"));
    }

    @Test
    void nobodyElseIsEverRemoved() {
        String list = "{\"schemas\": [\"" + ProbeAnswer.LIST_RESPONSE
                + "\"], \"totalResults\": 1, \"Resources\":"
                + " [{\"id\": \"1\", \"userName\": \"alex@acme.com\"}]}";
        wire.strike("POST", new Fault.AnswerLost());
        try (Wire ignorant = Wire.to(wire.address())) {
            ignorant.strike("GET /scim/v2/Users?filter", new Fault.AnsweredBy(ok(list)));
            ConnectionReport report = test(ignorant, Testing.SHORT).run((_, _) -> {});
            assertEquals(FindingCode.FILTER_IGNORED, Testing.finding(report, Step.UNKNOWN_USER).code());
        }
        assertEquals(0, wire.count("DELETE"));
    }

    @Test
    void aTestUserThatCannotBeRemovedIsNamedWithItsId() {
        wire.strike("DELETE", new Fault.AnsweredBy(SERVER_ERROR));
        ConnectionReport report = test(Testing.SHORT).run((_, _) -> {});
        Finding finding = Testing.finding(report, Step.DELETE);
        // The wire let the request through, so what the service holds must be asked anew.
        assertEquals(FindingCode.NOT_REMOVED, finding.code());
        assertTrue(finding.sentence().contains(report.target().testUserName() + ", id "), finding::sentence);
        assertFalse(report.passed());
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHENTICATION", "DISCOVERY", "CREATE", "CHANGE", "DEACTIVATE"})
    void aCancelledTestLeavesNoTestUser(Step at) {
        ConnectionTest test = test(Testing.SHORT);
        ConnectionReport report = test.run((step, state) -> {
            if (step == at && state instanceof StepState.Running) {
                test.cancel();
            }
        });
        assertTrue(report.cancelled());
        assertFalse(report.passed());
        assertInstanceOf(StepState.Skipped.class, report.states().get(at));
        assertEquals(List.of(), users());
    }

    @Test
    void anInterruptedThreadLeavesNoTestUserEither() throws InterruptedException {
        ConnectionTest test = test(Testing.SHORT);
        // It ends by the interruption, which is nothing that a test of the screen beside this one should fail
        // by.
        Thread thread = Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {})
                .start(() -> test.run((step, state) -> {
                    if (step == Step.CHANGE && state instanceof StepState.Running) {
                        Thread.currentThread().interrupt();
                    }
                }));
        thread.join();
        assertEquals(1, wire.count("POST"));
        assertEquals(List.of(), users());
    }

    @Test
    void cancelEndsARequestThatHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        wire.strike("GET /scim/v2/Schemas", new Fault.Slow(never));
        ConnectionTest test = test(new Limits(Testing.SHORT.connect(), Duration.ofMinutes(5),
                Testing.SHORT.removal()));
        FutureTask<ConnectionReport> running = new FutureTask<>(() -> test.run((_, _) -> {}));
        Thread.startVirtualThread(running);
        wire.await("GET /scim/v2/Schemas");
        test.cancel();
        ConnectionReport report = running.get();
        never.countDown();
        assertTrue(report.cancelled());
        assertInstanceOf(StepState.Skipped.class, report.states().get(Step.DISCOVERY));
    }

    @Test
    void theTestCallsItselfByItsName() {
        test(Testing.SHORT).run((_, _) -> {});
        JsonNode events = server.send("GET", "/events?limit=50&kind=request", "", "session", server.signIn())
                .json().get("events");
        assertTrue(!events.isEmpty() && events.toString().contains("SCIM-Console-Connection-Test"),
                events::toString);
        assertFalse(events.toString().contains(token));
    }

    @Test
    void theTestIsNotTakenForAnIdentityProviderThatHasPickedUpTheToken() {
        String session = server.signIn();
        token = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match", etag())
                .json().get("issuedToken").asString();
        assertTrue(test(Testing.SHORT).run((_, _) -> {}).passed());
        JsonNode rotation = server.send("GET", "/rotation", "", "session", session).json();
        assertEquals("waiting", rotation.get("state").asString(), rotation::toString);
        assertTrue(rotation.get("clients").isEmpty() && rotation.get("refused").isEmpty(),
                rotation::toString);
        JsonNode configuration = server.send("GET", "/scim-configuration", "", "session", session).json();
        assertTrue(configuration.get("token").path("lastUsedAt").isMissingNode()
                || configuration.get("token").get("lastUsedAt").isNull(), configuration::toString);
    }

    private ConnectionTest test(Limits limits) {
        return test(wire, limits);
    }

    private ConnectionTest test(Wire over, Limits limits) {
        return Testing.test(over.address() + "/scim/v2", token, limits, Optional.empty());
    }

    private List<String> users() {
        JsonNode list = server.sendTo("/scim/v2/Users?count=100", "GET", "", "Authorization",
                "Bearer " + token).json();
        List<String> names = new ArrayList<>();
        list.path("Resources").forEach(user -> names.add(user.path("userName").asString()));
        return names;
    }

    private String etag() {
        return server.send("GET", "/scim-configuration", "", "session", server.signIn()).header("ETag");
    }

    private static String user(String members) {
        return ok("{\"schemas\": [], \"displayName\": \"SCIM Console connection test (safe to delete)\", "
                + members + "}");
    }

    private static String ok(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
    }
}
