package dev.scimconsole.server;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.http.HttpListener;
import dev.scimconsole.server.http.origin.AddressRange;
import dev.scimconsole.server.http.tls.TlsFiles;
import dev.scimconsole.server.people.People;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.StoreClaim;
import dev.scimconsole.server.values.RequestOrigin;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The door of the service: a running server with the admin API and the SCIM service.
public final class ScimConsoleServer implements AutoCloseable {

    private final StoreClaim claim;
    private final Store store;
    private final People people;
    private final BackgroundWork background;
    private final HttpListener listener;
    private final Optional<String> setupCode;
    private final URI scimBaseUrl;
    private final Intake intake;

    private ScimConsoleServer(StoreClaim claim, Store store, People people, BackgroundWork background,
            HttpListener listener,
            Optional<String> setupCode, URI scimBaseUrl, Intake intake) {
        this.claim = claim;
        this.store = store;
        this.people = people;
        this.background = background;
        this.listener = listener;
        this.setupCode = setupCode;
        this.scimBaseUrl = scimBaseUrl;
        this.intake = intake;
    }

    /// Starts a server. When this returns it answers.
    ///
    /// @throws ServerStartException                                     when it can't listen
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't be
    ///                                                                        opened, or another server has
    ///                                                                        it
    public static ScimConsoleServer start(ServerOptions options) {
        StoreClaim claim = StoreClaim.take(options.databaseUrl(), options.clock());
        try {
            return start(options, claim);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    private static ScimConsoleServer start(ServerOptions options, StoreClaim claim) {
        Store store = Store.open(options.databaseUrl());
        BackgroundWork background = startWork(store, options);
        try {
            HttpListener.Services rooms = Rooms.on(store, background, options);
            People people = rooms.admin().people();
            Optional<String> setupCode = people.setUp().newSetupCode();
            HttpListener listener = HttpListener.start(settings(options), rooms);
            claim.servedAt(listener.address().toString());
            return new ScimConsoleServer(claim, store, people, background, listener, setupCode,
                    scimBaseUrl(options, listener.address()), new Intake(store, options.clock()));
        } catch (IOException e) {
            close(background, store);
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(background, store);
            throw e;
        }
    }

    /// Where it listens, with the port really bound.
    public URI address() {
        return listener.address();
    }

    HttpListener listener() {
        return listener;
    }

    /// The setup code, while nobody has set the server up. A server that is started again shows a new one.
    public Optional<String> setupCode() {
        return setupCode;
    }

    /// The SCIM base URL, without a slash at the end.
    public URI scimBaseUrl() {
        return scimBaseUrl;
    }

    /// Sets the server up, as `POST /setup` does.
    ///
    /// @throws IllegalArgumentException when it was set up before or something in it is unusable, with a
    ///                                  sentence
    public void setUp(SetUp request) {
        orRefuse(() -> people.setUp().setUp(request, fromThisProcess()));
    }

    /// Adds an administrator beside the first Org Admin; for whoever runs the server, so no role is asked
    /// for.
    ///
    /// @throws IllegalArgumentException when the server has not been set up or the credentials are unusable,
    ///                                  with a sentence
    public void addAdministrator(SignIn credentials, Role role) {
        orRefuse(() -> people.administrators().add(credentials, role, fromThisProcess()));
    }

    /// Adds users that no identity provider has sent; for whoever runs the server, once it is set up. Whose
    /// user name is in use is left out.
    ///
    /// @param users as SCIM sends them
    /// @return the ids of those that were added, in the same order
    public List<String> provision(List<String> users) {
        return intake.users(users);
    }

    /// Adds a group, likewise.
    ///
    /// @param group     as SCIM sends it, without members
    /// @param memberIds of users and groups that are there
    public void provisionGroup(String group, List<String> memberIds) {
        intake.group(group, memberIds);
    }

    /// Takes no new requests, waits at most ten seconds for running ones, and closes the store.
    @Override
    public void close() {
        listener.close();
        close(background, store);
        claim.close();
    }

    /// For the record of what happened: not over the network.
    private static RequestOrigin fromThisProcess() {
        return new RequestOrigin("", "SCIM Console", UUID.randomUUID().toString());
    }

    private static void orRefuse(Runnable change) {
        try {
            change.run();
        } catch (ProblemException e) {
            throw new IllegalArgumentException(e.problem().in(Locale.ENGLISH).detail(), e);
        }
    }

    private static BackgroundWork startWork(Store store, ServerOptions options) {
        try {
            return BackgroundWork.start(store, options);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void close(BackgroundWork background, Store store) {
        background.close();
        store.close();
    }

    private static HttpListener.Settings settings(ServerOptions options) {
        return new HttpListener.Settings(options.host(), options.port(),
                options.tls().map(tls -> new TlsFiles(tls.certificate(), tls.key(), tls.keyPassword())),
                options.publicUrl().map(ScimConsoleServer::withoutSlash),
                options.behindProxy().stream().map(AddressRange::parse).toList());
    }

    private static URI scimBaseUrl(ServerOptions options, URI address) {
        return URI.create(withoutSlash(options.publicUrl().orElse(address)) + "/scim/v2");
    }

    private static String withoutSlash(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }
}
