package dev.scimconsole.client.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.demo.entra.TenantCall;
import dev.scimconsole.demo.entra.TenantFault;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in to Microsoft Entra ID, against the simulated tenant.
@Tag("client")
@Tag("client.graph")
class MicrosoftSignInTest {

    private static final String PAGE = "<p>You can close this page.</p>";

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final EntraTenant tenant = EntraTenant.start(() -> now);
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void theBrowserComesBackWithACodeThatIsRedeemedWithItsVerifier() throws Exception {
        try (MicrosoftAccount account = inBrowser()) {
            assertEquals(EntraTenant.PERSON, account.userName());
            assertEquals(List.of(EntraTenant.APPLICATION),
                    new EntraProvisioning(account).applications("acme").stream().map(EntraApplication::name)
                            .toList());
            assertEquals(List.of("GET AUTHORIZE 302", "POST TOKEN authorization_code 200",
                    "GET FIND_APPLICATIONS 200"), tenant.log());
            String secret = account.refreshToken().orElseThrow().reveal();
            assertFalse((account + tenant.log().toString() + account.refreshToken()).contains(secret));
        }
    }

    @Test
    void aPageThatDoesNotKnowTheStateIsNoAnswer() throws Exception {
        MicrosoftSignIn signIn = signIn();
        try (MicrosoftSignIn.InBrowser begun = signIn.inBrowser(PAGE)) {
            String redirect = begun.address().getQuery().replaceFirst(".*redirect_uri=([^&]*)&.*", "$1");
            CompletableFuture<MicrosoftAccount> signedIn = waiting(begun);
            assertEquals(404,
                    Browser.look(URI.create(redirect + "/?code=stolen&state=guessed")).statusCode());
            assertEquals(404, Browser.look(URI.create(redirect + "/favicon.ico")).statusCode());
            HttpResponse<String> page = Browser.open(begun.address()).get(20, TimeUnit.SECONDS);
            assertEquals(PAGE, page.body());
            try (MicrosoftAccount account = signedIn.get(20, TimeUnit.SECONDS)) {
                assertEquals(EntraTenant.PERSON, account.userName());
            }
        }
    }

    @Test
    void aCodeOpensNothingWithoutItsVerifier() throws Exception {
        MicrosoftSignIn signIn = signIn();
        try (MicrosoftSignIn.InBrowser begun = signIn.inBrowser(PAGE);
                MicrosoftSignIn.InBrowser other = signIn.inBrowser(PAGE)) {
            // Whoever sees the code come by redeems it with a verifier of his own.
            URI stolen = URI.create(begun.address().toString().replaceFirst("code_challenge=[^&]*",
                    "code_challenge=" + "A".repeat(43)));
            CompletableFuture<MicrosoftAccount> signedIn = waiting(begun);
            Browser.open(stolen).get(20, TimeUnit.SECONDS);
            assertEquals(Kind.SIGN_IN_ENDED, failure(signedIn).kind());
            assertTrue(tenant.log().getLast().startsWith("POST TOKEN authorization_code 400"),
                    tenant.log()::toString);
            assertFalse(other.address().equals(begun.address()));
        }
    }

    @Test
    void whatIsMissingForASignInIsTold() throws Exception {
        tenant.consent(false);
        assertEquals(Kind.CONSENT_MISSING, refused().kind());
        tenant.consent(true);
        tenant.publicClientFlows(false);
        assertEquals(Kind.REGISTRATION_WRONG,
                assertThrows(GraphException.class, () -> signIn().onDevice()).failure().kind());
        MicrosoftSignIn unknown = new MicrosoftSignIn(cloud(),
                Registration.of(EntraTenant.TENANT_ID, EntraTenant.TENANT_ID).orElseThrow(), Optional.empty(),
                () -> now, pauses::add);
        assertEquals(Kind.REGISTRATION_WRONG,
                assertThrows(GraphException.class, unknown::onDevice).failure().kind());
        tenant.close();
        assertEquals(Kind.UNREACHABLE,
                assertThrows(GraphException.class, () -> signIn().onDevice()).failure().kind());
    }

    @Test
    void aDeviceIsWaitedForUntilTheCodeIsTypedIn() throws Exception {
        MicrosoftSignIn signIn = new MicrosoftSignIn(cloud(), registration(), Optional.empty(), () -> now,
                pause -> {
                    pauses.add(pause);
                    if (pauses.size() == 3) {
                        tenant.typeIn(userCode, true);
                    }
                });
        MicrosoftSignIn.OnDevice begun = signIn.onDevice();
        userCode = begun.userCode();
        assertEquals("https://login.microsoft.com/device", begun.verificationUri().toString());
        try (MicrosoftAccount account = signIn.await(begun)) {
            assertEquals(EntraTenant.PERSON, account.userName());
        }
        assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)), pauses);
        MicrosoftSignIn.OnDevice declined = signIn.onDevice();
        tenant.typeIn(declined.userCode(), false);
        assertEquals(Kind.DECLINED,
                assertThrows(GraphException.class, () -> signIn.await(declined)).failure().kind());
    }

    private String userCode = "";

    @Test
    void aSignInGoesOnUntilItIsEnded() throws Exception {
        String kept;
        try (MicrosoftAccount account = inBrowser()) {
            kept = account.refreshToken().orElseThrow().reveal();
            now = now.plus(Duration.ofMinutes(70));
            assertEquals(1, new EntraProvisioning(account).applications("Acme").size());
            assertTrue(tenant.log().contains("POST TOKEN refresh_token 200"));
        }
        try (SecretText secret = SecretText.of(kept); MicrosoftAccount again = signIn().resume(secret)) {
            assertEquals(EntraTenant.PERSON, again.userName());
            tenant.endSignIns();
            assertEquals(Kind.SIGN_IN_ENDED, assertThrows(GraphException.class,
                    () -> new EntraProvisioning(again).applications("Acme")).failure().kind());
        }
        try (SecretText secret = SecretText.of(kept)) {
            assertEquals(Kind.SIGN_IN_ENDED,
                    assertThrows(GraphException.class, () -> signIn().resume(secret)).failure().kind());
        }
    }

    @Test
    void aSignInThatIsThrottledSaysSo() {
        tenant.strike(TenantCall.DEVICE_CODE,
                new TenantFault.Refused(429, "TooManyRequests", Optional.of(7)));
        GraphFailure failure = assertThrows(GraphException.class, () -> signIn().onDevice()).failure();
        assertEquals(Kind.THROTTLED, failure.kind());
        assertEquals(Optional.of(Duration.ofSeconds(7)), failure.retryAfter());
    }

    private GraphFailure refused() throws Exception {
        try (MicrosoftSignIn.InBrowser begun = signIn().inBrowser(PAGE)) {
            CompletableFuture<MicrosoftAccount> signedIn = waiting(begun);
            Browser.open(begun.address()).get(20, TimeUnit.SECONDS);
            return failure(signedIn);
        }
    }

    private MicrosoftAccount inBrowser() throws Exception {
        try (MicrosoftSignIn.InBrowser begun = signIn().inBrowser(PAGE)) {
            CompletableFuture<HttpResponse<String>> page = Browser.open(begun.address());
            MicrosoftAccount account = begun.await();
            assertEquals(PAGE, page.get(20, TimeUnit.SECONDS).body());
            return account;
        }
    }

    private static CompletableFuture<MicrosoftAccount> waiting(MicrosoftSignIn.InBrowser begun) {
        CompletableFuture<MicrosoftAccount> signedIn = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                signedIn.complete(begun.await());
            } catch (GraphException | InterruptedException e) {
                signedIn.completeExceptionally(e);
            }
        });
        return signedIn;
    }

    private static GraphFailure failure(CompletableFuture<MicrosoftAccount> signedIn) throws Exception {
        return signedIn.handle((_, e) -> ((GraphException) e).failure()).get(20, TimeUnit.SECONDS);
    }

    private MicrosoftSignIn signIn() {
        return new MicrosoftSignIn(cloud(), registration(), Optional.empty(), () -> now, pauses::add);
    }

    private MicrosoftCloud cloud() {
        return new MicrosoftCloud(tenant.login(), tenant.graph());
    }

    private static Registration registration() {
        return Registration.of(EntraTenant.TENANT_ID, EntraTenant.CLIENT_ID).orElseThrow();
    }
}
