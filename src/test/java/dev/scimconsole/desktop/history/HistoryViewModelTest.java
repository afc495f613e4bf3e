package dev.scimconsole.desktop.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.desktop.NoFailures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of a person, without a toolkit, on a running service.
@Tag("desktop")
@Tag("desktop.history")
class HistoryViewModelTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private ConsoleClient client;
    private HistoryViewModel model;
    private String token;
    private String ada;
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run, new NoFailures());

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.setUp(folder);
        token = server.addFirstDomain(server.signIn());
        ada = server.sendTo("/scim/v2/Users", "POST", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@acme.com"}""",
                "Authorization",
                "Bearer " + token, "Content-Type", "application/scim+json").json().get("id").asString();
        client = ConsoleClient.at(server.server().address());
        AdminSession session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        model = new HistoryViewModel(session.events(),
                new Loads(tasks, (_, _) -> Subscription.EMPTY, () -> true, new Messages()));
    }

    @AfterEach
    void stop() {
        model.close();
        tasks.close();
        client.close();
        server.close();
    }

    @Test
    void changesComeNewestFirstAndOlderOnesOnDemand() {
        for (int i = 0; i < 12; i++) {
            title("Title " + i);
        }
        model.show(ada);
        assertTrue(model.knownProperty().get());
        assertEquals(10, model.changes().size());
        assertTrue(model.hasMoreProperty().get());
        model.showMore();
        assertEquals(13, model.changes().size());
        assertEquals("user.created", model.changes().getLast().action());
        assertFalse(model.hasMoreProperty().get());
    }

    @Test
    void oneIsUnmaskedInItsPlace() {
        title("Engineer");
        title("Countess");
        model.show(ada);
        ResourceChange masked = model.changes().getFirst();
        assertEquals("•••", masked.changes().getFirst().after().orElseThrow());
        model.unmask(masked.id());
        assertEquals("\"Countess\"", model.changes().getFirst().changes().getFirst().after().orElseThrow());
        assertEquals(3, model.changes().size());
        assertTrue(model.changes().get(1).masked(), "the others stay as they were");
        assertFalse(model.changes().getLast().masked(), "nothing is hidden of who has no title");
        model.unmask(ada);
        assertFalse(model.unmasking().errorProperty().get().isEmpty());
        model.show("00000000-0000-7000-9000-000000000001");
        assertEquals(List.of(), model.changes());
        assertEquals("", model.unmasking().errorProperty().get());
    }

    @Test
    void whatOneEventTellsOfStandsAlone() {
        title("Countess");
        title("Analyst");
        model.show(ada);
        String event = model.changes().get(1).eventId();
        model.showEvent(event);
        assertEquals(List.of(event), model.changes().stream().map(ResourceChange::eventId).toList());
        assertFalse(model.hasMoreProperty().get());
        model.showMore();
        assertEquals(1, model.changes().size());
    }

    @Test
    void whatOneEventChangedOfSeveralNamesEach() {
        String group = send("/Groups", "POST", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff",
                 "members": [{"value": "%s"}]}""".formatted(ada), 201);
        title("Countess");
        model.show(ada);
        assertFalse(model.namesTarget(0) || model.namesTarget(1), "one person's history");
        send("/Users/" + ada, "DELETE", "", 204);
        model.show(group);
        model.showEvent(model.changes().getFirst().eventId());
        assertEquals(List.of(ada, group), model.changes().stream().map(one -> one.target().id()).toList());
        assertTrue(model.namesTarget(0) && model.namesTarget(1));
        assertEquals(List.of(false, true),
                model.changes().stream().map(ResourceChange::targetExists).toList());
        model.changes().add(model.changes().get(1));
        assertFalse(model.namesTarget(2), "named above already");
    }

    @Test
    void allOfAnEventIsReadOnDemand() {
        String operations = IntStream.range(0, 60).mapToObj(number -> """
                {"method": "POST", "path": "/Users", "bulkId": "b%1$d", "data": {"schemas":
                 ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "u%1$d@acme.com"}}"""
                .formatted(number)).collect(Collectors.joining(","));
        assertEquals(200, server.sendTo("/scim/v2/Bulk", "POST", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}"""
                .formatted(operations), "Authorization", "Bearer " + token, "Content-Type",
                "application/scim+json").status());
        String last = server.sendTo("/scim/v2/Users?filter=userName%20eq%20%22u59@acme.com%22", "GET", "",
                "Authorization", "Bearer " + token).json().at("/Resources/0/id").asString();
        model.show(last);
        model.showEvent(model.changes().getFirst().eventId());
        assertEquals(50, model.changes().size());
        assertTrue(model.hasMoreProperty().get());
        model.showMore();
        assertEquals(IntStream.range(0, 60).mapToObj(number -> "u" + number + "@acme.com").toList(),
                model.changes().stream().map(change -> change.target().name().orElseThrow()).toList());
        assertFalse(model.hasMoreProperty().get());
    }

    private String send(String path, String method, String body, int status) {
        RunningServer.Reply reply = server.sendTo("/scim/v2" + path, method, body, "Authorization",
                "Bearer " + token, "Content-Type", "application/scim+json");
        assertEquals(status, reply.status());
        return reply.text().isEmpty() ? "" : reply.json().get("id").asString();
    }

    private void title(String title) {
        assertEquals(200, server.sendTo("/scim/v2/Users/" + ada, "PATCH", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "title", "value": "%s"}]}""".formatted(title),
                "Authorization", "Bearer " + token, "Content-Type", "application/scim+json").status());
    }
}
