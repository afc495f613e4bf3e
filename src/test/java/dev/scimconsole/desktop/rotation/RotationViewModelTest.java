package dev.scimconsole.desktop.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.GuidesViewModel;
import dev.scimconsole.desktop.guides.GuidesViewModel.Place;
import dev.scimconsole.desktop.rotation.MissedChangesViewModel.Report;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rotation monitor and the ticks of the guides on a real service behind a breakable wire, without a
/// toolkit.
@Tag("desktop")
@Tag("desktop.rotation")
class RotationViewModelTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String ENTRA = "Microsoft-Entra-ID-Provisioning/1.0";
    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@acme.com"}""";
    private static final String LEAVE = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "replace", "value": {"active": false}}]}""";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final ManualTime time = new ManualTime();
    private final TestFailures failures = new TestFailures();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run, failures);
    private final MemorySettings settings = new MemorySettings();
    private final List<String> told = new ArrayList<>();
    private RunningServer server;
    private Wire wire;
    private ConsoleClient client;
    private AdminSession session;
    private RotationViewModel model;
    private GuidesViewModel guides;
    private String token;

    @BeforeEach
    void open() throws CallFailedException {
        server = RunningServer.setUp(folder);
        wire = Wire.to(server.server().address());
        client = ConsoleClient.at(wire.address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        token = reveal(session.addDomain(new AddDomain("acme.com", false)).value());
        model = new RotationViewModel(session.rotation(), loads(), EnglishGuides.ALL, time,
                (title, text) -> told.add(text));
        guides = new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, settings, time);
        follow();
    }

    private Loads loads() {
        return new Loads(tasks, time, session::health, new Messages());
    }

    @AfterEach
    void close() {
        model.close();
        client.close();
        wire.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void theFirstTokenIsNoRotation() {
        assertFalse(model.shownProperty().get());
        assertEquals("", model.statusProperty().get());
    }

    @Test
    void twoClientsGoThroughTheStates() throws CallFailedException {
        String first = token;
        call(first, OKTA);
        call(first, ENTRA);
        refresh();
        assertEquals(RotationState.WAITING, state());
        assertTrue(model.shownProperty().get());
        assertTrue(model.isUnderWay());
        assertEquals(List.of(), model.clients().rhythmsProperty().get());
        call(first, OKTA);
        assertEquals(RotationState.WAITING, state(), "nobody has asked again");
        happen();
        assertEquals(RotationState.OLD_TOKEN_IN_USE, state());
        assertEquals("Old token still in use", model.statusProperty().get());
        assertTrue(line(1).startsWith("**1 request rejected** with the revoked token"), line(1));
        assertEquals(List.of(), told);
        call(first, ENTRA);
        call(token, OKTA);
        happen();
        assertEquals(RotationState.MIXED, state());
        assertEquals(List.of("Okta uses the new token. Not yet changed: Microsoft Entra ID."), told);
        call(token, ENTRA);
        happen();
        assertEquals(RotationState.PICKED_UP, state());
        assertEquals("Picked up", model.badgeProperty().get());
        assertEquals(2, told.size());
        assertTrue(model.interruptionProperty().get().startsWith("Provisioning was interrupted for "));
        assertFalse(model.clients().rhythmsProperty().get().isEmpty());
        happen();
        assertEquals(2, told.size(), "told twice");
    }

    @Test
    void theStepsOfAnInstallationStandBehindTheRefreshAndNobodyIsAskedToPaste() throws CallFailedException {
        call(token, ENTRA);
        call(token, OKTA);
        refresh();
        model.setUncopied(true);
        RotationLine written = new RotationLine(RotationLine.Tone.GOOD, "10:41", "**Written**",
                Optional.empty());
        model.setInstalling(List.of(written));
        assertEquals(written, model.linesProperty().get().get(1));
        List<String> awaited = model.linesProperty().get().stream().skip(2).map(RotationLine::text).toList();
        assertEquals(2, awaited.size(), awaited.toString());
        assertTrue(awaited.stream().anyMatch(line -> line.startsWith("**First change by Microsoft Entra ID")),
                awaited.toString());
        assertTrue(awaited.stream().anyMatch(line -> line.contains("Okta")), awaited.toString());
        model.setInstalling(List.of(new RotationLine(RotationLine.Tone.BAD, "10:41", "**Failed**",
                Optional.empty())));
        assertTrue(
                model.linesProperty().get().stream().noneMatch(line -> line.text().contains("First change")));
        assertEquals("3 steps left", model.badgeProperty().get());
    }

    @Test
    void aPageOpenedAfterwardsTellsNothingButShowsIt() throws CallFailedException {
        String first = token;
        call(first, OKTA);
        refresh();
        call(token, OKTA);
        RotationViewModel later = new RotationViewModel(session.rotation(), loads(), EnglishGuides.ALL,
                time, (title, text) -> told.add(text));
        later.follow(session.configuration().value().token().map(current -> current.id()));
        assertEquals("New token picked up", later.statusProperty().get());
        assertEquals(List.of(), told);
        later.close();
    }

    @Test
    void aBrokenWireIsSaidAndFoundAgain() throws CallFailedException {
        call(token, OKTA);
        refresh();
        wire.strike("GET /api/v1/rotation", new Wire.Fault.RequestLost());
        happen();
        assertTrue(model.errorProperty().get().startsWith("This may be out of date"),
                model.errorProperty()::get);
        assertTrue(model.shownProperty().get());
        assertTrue(model.clients().notKnown().isPresent());
        long asked = wire.count("GET /api/v1/rotation");
        time.pass(Duration.ofSeconds(4));
        assertEquals(asked, wire.count("GET /api/v1/rotation"), "asks again too soon");
        wire.mend();
        call(token, OKTA);
        time.pass(Duration.ofSeconds(2));
        assertEquals("", model.errorProperty().get());
        assertEquals(RotationState.PICKED_UP, state());
        assertEquals(1, told.size());
    }

    @Test
    void aPageLeftOpenWithNothingToWatchStopsAsking() throws CallFailedException {
        call(token, OKTA);
        happen();
        time.pass(Duration.ofMinutes(16));
        long asked = wire.count("GET /api/v1/rotation");
        happen();
        time.pass(Duration.ofMinutes(5));
        assertEquals(asked, wire.count("GET /api/v1/rotation"));
    }

    @Test
    void aTokenThatWasNotCopiedIsAStepOfItsOwn() throws CallFailedException {
        refresh();
        assertEquals("Nothing was connected, so nothing is interrupted.",
                model.interruptionProperty().get());
        assertFalse(model.missedOfferedProperty().getValue(), "nothing can have been missed");
        assertEquals("1 step left", model.badgeProperty().get());
        model.setUncopied(true);
        assertEquals("2 steps left", model.badgeProperty().get());
    }

    @Test
    void whatWasMissedIsToldDeactivationsFirst() throws CallFailedException {
        String first = token;
        String id = server.sendTo("/scim/v2/Users", "POST", USER, headers(first, OKTA)).json().get("id")
                .asString();
        refresh();
        call(first, OKTA);
        assertEquals(401, server.sendTo("/scim/v2/Users/" + id, "PATCH", LEAVE, headers(first, OKTA))
                .status());
        call(token, OKTA);
        happen();
        model.missed().show();
        Report report = model.missed().reportProperty().get().orElseThrow();
        assertTrue(report.lead().contains("no change could get through"), report.lead());
        assertTrue(report.lead().endsWith("1 refused change is open. **1 person still has access**."),
                report.lead());
        assertEquals(1, report.deactivations().size());
        assertTrue(report.deactivations().getFirst().stillActive());
        assertTrue(report.deactivations().getFirst().text()
                .startsWith("**ada@acme.com**: “Deactivate user” was refused"), report::toString);
        assertTrue(report.attempts().getFirst().startsWith("1 × Deactivate user, last "), report::toString);
        assertTrue(report.attempts().get(1).startsWith("1 × Search users, last "), report::toString);
        assertTrue(report.resend().getFirst().contains("**Retry Selected**"));
        model.missed().forget();
        assertFalse(model.missed().openProperty().get());
    }

    @Test
    void whatCannotBeReadOfMissedChangesIsSaid() throws CallFailedException {
        refresh();
        wire.close();
        model.missed().show();
        assertFalse(model.missed().loading().errorProperty().get().isEmpty());
        assertTrue(model.missed().openProperty().get());
    }

    @Test
    void stepsTickByWhatIsStoredAndByWhatArrives() throws CallFailedException {
        Place test = new Place("okta", "test");
        Place assign = new Place("okta", "assign");
        assertFalse(guides.arrivals().containsKey(test));
        call(token, OKTA);
        guides.take(newest());
        assertTrue(guides.arrivals().containsKey(test));
        assertFalse(guides.arrivals().containsKey(assign));
        assertFalse(guides.arrivals().containsKey(new Place("entra-id", "token")));
        server.sendTo("/scim/v2/Users", "POST", USER, headers(token, OKTA));
        newest();
        GuidesViewModel opened = new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, settings,
                time);
        opened.take(session.configuration().value());
        assertTrue(opened.arrivals().containsKey(test));
        assertTrue(opened.arrivals().containsKey(assign));
        refresh();
        opened.take(session.configuration().value());
        assertFalse(opened.arrivals().containsKey(test), "the new token has not been tested");
        assertTrue(opened.arrivals().containsKey(assign), "the user is still there");
        assertEquals(session.configuration().value().baseUrl(), opened.baseUrlProperty().get());
    }

    @Test
    void theGuideOfTheLastClientOpensElseTheOneChosenLast() throws CallFailedException {
        assertEquals("okta", guides.openProperty().get().id());
        guides.choose(guides.guides().find("other").orElseThrow());
        assertEquals(Optional.of("other"), settings.guide());
        GuidesViewModel again = new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, settings,
                time);
        again.take(session.configuration().value());
        assertEquals("other", again.openProperty().get().id());
        call(token, ENTRA);
        newest();
        GuidesViewModel seen = new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, settings,
                time);
        seen.take(session.configuration().value());
        assertEquals("entra-id", seen.openProperty().get().id());
        assertEquals(Optional.empty(), seen.pointedAtProperty().get());
        seen.pointAtToken(Optional.empty());
        assertEquals(Optional.of(new Place("entra-id", "token")), seen.pointedAtProperty().get());
    }

    private RotationState state() {
        return model.rotationProperty().get().orElseThrow().state();
    }

    private String line(int index) {
        return model.linesProperty().get().get(index).text();
    }

    private void refresh() throws CallFailedException {
        token = reveal(session.refreshToken(session.configuration().etag().orElseThrow()).value());
        follow();
    }

    private void follow() throws CallFailedException {
        var configuration = session.configuration().value();
        model.follow(configuration.token().map(current -> current.id()));
        guides.take(configuration);
    }

    private static String reveal(ConfigurationChange change) {
        try (ScimToken issued = change.issuedToken().orElseThrow()) {
            // The simulated clients send it over HTTP.
            return issued.reveal();
        }
    }

    private void call(String with, String agent) {
        server.sendTo("/scim/v2/Users?count=1", "GET", "", headers(with, agent));
    }

    private static String[] headers(String with, String agent) {
        return new String[]{"Authorization", "Bearer " + with, "User-Agent", agent};
    }

    /// Lets the model hear of what happened, and a second pass.
    private void happen() throws CallFailedException {
        model.take(newest());
        time.pass(Duration.ofSeconds(1));
    }

    private List<Event> newest() throws CallFailedException {
        return session.events().page(EventFilter.all(), Optional.empty(), 20).events();
    }
}
