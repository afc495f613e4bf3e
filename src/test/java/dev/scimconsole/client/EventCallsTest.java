package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventPage;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The calls about events, against the real service.
@Tag("client")
@Timeout(60)
class EventCallsTest {

    private static final EventFilter REFUSED_REQUESTS = new EventFilter(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(EventOutcome.REFUSED), Optional.of(EventKind.REQUEST),
            Optional.empty());

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private ConsoleClient client;
    private AdminSession session;

    @BeforeEach
    void start() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = ConsoleClient.at(server.server().address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPageComesAsRecords() throws CallFailedException {
        EventPage page = session.events().page(EventFilter.all(), Optional.empty(), 1);
        Event event = page.events().getFirst();
        assertEquals("session.started", event.action());
        assertEquals(EventActor.administrator(RunningServer.OWNER), event.actor());
        assertEquals(EventOutcome.SUCCESS, event.outcome());
        assertEquals("SCIM-Console", event.origin().client());
        EventPage next = session.events().page(EventFilter.all(), page.nextCursor(), 50);
        assertEquals("organization.created", next.events().getFirst().action());
        assertEquals(Optional.empty(), next.nextCursor());
        assertEquals(0, next.dropped());
    }

    @Test
    void aFilterIsSent() throws CallFailedException {
        refuse();
        EventPage page = session.events().page(REFUSED_REQUESTS, Optional.empty(), 50);
        assertEquals(1, page.events().size());
        assertEquals(Optional.of("no-token"), page.events().getFirst().reason());
        EventFilter nothing = new EventFilter(Optional.of(page.events().getFirst().at()), Optional.empty(),
                Optional.of("no+body & co"), Optional.empty(), Optional.empty(), Optional.of("ä=&#"));
        assertEquals(0, session.events().page(nothing, Optional.empty(), 50).events().size());
    }

    @Test
    void theChainIsVerified() throws CallFailedException {
        AuditVerification verification = session.events().verify();
        assertTrue(verification.intact());
        assertEquals(2, verification.events());
    }

    @Test
    void anExportIsCopiedAndItsLinesAreCounted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong lines = new AtomicLong();
        session.events().export(EventFilter.all(), ExportFormat.CSV, out, lines::set);
        // The names, the signed head of the record, two events.
        assertEquals(4, lines.get());
        assertEquals(4, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void aFullDiskIsToldApartFromALostConnection() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        IOException thrown = assertThrows(IOException.class,
                () -> session.events().export(EventFilter.all(), ExportFormat.JSON_LINES, full, _ -> {}));
        assertEquals("No space left on device", thrown.getMessage());
    }

    @Test
    void aStreamBringsEventsUntilItsThreadIsInterrupted() throws Exception {
        BlockingQueue<String> ids = new LinkedBlockingQueue<>();
        CountDownLatch following = new CountDownLatch(1);
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                session.events().follow(REFUSED_REQUESTS, Optional.empty(), false, new EventCalls.Follower() {
                    @Override
                    public void following() {
                        following.countDown();
                    }

                    @Override
                    public void happened(String id, Event event) {
                        ids.add(id + " " + event.reason().orElse(""));
                    }
                });
                ended.add("by the service");
            } catch (CallFailedException _) {
                ended.add("interrupted");
            }
        });
        assertTrue(following.await(20, TimeUnit.SECONDS));
        refuse();
        String first = ids.poll(20, TimeUnit.SECONDS);
        assertTrue(first.matches("[0-9]+ no-token"), first);
        thread.interrupt();
        assertEquals("interrupted", ended.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void aStreamThatTheServiceEndsJustEnds() throws Exception {
        CountDownLatch following = new CountDownLatch(1);
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try {
                session.events().follow(EventFilter.all(), Optional.empty(), false,
                        new EventCalls.Follower() {
                            @Override
                            public void following() {
                                following.countDown();
                            }

                            @Override
                            public void happened(String id, Event event) {
                                // Only the end counts here.
                            }
                        });
                ended.add("by the service");
            } catch (CallFailedException e) {
                ended.add(e.getMessage());
            }
        });
        assertTrue(following.await(20, TimeUnit.SECONDS));
        session.signOut();
        assertEquals("by the service", ended.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void messagesAreReadAsTheStandardSays() throws IOException {
        Buffer stream = new Buffer().writeUtf8("retry: 5\n: a comment\n\nid: 7\ndata: one\ndata: two\n\n"
                + "data:three\r\n\r\nevent: x\n\nevent: rotation\ndata: {}\n\nid: 9\ndata: cut off");
        ServerSentEvents messages = new ServerSentEvents(stream);
        ServerSentEvents.Message first = messages.next().orElseThrow();
        assertEquals("7", first.id());
        assertEquals("one\ntwo", new String(first.data(), StandardCharsets.UTF_8));
        ServerSentEvents.Message second = messages.next().orElseThrow();
        assertEquals("7", second.id());
        assertEquals("three", new String(second.data(), StandardCharsets.UTF_8));
        assertEquals("", second.type());
        assertEquals("rotation", messages.next().orElseThrow().type());
        assertThrows(IOException.class, messages::next);
    }

    private void refuse() {
        assertEquals(401, server.sendTo("/scim/v2/Users", "GET", "").status());
    }
}
