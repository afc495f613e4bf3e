package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// A real service that sends through a real mail server.
final class MailRig implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    final RunningServer server;
    final String token;
    private String session;

    /// A service with the domain acme.com.
    MailRig(Path folder, String smtpUrl) {
        server = RunningServer.setUpWithMail(folder, SmtpServer.parse(smtpUrl));
        session = server.signIn();
        token = admin("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}").json()
                .get("issuedToken")
                .asString();
    }

    private MailRig(RunningServer server, String token) {
        this.server = server;
        this.token = token;
        session = server.signIn();
    }

    /// The service started again on its data, with its clock so far ahead.
    static MailRig again(Path folder, String smtpUrl, Duration ahead, String token) {
        return new MailRig(RunningServer.againWithMail(folder, Optional.of(SmtpServer.parse(smtpUrl)), ahead),
                token);
    }

    static GreenMail greenMail(int port) {
        return greenMail(port, ServerSetup.PROTOCOL_SMTP);
    }

    static GreenMail greenMail(int port, String protocol) {
        FutureTask<GreenMail> started = new FutureTask<>(() -> {
            ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
            setup.setServerStartupTimeout(Duration.ofSeconds(30).toMillis());
            GreenMail greenMail = new GreenMail(setup);
            greenMail.start();
            return greenMail;
        });
        new Thread(new Connections(), started).start();
        try {
            return started.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes in GreenMail's threads, which a connection that breaks ends with an exception. It is not one of
    /// whatever test uses the screen at the time.
    private static final class Connections extends ThreadGroup {

        Connections() {
            super("GreenMail");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            System.getLogger(MailRig.class.getName()).log(System.Logger.Level.INFO, "A connection ended.",
                    thrown);
        }
    }

    static String url(GreenMail greenMail) {
        return "smtp://127.0.0.1:" + greenMail.getSmtp().getPort() + "?from=scim@acme.com";
    }

    Reply admin(String method, String path, String body) {
        Reply reply = server.send(method, path, body, "session", session);
        if (reply.status() == 401) {
            // The time that passed was too long for the session.
            session = server.signIn();
            reply = server.send(method, path, body, "session", session);
        }
        assertTrue(reply.status() < 300, reply.text());
        return reply;
    }

    void sendInvites(boolean send) {
        admin("PATCH", "/scim-configuration", "{\"sendEmailInvites\": " + send + "}");
    }

    void limitLife(int days) {
        admin("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": " + days + "}");
    }

    /// The same, with a new token.
    MailRig refresh() {
        String version = admin("GET", "/scim-configuration", "").header("ETag");
        return new MailRig(server,
                server.send("POST", "/scim-configuration/token/refresh", "", "session", session,
                        "If-Match", version).json().get("issuedToken").asString());
    }

    /// Creates a user with one email.
    String create(String userName, String members, String... headers) {
        List<String> all = new ArrayList<>(List.of("session", token));
        all.addAll(List.of(headers));
        Reply reply = server.sendTo("/scim/v2/Users", "POST", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"%s}"""
                .formatted(userName, members), all.toArray(String[]::new));
        assertEquals(201, reply.status(), reply::text);
        return reply.json().get("id").asString();
    }

    /// Creates a user whose email is the user name.
    String create(String userName) {
        return create(userName, ", \"emails\": [{\"value\": \"" + userName + "\"}]");
    }

    /// Audit events with a text in them, the latest first.
    List<JsonNode> events(String text) {
        List<JsonNode> events = new ArrayList<>();
        admin("GET", "/events?kind=audit&text=" + text.replace(" ", "+"), "").json().get("events")
                .forEach(events::add);
        return events;
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    static List<String> recipients(GreenMail greenMail) {
        return headers(greenMail, "To");
    }

    static List<String> subjects(GreenMail greenMail) {
        return headers(greenMail, "Subject");
    }

    private static List<String> headers(GreenMail greenMail, String name) {
        List<String> values = new ArrayList<>();
        try {
            for (MimeMessage message : greenMail.getReceivedMessages()) {
                values.add(message.getHeader(name, ","));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    @Override
    public void close() {
        server.close();
    }
}
