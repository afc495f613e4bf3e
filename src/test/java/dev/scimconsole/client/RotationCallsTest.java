package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenCheck;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.contract.rotation.MissedChanges;
import dev.scimconsole.contract.rotation.RefusedRequests;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationClient.Progress;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The calls about rotations, against the real service.
/// It measures a second and a half, so nothing else runs beside it.
@Tag("client")
@Isolated
@Timeout(60)
class RotationCallsTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private ConsoleClient client;
    private AdminSession session;
    private RotationCalls calls;

    @BeforeEach
    void start() throws CallFailedException {
        server = RunningServer.setUpWithViewer(folder);
        client = ConsoleClient.at(server.server().address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        calls = session.rotation();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aRotationComesAsRecords() throws CallFailedException {
        assertEquals(RotationState.NONE, calls.rotation().state());
        char[] old = issue();
        use(old, 200);
        refresh();
        use(old, 401);
        Rotation rotation = calls.rotation();
        assertEquals(RotationState.OLD_TOKEN_IN_USE, rotation.state());
        assertEquals(Optional.of(RunningServer.OWNER), rotation.refreshedBy());
        assertEquals(Optional.of(IdentityProvider.OKTA), rotation.identityProvider());
        assertEquals(Progress.OLD_TOKEN, rotation.clients().getFirst().progress());
        RefusedRequests refused = rotation.refused().getFirst();
        assertEquals("Okta", refused.origin().client());
        assertEquals(1, refused.count());
        MissedChanges missed = calls.missedChanges(Optional.empty(), 50);
        assertEquals(rotation.interruption(), missed.gap());
        assertEquals("users.searched", missed.attempts().getFirst().action());
    }

    @Test
    void theClientsComeAsRecords() throws CallFailedException {
        use(issue(), 200);
        ProvisioningClient okta = calls.clients().clients().getFirst();
        assertEquals(OKTA, okta.userAgent());
        assertEquals(1, okta.rhythm().syncs());
        assertTrue(okta.currentTokenLastUsedAt().isPresent());
    }

    @Test
    void aPastedTokenIsCheckedAndStaysTheCallers() throws CallFailedException {
        char[] token = issue();
        TokenCheck check = calls.check(token);
        assertEquals(TokenCheck.Verdict.CURRENT, check.verdict());
        assertEquals('s', token[0]);
        assertEquals(TokenCheck.Verdict.MALFORMED, calls.check("Bearer".toCharArray()).verdict());
        AdminSession viewer = client.signIn(new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD));
        assertThrows(CallFailedException.class, () -> viewer.rotation().check(token));
        assertEquals(RotationState.NONE, viewer.rotation().rotation().state());
    }

    @Test
    void aLifetimeIsSet() throws CallFailedException {
        issue();
        assertEquals(Optional.of(60),
                session.setTokenLifetime(60).value().configuration().tokenLifetimeDays());
        TokenDetails token = session.configuration().value().token().orElseThrow();
        assertTrue(token.expiresAt().isPresent());
        assertFalse(token.expired());
        assertEquals(Optional.empty(), token.expiryReminder());
        assertEquals(Optional.empty(), session.setTokenLifetime(0).value().configuration().token()
                .orElseThrow().expiresAt());
    }

    /// What the docstring of [RotationCalls] promises to whoever follows the stream.
    @Test
    void aRequestIsOnTheStreamWithinASecondAndTheRotationKnowsIt() throws Exception {
        char[] old = issue();
        refresh();
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> following = new LinkedBlockingQueue<>();
        Thread follower = Thread.ofVirtual().start(() -> follow(events, following));
        assertTrue(following.poll(10, TimeUnit.SECONDS));
        long start = System.nanoTime();
        use(old, 401);
        Event event = events.poll(10, TimeUnit.SECONDS);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertEquals(EventKind.REQUEST, event.kind());
        assertEquals(Optional.of("revoked"), event.reason());
        assertTrue(millis < 1_500, millis + " ms");
        assertEquals(RotationState.OLD_TOKEN_IN_USE, calls.rotation().state());
        follower.interrupt();
        follower.join();
    }

    private void follow(BlockingQueue<Event> events, BlockingQueue<Boolean> following) {
        try {
            session.events().follow(EventFilter.all(), Optional.empty(), false, new EventCalls.Follower() {
                @Override
                public void following() {
                    following.add(true);
                }

                @Override
                public void happened(String id, Event event) {
                    events.add(event);
                }
            });
        } catch (CallFailedException _) {
            // The test ends it.
        }
    }

    private char[] issue() throws CallFailedException {
        return token(session.addDomain(new AddDomain("acme.com", false)).value());
    }

    private void refresh() throws CallFailedException {
        token(session.refreshToken(session.configuration().etag().orElseThrow()).value());
    }

    private static char[] token(ConfigurationChange change) {
        try (ScimToken token = change.issuedToken().orElseThrow()) {
            return token.copyCharacters();
        }
    }

    private void use(char[] token, int status) {
        assertEquals(status, server.sendTo("/scim/v2/Users", "GET", "", "session", new String(token),
                "User-Agent", OKTA).status());
    }
}
