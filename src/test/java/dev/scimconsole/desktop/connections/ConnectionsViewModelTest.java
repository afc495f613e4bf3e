package dev.scimconsole.desktop.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The card without a toolkit, on the real service: what it shows, what it asks, what it lets happen.
@Tag("desktop")
@Tag("desktop.connections")
class ConnectionsViewModelTest {

    private static final String TENANT = "https://login.microsoftonline.com/3f6e1b52-0c55-4d0e-9b7a-1d2c5b8f9a41";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final TestFailures failures = new TestFailures();
    private final Copies copies = new Copies();
    private RunningServer server;
    private Wire wire;
    private ConnectionsViewModel card;

    @BeforeEach
    void open() throws CallFailedException {
        server = RunningServer.setUp(folder);
        wire = Wire.to(server.server().address());
        card = card();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), failures.defects());
        card.close();
        wire.close();
        server.close();
    }

    @Test
    void aConnectionWithASecretOpensAndTheSecretIsShownOnce() {
        assertEquals("Microsoft Entra ID or Ping without a token", card.title());
        Connection connection = made("Entra production");
        assertEquals("Microsoft Entra ID or Ping without a token (1)", card.title());
        assertEquals(Optional.of(connection.id()), card.secret().formOfProperty().get());
        ScimToken secret = secret("Entra 2027", 2);
        assertEquals(Optional.empty(), card.secret().formOfProperty().get());
        assertEquals(200, token(connection, secret.reveal()));
        ConnectionSecret details = only().secrets().getFirst();
        assertEquals(secret.hint(), details.hint());
        assertEquals(Duration.ofDays(730), Duration.between(details.createdAt(), details.expiresAt()));

        assertTrue(card.leaveWarning().isPresent());
        card.secret().copy();
        assertEquals(secret.reveal(), copies.copied);
        assertTrue(card.leaveWarning().isEmpty());
        card.close();
        assertTrue(secret.isWiped());
        assertEquals("", copies.copied);
        assertTrue(card.secret().secretProperty().get().isEmpty());
    }

    @Test
    void leavingWhileASecretIsOnItsWayAsksFirst() throws CallFailedException {
        Connection connection = made("Entra production");
        Queue<Runnable> screen = new ArrayDeque<>();
        card = card(screen::add);
        screen.remove().run();
        card.secret().openForm(connection);
        card.secret().nameProperty().set("Entra 2027");
        card.secret().add();
        assertEquals("Leave before the client secret arrives?", card.leaveWarning().orElseThrow().title());
    }

    @Test
    void aDeletedSecretLeavesThePageAndOpensNothing() {
        Connection connection = made("Entra production");
        ScimToken secret = secret("Entra 2027", 1);
        String text = secret.reveal();
        assertEquals(200, token(connection, text));
        card.load();
        ConnectionSecret details = only().secrets().getFirst();
        assertTrue(card.words().deleteQuestion(details).points().getLast().startsWith("It was last used"));
        card.delete(connection, details);
        assertTrue(secret.isWiped());
        assertEquals(List.of(), only().secrets());
        assertEquals(401, token(connection, text));
    }

    @Test
    void whatCanNotBeTakenIsSaidAndTheFormStays() {
        card.add(ConnectionKind.CLIENT_CREDENTIALS);
        card.save();
        assertEquals("Enter a name.", card.form().errorProperty().get());
        made("Entra production");
        card.add(ConnectionKind.CLIENT_CREDENTIALS);
        card.form().nameProperty().set("entra PRODUCTION");
        card.save();
        assertTrue(card.form().errorProperty().get().contains("already"), card.form().errorProperty()::get);
        assertTrue(card.form().kindProperty().get().isPresent());
        card.cancel();
        assertTrue(card.form().kindProperty().get().isEmpty());
        card.secret().openForm(only());
        card.secret().add();
        assertEquals("Enter a name.", card.secret().errorProperty().get());
    }

    @Test
    void aFederatedConnectionIsMadeAndChangedAndRemoved() {
        card.add(ConnectionKind.FEDERATION);
        card.form().nameProperty().set("Entra pilot");
        card.form().issuerProperty().set(TENANT + "/v2.0");
        card.form().keysUrlProperty().set("https://keys.example.com/");
        card.form().subjectProperty().set("c7a0d1f4-5b1e-4d0a-8e53-2f1b7c90a6de");
        card.form().audienceProperty().set("api://2d4a9b60-71c3-4f7e-9b0c-6a5e18d3c4f2/.default");
        card.save();
        assertTrue(card.form().errorProperty().get().contains("Microsoft"), card.form().errorProperty()::get);
        card.form().keysUrlProperty().set(TENANT + "/discovery/v2.0/keys");
        card.save();
        assertEquals("api://2d4a9b60-71c3-4f7e-9b0c-6a5e18d3c4f2", only().trust().orElseThrow().audience());
        assertEquals(Optional.empty(), card.secret().formOfProperty().get());
        assertEquals("Not used yet", card.words().use(only()));
        card.edit(only());
        assertEquals(TENANT + "/v2.0", card.form().issuerProperty().get());
        card.form().nameProperty().set("Entra two");
        card.save();
        assertEquals("Entra two", only().name());
        assertFalse(card.words().removeQuestion(only()).points().isEmpty());
        card.remove(only());
        assertEquals(List.of(), card.connections());
    }

    @Test
    void aSecretThatEndsSoonIsToldBeforeAnybodyOpensTheCard() throws CallFailedException {
        made("Entra production");
        secret("Entra 2027", 1);
        assertEquals("", card.reminder());
        assertEquals("", card.words().ending(only().secrets().getFirst()));
        server.passTime(Duration.ofDays(340));
        card.close();
        card = card();
        assertTrue(card.reminder().startsWith("**The secret “Entra 2027” of “Entra production” ends "),
                card::reminder);
        server.passTime(Duration.ofDays(30));
        card.close();
        card = card();
        assertTrue(card.reminder().contains("has ended"), card::reminder);
        assertEquals("Ended", card.words().ending(only().secrets().getFirst()));
    }

    @Test
    void aSecretWhoseAnswerIsLostIsToldAsOneThatNobodyHasSeen() {
        Connection connection = made("Entra production");
        wire.strike("POST /api/v1/connections/" + connection.id() + "/secrets", new Wire.Fault.AnswerLost());
        card.secret().openForm(connection);
        card.secret().nameProperty().set("Entra 2027");
        card.secret().add();
        wire.mend();
        assertTrue(card.noticeProperty().get().orElseThrow().text().contains("that nobody has seen"));
        assertTrue(card.secret().secretProperty().get().isEmpty());
    }

    @Test
    void aRemovedConnectionTakesItsShownSecretWithIt() {
        Connection connection = made("Entra production");
        ScimToken secret = secret("Entra 2027", 1);
        String text = secret.reveal();
        card.secret().copy();
        // As it was before it had a secret: whoever asked may have looked at that.
        card.remove(connection);
        assertTrue(secret.isWiped());
        assertEquals("", copies.copied);
        assertTrue(card.secret().secretProperty().get().isEmpty());
        assertEquals(401, token(connection, text));
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsToldAsItEndedAndTakesTheSecretToo() {
        Connection connection = made("Entra production");
        ScimToken secret = secret("Entra 2027", 1);
        String remove = "DELETE /api/v1/connections/" + connection.id();
        wire.strike(remove, new Wire.Fault.RequestLost());
        card.remove(only());
        assertTrue(notice().startsWith("**Entra production was not removed and still opens"), this::notice);
        assertFalse(secret.isWiped());
        wire.strike(remove, new Wire.Fault.AnswerLost());
        card.remove(only());
        assertEquals("Entra production was removed, although the answer of the service was lost.", notice());
        assertTrue(secret.isWiped());
        assertTrue(card.secret().secretProperty().get().isEmpty());
    }

    @Test
    void aDeletionOfASecretWhoseAnswerIsLostIsToldAsItEndedAndWipesIt() {
        Connection connection = made("Entra production");
        ScimToken secret = secret("Entra 2027", 1);
        ConnectionSecret details = only().secrets().getFirst();
        String delete = "DELETE /api/v1/connections/" + connection.id() + "/secrets";
        wire.strike(delete, new Wire.Fault.RequestLost());
        card.delete(only(), details);
        assertTrue(notice().startsWith("**Entra 2027 was not removed and still opens"), this::notice);
        assertFalse(secret.isWiped());
        wire.strike(delete, new Wire.Fault.AnswerLost());
        card.delete(only(), details);
        assertEquals("Entra 2027 was removed, although the answer of the service was lost.", notice());
        assertTrue(secret.isWiped());
    }

    @Test
    void whatIsSavedWhileTheAnswerIsLostIsToldAsItEnded() {
        wire.strike("POST /api/v1/connections", new Wire.Fault.RequestLost());
        card.add(ConnectionKind.CLIENT_CREDENTIALS);
        card.form().nameProperty().set("Entra production");
        card.save();
        assertTrue(notice().startsWith("**Entra production was not saved.**"), this::notice);
        wire.strike("POST /api/v1/connections", new Wire.Fault.AnswerLost());
        card.save();
        assertEquals("Entra production was saved, although the answer of the service was lost.", notice());
        String secrets = "POST /api/v1/connections/" + only().id() + "/secrets";
        wire.strike(secrets, new Wire.Fault.RequestLost());
        card.secret().openForm(only());
        card.secret().nameProperty().set("Entra 2027");
        card.secret().add();
        assertTrue(notice().startsWith("**No client secret was made.**"), this::notice);
    }

    /// From one secret to the next: the page says when the old one may go, which is when the last access
    /// token for it has ended.
    @Test
    void theChangeToAnotherSecretIsFollowedUntilTheOldOneMayGo() throws CallFailedException {
        Connection connection = made("Entra production");
        String first = secret("Entra 2027", 1).reveal();
        assertEquals(Optional.empty(), card.words().change(only()));
        assertEquals(200, token(connection, first));
        card.secret().openForm(only());
        String second = secret("Entra 2028", 1).reveal();
        card.load();
        assertEquals(
                "**“Entra 2028” was not used yet.** Paste it into the identity provider; “Entra 2027” works"
                        + " until you delete it.",
                card.words().change(only()).orElseThrow());
        server.passTime(Duration.ofMinutes(1));
        assertEquals(200, token(connection, second));
        card.close();
        card = card();
        assertTrue(
                card.words().change(only()).orElseThrow()
                        .startsWith("**“Entra 2028” is in use.** Access tokens for"
                                + " “Entra 2027” end today "),
                card.words().change(only())::toString);
        card.delete(only(), only().secrets().getFirst());
        assertEquals(Optional.empty(), card.words().change(only()));
    }

    private ConnectionsViewModel card() throws CallFailedException {
        return card(Runnable::run);
    }

    private ConnectionsViewModel card(Executor screen) throws CallFailedException {
        AdminSession session = ConsoleClient.at(wire.address())
                .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        ManualTime time = new ManualTime();
        ConnectionsViewModel model = new ConnectionsViewModel(session.connections(),
                new Loads(new Tasks(Runnable::run, screen, failures), time, session::health,
                        new Messages()),
                copies, true, time);
        model.load();
        return model;
    }

    private Connection made(String name) {
        card.add(ConnectionKind.CLIENT_CREDENTIALS);
        card.form().nameProperty().set(name);
        card.save();
        assertEquals("", card.form().errorProperty().get());
        return only();
    }

    private ScimToken secret(String name, int years) {
        card.secret().nameProperty().set(name);
        card.secret().yearsProperty().set(years);
        card.secret().add();
        assertEquals("", card.secret().errorProperty().get());
        return card.secret().secretProperty().get().orElseThrow();
    }

    private String notice() {
        return card.noticeProperty().get().map(Notice::text).orElse("");
    }

    private Connection only() {
        assertEquals(1, card.connections().size());
        return card.connections().getFirst();
    }

    private int token(Connection connection, String secret) {
        return server.sendTo("/oauth2/token", "POST",
                "grant_type=client_credentials&client_id=" + connection.clientId()
                        + "&client_secret=" + secret,
                "Content-Type", "application/x-www-form-urlencoded").status();
    }

    private static final class Copies implements TokenCopies {

        private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
        private String copied = "";

        @Override
        public void copy(ScimToken token) {
            copied = token.reveal();
        }

        @Override
        public void copySecret(String text) {
            copied = text;
        }

        @Override
        public ReadOnlyIntegerProperty secondsLeftProperty() {
            return secondsLeft.getReadOnlyProperty();
        }

        @Override
        public void wipe() {
            copied = "";
        }
    }
}
