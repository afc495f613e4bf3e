package dev.scimconsole.client;

import dev.scimconsole.contract.Health;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ChangeConfiguration;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.DomainPeople;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import java.util.Optional;
import okhttp3.Request;

/// What a signed-in administrator may ask of the service. Calls block, as those of [ConsoleClient] do, and
/// no change is ever sent twice.
public final class AdminSession {

    private static final String CONFIGURATION = "scim-configuration";

    private final Session session;
    private final HttpCalls calls;

    AdminSession(Session session, HttpCalls calls) {
        this.session = session;
        this.calls = calls;
    }

    /// Who is signed in, where, and until when.
    public Session session() {
        return session;
    }

    /// The SCIM configuration and its version.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public Versioned<ScimConfiguration> configuration() throws CallFailedException {
        return calls.send(request(CONFIGURATION).get(), ScimConfiguration.class);
    }

    /// Adds an email domain. The first one enables SCIM and issues the first token.
    ///
    /// @return the caller owns the token in it and must close it
    /// @throws CallFailedException when the domain is refused, or there is no answer
    public Versioned<ConfigurationChange> addDomain(AddDomain domain) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "domains").post(HttpCalls.json(domain)),
                ConfigurationChange.class);
    }

    /// Whom an email domain is about, on the list or not.
    ///
    /// @throws CallFailedException when it is no domain, or there is no answer
    public DomainPeople peopleIn(String domain) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "domains", domain, "people").get(), DomainPeople.class)
                .value();
    }

    /// Removes an email domain. The last one takes the token with it and disables SCIM.
    ///
    /// @param name as the configuration lists it
    /// @throws CallFailedException when it is refused, or there is no answer
    public Versioned<ConfigurationChange> removeDomain(String name) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "domains", name).delete(), ConfigurationChange.class);
    }

    /// Decides whether users get an email invite when their account is created.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Versioned<ConfigurationChange> setSendEmailInvites(boolean send) throws CallFailedException {
        return calls.send(
                request(CONFIGURATION)
                        .patch(HttpCalls.json(
                                new ChangeConfiguration(Optional.of(send), Optional.empty()))),
                ConfigurationChange.class);
    }

    /// Decides how long tokens live: the current one from now on, later ones from when they are issued.
    ///
    /// @param days from 1 to 3650; 0 for no end
    /// @throws CallFailedException when it is refused, or there is no answer
    public Versioned<ConfigurationChange> setTokenLifetime(int days) throws CallFailedException {
        return calls.send(
                request(CONFIGURATION)
                        .patch(HttpCalls.json(
                                new ChangeConfiguration(Optional.empty(), Optional.of(days)))),
                ConfigurationChange.class);
    }

    /// Replaces the SCIM token. The old one is dead as soon as the service has answered.
    ///
    /// @param etag the version that the administrator saw; the service refuses when another has changed it
    ///             meanwhile
    /// @return the caller owns the token in it and must close it
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether the
    ///                             token was replaced
    public Versioned<ConfigurationChange> refreshToken(String etag) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "token", "refresh").header("If-Match", etag)
                .post(HttpCalls.nothing()), ConfigurationChange.class);
    }

    /// Revokes the SCIM token without a new one. It is dead as soon as the service has answered.
    ///
    /// @param etag the version that the administrator saw; the service refuses when another has changed it
    ///             meanwhile
    /// @throws CallFailedException when it is refused, or there is no answer
    public Versioned<ConfigurationChange> revokeToken(String etag) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "token", "revoke").header("If-Match", etag)
                .post(HttpCalls.nothing()), ConfigurationChange.class);
    }

    /// Pauses provisioning, or lets it go on.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Versioned<ConfigurationChange> setPaused(boolean paused) throws CallFailedException {
        return calls.send(request(CONFIGURATION, paused ? "pause" : "resume").post(HttpCalls.nothing()),
                ConfigurationChange.class);
    }

    /// What happened in the organization.
    public EventCalls events() {
        return new EventCalls(authorization(), calls);
    }

    /// The users and groups that the identity provider has provisioned.
    public DirectoryCalls directory() {
        return new DirectoryCalls(authorization(), calls);
    }

    /// Connections beside the SCIM token.
    public ConnectionCalls connections() {
        return new ConnectionCalls(authorization(), calls);
    }

    /// What administrators are told about, and where.
    public AlertCalls alerts() {
        return new AlertCalls(authorization(), calls);
    }

    /// What the identity provider asked for and did not get.
    public RefusalCalls refusals() {
        return new RefusalCalls(authorization(), calls);
    }

    /// Whether the identity provider has picked up the current token, and what came of it.
    public RotationCalls rotation() {
        return new RotationCalls(authorization(), calls);
    }

    /// The administrators, invites of new ones, and one's own password.
    public AdministratorCalls administrators() {
        return new AdministratorCalls(authorization(), calls);
    }

    /// The accounts of programs.
    public AutomationCalls automation() {
        return new AutomationCalls(authorization(), calls);
    }

    /// Asks whether the service answers and its store is well. That is no use of the session.
    ///
    /// @throws CallFailedException when it is not so
    public Health health() throws CallFailedException {
        return calls.send(new Request.Builder().url(calls.path("health").build()).get(), Health.class)
                .value();
    }

    /// Ends the session.
    ///
    /// @throws CallFailedException when there is no answer; the session then ends by itself in time
    public void signOut() throws CallFailedException {
        calls.send(request("sessions", "current").delete());
    }

    private Request.Builder request(String... path) {
        return new Request.Builder().url(calls.path(path).build()).header("Authorization", authorization());
    }

    private String authorization() {
        return "Bearer " + session.sessionToken();
    }
}
