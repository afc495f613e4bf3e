package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.IdentityProviderSimulator;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.Progress;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.demo.simulator.SimulatorListener;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/// The console's window on the offline demo.
final class DemoWindow {

    private final WatchedSockets sockets = new WatchedSockets();
    private final AtomicInteger closed = new AtomicInteger();
    private final OfflineDemo demo;
    private final ConsoleWindow window;

    private DemoWindow(RunningDemo running, Messages messages, Stage stage) {
        demo = running.demo();
        window = new ConsoleWindow(stage, new StartOptions(new StartOptions.Start.InDemo(),
                () -> running, new MemorySettings(), NoonClock.begun(), sockets),
                messages, closed::incrementAndGet);
        window.show();
    }

    /// Opens the window; nothing is provisioned yet.
    static DemoWindow open(Stage stage) throws IOException {
        return new DemoWindow(new RunningDemo(OfflineDemo.start(RunningServer.CHEAP), List.of()),
                new Messages(), stage);
    }

    /// Opens the window of the demo with all that stands beside the console.
    static DemoWindow openWhole(Stage stage) throws IOException {
        return openWhole(stage, new Messages());
    }

    /// The same, with these texts.
    static DemoWindow openWhole(Stage stage, Messages messages) throws IOException {
        return new DemoWindow(RunningDemo.whole(OfflineDemo.start(RunningServer.CHEAP)), messages, stage);
    }

    /// The service, to come to it by another way than the window.
    OfflineDemo service() {
        return demo;
    }

    /// The window's connections.
    WatchedSockets sockets() {
        return sockets;
    }

    /// Has 25 users and 3 groups provisioned.
    void provision(SimulatedProvider provider) throws Exception {
        try (ConsoleClient client = ConsoleClient.at(demo.address());
                ScimToken token = client.signIn(demo.orgAdmin()).addDomain(new AddDomain("acme.com", false))
                        .value()
                        .issuedToken().orElseThrow();
                IdentityProviderSimulator simulator = new IdentityProviderSimulator(provider,
                        demo.scimBaseUrl().toString())) {
            simulator.paste(token.copyCharacters());
            assertInstanceOf(Outcome.Synchronized.class, simulator.sync("acme.com", new SimulatorListener() {
                @Override
                public void exchanged(Exchange exchange) {
                    // Only the outcome counts here.
                }

                @Override
                public void progressed(Progress progress) {
                    // Only the outcome counts here.
                }
            }));
        }
    }

    /// The user name that comes first in the list.
    String firstUserName() throws CallFailedException {
        try (ConsoleClient client = ConsoleClient.at(demo.address())) {
            return client.signIn(demo.orgAdmin()).directory()
                    .users(DirectorySearch.all(), PageStart.FIRST, 1).users()
                    .getFirst().userName();
        }
    }

    /// Sends one user, as an identity provider would.
    ///
    /// @return the status of the answer
    int createUser(ScimToken token, String userName) throws IOException, InterruptedException {
        return send(token, "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"}
                """.formatted(userName));
    }

    /// Sends a resource, as an identity provider would.
    ///
    /// @return the status of the answer
    int send(ScimToken token, String path, String json) throws IOException, InterruptedException {
        // A header is text.
        HttpRequest request = HttpRequest.newBuilder(URI.create(demo.scimBaseUrl() + path))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", "application/scim+json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /// Has the window tell of something, as of success.
    void tell(String title, String text) {
        window.tell(title, text);
    }

    /// Stops the service under the open window.
    void stopService() {
        demo.close();
    }

    void close(FxRobot robot) {
        assertTrue(sockets.opened() > 0, "no connection was watched");
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        robot.interact(window::close);
        Screen.await(() -> closed.get() > 0, "the end");
        demo.close();
    }
}
