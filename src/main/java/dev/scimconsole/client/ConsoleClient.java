package dev.scimconsole.client;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.contract.Health;
import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.CurrentSession;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The admin API of one server. Every call blocks until it is answered or fails, after 30 seconds at the
/// latest; interrupting the calling thread cancels it. Safe for use by several threads.
public final class ConsoleClient implements AutoCloseable {

    private final URI server;
    private final HttpCalls calls;
    private final Optional<String> installation;

    /// A client of the server at that address. Connects only when a call is made.
    ///
    /// @param server `http` or `https`; may have a path, below which the admin API then stands
    /// @throws IllegalArgumentException when it is no such address; [ServerAddress] reads what people type
    public static ConsoleClient at(URI server) {
        return new ConsoleClient(server, SocketFactory.getDefault());
    }

    /// The same, with sockets made by the caller.
    ///
    /// @param server  as above
    /// @param sockets makes every connection
    public ConsoleClient(URI server, SocketFactory sockets) {
        this(server, sockets, Optional.empty(), () -> Locale.ENGLISH);
    }

    /// The same, believing certificates that other authorities vouch for, and saying what went wrong in the
    /// language of whoever reads it.
    ///
    /// @param server      as above
    /// @param sockets     as above
    /// @param authorities empty for those of the Java platform
    /// @param language    asked for each call, on its thread
    public ConsoleClient(URI server, SocketFactory sockets, Optional<Authorities> authorities,
            Supplier<Locale> language) {
        this(server, sockets, authorities, language, Optional.empty());
    }

    /// The same, for a console that the server is to know again.
    ///
    /// @param server       as above
    /// @param sockets      as above
    /// @param authorities  as above
    /// @param language     as above
    /// @param installation a UUID, sent where somebody signs in or begins to; empty for a program without one
    public ConsoleClient(URI server, SocketFactory sockets, Optional<Authorities> authorities,
            Supplier<Locale> language, Optional<String> installation) {
        this.server = server;
        this.installation = installation;
        this.calls = new HttpCalls(HttpUrl.get(server.toString()), sockets, authorities, language);
    }

    /// The server's address.
    public URI server() {
        return server;
    }

    /// Asks whether the service answers, its store is well, and somebody has set it up.
    ///
    /// @throws CallFailedException when the first two are not so
    public Health health() throws CallFailedException {
        return calls.send(new Request.Builder().url(calls.path("health").build()).get(), Health.class)
                .value();
    }

    /// Sets up a new server: its organization and its first Org Admin, who may then sign in.
    ///
    /// @throws CallFailedException when the server was set up before, or refuses the code or the password
    public void setUp(SetUp setUp) throws CallFailedException {
        calls.send(new Request.Builder().url(calls.path("setup").build())
                .post(HttpCalls.json(installation.map(setUp::by).orElse(setUp))));
    }

    /// Signs an administrator in.
    ///
    /// @throws CallFailedException when the server refuses the credentials, or there is no answer
    public AdminSession signIn(SignIn signIn) throws CallFailedException {
        Session session = calls.send(
                new Request.Builder().url(calls.path("sessions").build())
                        .post(HttpCalls.json(installation.map(signIn::by).orElse(signIn))),
                Session.class).value();
        return new AdminSession(session, calls);
    }

    /// Goes on with a session that was begun earlier.
    ///
    /// @param sessionToken of that session
    /// @throws CallFailedException when it has ended, or there is no answer
    public AdminSession resume(String sessionToken) throws CallFailedException {
        CurrentSession current = calls
                .send(new Request.Builder().url(calls.path("sessions", "current").build())
                        .header("Authorization", "Bearer " + sessionToken).get(), CurrentSession.class)
                .value();
        return new AdminSession(new Session(sessionToken, current.expiresAt(), current.administrator(),
                current.organization()), calls);
    }

    /// What a program does with the key of its automation account. Asks for nothing yet.
    ///
    /// @param key as it was shown once
    public AutomationSession withKey(String key) {
        return new AutomationSession(key, calls);
    }

    /// Accepts an invite: makes an administrator of who has its code, who may then sign in.
    ///
    /// @throws CallFailedException when the server refuses the code or the password, or there is no answer,
    ///                             which leaves open whether the invite was accepted
    public Administrator accept(AcceptInvite invite) throws CallFailedException {
        return calls.send(new Request.Builder().url(calls.path("invites", "accept").build())
                .post(HttpCalls.json(installation.map(invite::by).orElse(invite))), Administrator.class)
                .value();
    }

    /// Ends every call under way and closes the connections.
    @Override
    public void close() {
        calls.close();
    }
}
