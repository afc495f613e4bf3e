package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.GuidesViewModel;
import dev.scimconsole.desktop.rotation.RotationViewModel;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import dev.scimconsole.server.PreparedFolder;
import dev.scimconsole.server.RunningServer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import tools.jackson.databind.JsonNode;

/// The page's view model on a real service behind a breakable wire, without a toolkit: work runs inline, and
/// time passes when the test says so.
final class Rig implements AutoCloseable {

    static final String VIEWER = "v.lindqvist@acme.com";
    static final String SECOND = "b.okoro@acme.com";
    private static final String PASSWORD = "seven green umbrellas in May";
    private static final PreparedFolder<Boolean> PREPARED = new PreparedFolder<>(Rig::prepare);

    final RunningServer server;
    final Wire wire;
    final ManualTime time = new ManualTime();
    final TestFailures failures = new TestFailures();
    final Copies copies = new Copies();
    final Messages messages = new Messages();
    final List<String> told = new ArrayList<>();
    int generated;
    private final List<ScimConfigurationViewModel> pages = new ArrayList<>();

    Rig(Path folder) {
        this(prepared(folder));
    }

    /// On a server that was set up before.
    Rig(RunningServer server) {
        this.server = server;
        wire = Wire.to(server.server().address());
    }

    private static RunningServer prepared(Path folder) {
        boolean _ = PREPARED.copyTo(folder);
        return RunningServer.again(folder, 0);
    }

    private static boolean prepare(Path folder) {
        try (RunningServer server = RunningServer.setUp(folder)) {
            server.server().addAdministrator(new SignIn(VIEWER, PASSWORD), Role.VIEWER);
            server.server().addAdministrator(new SignIn(SECOND, PASSWORD), Role.ORG_ADMIN);
        }
        return true;
    }

    /// The page of the Org Admin who set the server up, loaded.
    ScimConfigurationViewModel page() {
        return page(RunningServer.OWNER, new Tasks(Runnable::run, Runnable::run, failures));
    }

    ScimConfigurationViewModel page(String email) {
        return page(email, new Tasks(Runnable::run, Runnable::run, failures));
    }

    ScimConfigurationViewModel page(String email, Tasks tasks) {
        AdminSession session = session(email);
        Loads loads = new Loads(tasks, time, session::health, messages);
        ScimConfigurationViewModel page = new ScimConfigurationViewModel(session, loads, copies,
                () -> generated++,
                new RotationViewModel(session.rotation(), loads, EnglishGuides.ALL, time,
                        (title, text) -> told.add(text)),
                new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, new MemorySettings(), time),
                time);
        pages.add(page);
        page.load();
        return page;
    }

    AdminSession session(String email) {
        try {
            return ConsoleClient.at(wire.address()).signIn(
                    new SignIn(email, email.equals(RunningServer.OWNER) ? RunningServer.PASSWORD : PASSWORD));
        } catch (CallFailedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The status that the SCIM service answers with.
    int scimStatus(String token, String userAgent) {
        return server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + token,
                "User-Agent", userAgent).status();
    }

    int scimStatus(String token) {
        return scimStatus(token, "Okta SCIM Client 1.0.0");
    }

    /// The status that the SCIM service answers the creation of a user with.
    int create(String token, String userName) {
        return server.sendTo("/scim/v2/Users", "POST",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + userName
                        + "\"}",
                "Authorization", "Bearer " + token, "Content-Type", "application/scim+json",
                "User-Agent", "Okta SCIM Client 1.0.0").status();
    }

    /// How many people the service knows to have been refused for want of a domain.
    int refusedFor(String domain) {
        JsonNode people = server
                .send("GET", "/scim-configuration/domains/" + domain + "/people", "", "session",
                        server.signIn())
                .json();
        return people.get("refused").size() + people.get("moreRefused").asInt();
    }

    /// A screen whose turn the test takes by hand.
    static Queue<Runnable> screen() {
        return new ArrayDeque<>();
    }

    @Override
    public void close() {
        pages.forEach(ScimConfigurationViewModel::close);
        wire.close();
        server.close();
    }

    /// A clipboard in memory.
    static final class Copies implements TokenCopies {

        private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
        String copied = "";

        @Override
        public void copy(ScimToken token) {
            copied = token.reveal();
            secondsLeft.set(SECONDS);
        }

        @Override
        public void copySecret(String text) {
            copied = text;
            secondsLeft.set(SECONDS);
        }

        @Override
        public ReadOnlyIntegerProperty secondsLeftProperty() {
            return secondsLeft.getReadOnlyProperty();
        }

        @Override
        public void wipe() {
            copied = "";
            secondsLeft.set(0);
        }
    }
}
