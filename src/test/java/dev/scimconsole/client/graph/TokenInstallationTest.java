package dev.scimconsole.client.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.client.graph.InstallationState.Remark;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.demo.entra.TenantCall;
import dev.scimconsole.demo.entra.TenantFault;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A new token on its way into a simulated tenant whose job calls the real service; each failure of each
/// step, read from the tenant's log.
@Tag("client")
@Tag("client.graph")
@Execution(ExecutionMode.CONCURRENT)
class TokenInstallationTest {

    private static final String PUT = "PUT WRITE_SECRETS BaseAddress,SecretToken ";
    private static final String VALIDATE = "POST VALIDATE useSavedCredentials ";
    private static final String LOOK = "GET READ_JOB 200";
    private static final String LIFT = "POST RESTART QuarantineState ";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final EntraTenant tenant = EntraTenant.start(() -> now);
    private final List<Duration> pauses = new ArrayList<>();
    private final Map<InstallationStep, InstallationState> states = new EnumMap<>(InstallationStep.class);
    private RunningServer server;
    private String session;
    private MicrosoftAccount account;
    private EntraTarget target;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.setUp(folder);
        session = server.signIn();
        tenant.paste(baseUrl(), server.addFirstDomain(session));
        MicrosoftSignIn signIn = new MicrosoftSignIn(new MicrosoftCloud(tenant.login(), tenant.graph()),
                Registration.of(EntraTenant.TENANT_ID, EntraTenant.CLIENT_ID).orElseThrow(), Optional.empty(),
                () -> now, pauses::add);
        try (MicrosoftSignIn.InBrowser begun = signIn.inBrowser("")) {
            var _ = Browser.open(begun.address());
            account = begun.await();
        }
        EntraProvisioning provisioning = new EntraProvisioning(account);
        EntraApplication application = provisioning.applications("Acme").getFirst();
        target = new EntraTarget(application, provisioning.jobs(application).getFirst().id());
    }

    @AfterEach
    void stop() {
        account.close();
        tenant.close();
        server.close();
    }

    @Test
    void oneClickLeadsFromTheRefreshToPickedUp() {
        assertInstanceOf(Outcome.Synchronized.class, tenant.runCycle("acme.com"));
        String token = refresh();
        // Microsoft comes by with the old token at the worst moment.
        assertInstanceOf(Outcome.TokenRefused.class, tenant.runCycle("acme.com"));
        assertTrue(tenant.isQuarantined());
        assertTrue(install(token, Optional.empty()));
        assertEquals(List.of("cycle TokenRefused", PUT + 204, VALIDATE + 204, LOOK, LIFT + 204),
                logSince("cycle TokenR"));
        assertInstanceOf(InstallationState.Done.class, states.get(InstallationStep.LIFT_QUARANTINE));
        assertEquals("old-token-in-use",
                server.send("GET", "/rotation", "", "session", session).json().get("state").asString(),
                "Microsoft's test of the token is no provisioning");
        assertEquals("Microsoft Entra ID connection test",
                server.send("GET", "/scim-configuration", "", "session",
                        session).json().at("/token/lastUsedBy").asString());
        assertEquals(new InstallationState.NotNeeded(now, Remark.NOT_ASKED),
                states.get(InstallationStep.PROVISION_ONE));
        assertInstanceOf(Outcome.Synchronized.class, tenant.runCycle("acme.com"));
        assertEquals("picked-up",
                server.send("GET", "/rotation", "", "session", session).json().get("state").asString());
        assertFalse(tenant.log().toString().contains(token), "the tenant's log holds no token");
    }

    @Test
    void withoutAQuarantineNothingIsRestarted() {
        assertTrue(install(refresh(), Optional.empty()));
        assertEquals(List.of(PUT + 204, VALIDATE + 204, LOOK), logSince("PUT"));
        assertEquals(new InstallationState.NotNeeded(now, Remark.IN_ORDER),
                states.get(InstallationStep.LIFT_QUARANTINE));
        tenant.pause(true);
        assertTrue(install(refresh(), Optional.empty()));
        assertEquals(new InstallationState.NotNeeded(now, Remark.JOB_PAUSED),
                states.get(InstallationStep.LIFT_QUARANTINE));
    }

    @Test
    void onePersonIsProvisionedWhereThatIsAskedFor() {
        assertTrue(install(refresh(), Optional.of("gpark@acme.com")));
        assertEquals(List.of(PUT + 204, VALIDATE + 204, LOOK, "POST TOKEN refresh_token 200",
                "GET FIND_PERSON 200", "GET READ_SCHEMA 200", "POST PROVISION 200"), logSince("PUT"));
        assertEquals("picked-up",
                server.send("GET", "/rotation", "", "session", session).json().get("state").asString());
    }

    @Test
    void aRightThatIsMissingForThePersonAloneFailsThatStepAlone() {
        tenant.consentToPeople(false);
        assertFalse(install(refresh(), Optional.of("gpark@acme.com")));
        assertFailed(InstallationStep.PROVISION_ONE, Kind.CONSENT_MISSING);
        assertInstanceOf(InstallationState.Done.class, states.get(InstallationStep.VALIDATE));
    }

    @Test
    void withoutTheRoleNothingIsWritten() {
        String token = refresh();
        tenant.administrator(false);
        assertFalse(install(token, Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.ROLE_MISSING);
        assertEquals(List.of(PUT + 403), logSince("PUT"));
        assertInstanceOf(InstallationState.Waiting.class, states.get(InstallationStep.VALIDATE));
    }

    @Test
    void withoutConsentNothingIsWritten() {
        tenant.strike(TenantCall.WRITE_SECRETS,
                new TenantFault.Refused(403, "Authentication_MSGraphPermissionMissing", Optional.empty()));
        assertFalse(install(refresh(), Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.CONSENT_MISSING);
        assertEquals(List.of("PUT WRITE_SECRETS 403"), logSince("PUT"));
    }

    @Test
    void aSignInThatEndedInTheMeantimeIsTold() {
        String token = refresh();
        tenant.endSignIns();
        assertFalse(install(token, Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.SIGN_IN_ENDED);
    }

    @ParameterizedTest
    @CsvSource({"WRITE_SECRETS, 404, Request_ResourceNotFound", "VALIDATE, 404, Request_ResourceNotFound",
            "READ_JOB, 503, ServiceUnavailable"})
    void whatIsNotThereYetIsAskedForAgainWithGrowingPauses(TenantCall call, int status, String code) {
        tenant.strike(call, new TenantFault.Refused(status, code, Optional.empty()),
                new TenantFault.Refused(status, code, Optional.empty()),
                new TenantFault.Refused(status, code, Optional.empty()));
        assertTrue(install(refresh(), Optional.empty()));
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), pauses);
    }

    @Test
    void whatStaysAwayIsGivenUp() {
        for (int i = 0; i < 10; i++) {
            tenant.strike(TenantCall.WRITE_SECRETS,
                    new TenantFault.Refused(404, "Request_ResourceNotFound", Optional.empty()));
        }
        assertFalse(install(refresh(), Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.NOT_FOUND);
        assertEquals(6, logSince("PUT").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whoIsToComeBackLaterComesThenAndNoEarlier(int status) {
        tenant.strike(TenantCall.VALIDATE,
                new TenantFault.Refused(status, "TooManyRequests", Optional.of(17)));
        assertTrue(install(refresh(), Optional.empty()));
        assertEquals(List.of(Duration.ofSeconds(17)), pauses);
        assertEquals(List.of(PUT + 204, "POST VALIDATE " + status, VALIDATE + 204, LOOK), logSince("PUT"));
    }

    @Test
    void whoIsToComeBackMuchLaterIsTold() {
        tenant.strike(TenantCall.WRITE_SECRETS,
                new TenantFault.Refused(429, "TooManyRequests", Optional.of(600)));
        assertFalse(install(refresh(), Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.THROTTLED);
        assertEquals(List.of(), pauses);
    }

    @Test
    void whenMicrosoftCannotGetInHereItSaysSo() {
        String token = refresh();
        refresh();
        assertFalse(install(token, Optional.empty()), "a token that is dead already");
        assertFailed(InstallationStep.VALIDATE, Kind.CANNOT_REACH_US);
        assertEquals("CredentialValidationUnavailable (request-id 11111111-2222-3333-4444-555555555555)",
                ((InstallationState.Failed) states.get(InstallationStep.VALIDATE)).failure().reference());
        assertEquals(List.of(PUT + 204, VALIDATE + 400), logSince("PUT"));
    }

    @ParameterizedTest
    @CsvSource({"WRITE_SECRETS, WRITE", "VALIDATE, VALIDATE", "RESTART, LIFT_QUARANTINE",
            "PROVISION, PROVISION_ONE"})
    void whatWasCutOffIsNotSentAgain(TenantCall call, InstallationStep step) {
        for (boolean done : List.of(true, false)) {
            String token = refresh();
            tenant.runCycle("acme.com");
            tenant.strike(call, new TenantFault.Cut(done));
            assertFalse(install(token, Optional.of("gpark@acme.com")));
            assertFailed(step, Kind.CUT);
            assertEquals(1,
                    tenant.log().subList(tenant.log().lastIndexOf("cycle TokenRefused"), tenant.log().size())
                            .stream().filter(line -> line.contains(" " + call + " ")).count());
            assertEquals(List.of(), pauses);
        }
    }

    @Test
    void whereNothingAnswersNothingWasSent() {
        String token = refresh();
        tenant.close();
        assertFalse(install(token, Optional.empty()));
        assertFailed(InstallationStep.WRITE, Kind.UNREACHABLE);
    }

    private boolean install(String text, Optional<String> person) {
        states.clear();
        for (InstallationStep step : InstallationStep.values()) {
            states.put(step, new InstallationState.Waiting());
        }
        try (ScimToken token = ScimToken.parse(text).orElseThrow()) {
            return new TokenInstallation(account, target, baseUrl(), person, () -> now, pauses::add).run(
                    token,
                    states::put);
        }
    }

    private void assertFailed(InstallationStep step, Kind kind) {
        InstallationState.Failed failed = assertInstanceOf(InstallationState.Failed.class, states.get(step),
                states.toString());
        assertEquals(kind, failed.failure().kind());
    }

    private List<String> logSince(String beginning) {
        List<String> log = tenant.log();
        int first = 0;
        while (!log.get(first).startsWith(beginning)) {
            first++;
        }
        return log.subList(first, log.size()).stream()
                .filter(line -> !line.equals("cycle Synchronized")).toList();
    }

    private String refresh() {
        return server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                server.send("GET", "/scim-configuration", "", "session", session).header("ETag")).json()
                .get("issuedToken").asString();
    }

    private String baseUrl() {
        return server.server().scimBaseUrl().toString();
    }
}
