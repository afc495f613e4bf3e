package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/// A simulated identity provider: calls the real SCIM service over real HTTP, as Okta, Microsoft Entra ID or
/// authentik would.
///
/// It gets the token as a real one does, by paste, keeps it in memory only, and stops at the first 401 until
/// another token is pasted. In place of the token it can have a client secret or a federation, for which it
/// gets access tokens at the token URL. Runs block the calling thread and must not overlap; [#cancel()] may
/// be called on any thread.
public final class IdentityProviderSimulator implements AutoCloseable {

    /// Seconds that an access token lives whose answer does not say so.
    private static final int UNSAID = 3_600;
    private static final int EARLY = 60;

    private final SimulatedProvider provider;
    private final HttpUrl baseUrl;
    private final OkHttpClient client = ScimConnection.newClient();
    private Optional<Secret> secret = Optional.empty();
    private Optional<AccessGrant> grant = Optional.empty();
    private Optional<AccessToken> accessToken = Optional.empty();
    private volatile Optional<ScimConnection> running = Optional.empty();

    /// @param provider whose dialect to speak
    /// @param baseUrl  the SCIM base URL
    /// @throws IllegalArgumentException when that is no HTTP or HTTPS URL
    public IdentityProviderSimulator(SimulatedProvider provider, String baseUrl) {
        this.provider = provider;
        this.baseUrl = HttpUrl.get(baseUrl);
    }

    /// Whom it simulates.
    public SimulatedProvider provider() {
        return provider;
    }

    /// @param until when another one is asked for: a little before it ends
    private record AccessToken(Secret token, Instant until) {}

    /// Replaces the token, as an administrator pastes it.
    ///
    /// @param pasted anything; overwritten with zeros here
    public void paste(char[] pasted) {
        forget();
        secret = Optional.of(Secret.takeOver(pasted));
    }

    /// Replaces all that it had by client credentials, as an administrator pastes them.
    ///
    /// @param pasted the client secret, anything; overwritten with zeros here
    public void pasteClient(String tokenUrl, String clientId, char[] pasted, CredentialPlace place) {
        forget();
        grant = Optional.of(
                new AccessGrant.BySecret(tokenUrl.strip(), clientId.strip(), Secret.takeOver(pasted), place));
    }

    /// Sends the client secret that it has in another place from now on.
    public void sendSecretIn(CredentialPlace place) {
        grant.ifPresent(known -> {
            if (known instanceof AccessGrant.BySecret by && by.place() != place) {
                grant = Optional.of(
                        new AccessGrant.BySecret(by.tokenUrl(), by.clientId(), by.secret(), place));
                forgetAccessToken();
            }
        });
    }

    /// Replaces all that it had by a federation, unless that is what it had.
    ///
    /// @param statement signs a new one; called on the thread of a run
    public void federate(String tokenUrl, String clientId, Supplier<String> statement) {
        boolean same = grant.filter(known -> known instanceof AccessGrant.ByStatement
                && known.tokenUrl().equals(tokenUrl.strip()) && known.clientId().equals(clientId.strip()))
                .isPresent();
        if (!same) {
            forget();
            grant = Optional.of(new AccessGrant.ByStatement(tokenUrl.strip(), clientId.strip(), statement));
        }
    }

    /// What may be shown of the pasted token: its hint, or that it has not the form of one. Empty when
    /// nothing was pasted.
    public Optional<Saying> shownToken() {
        return secret.or(() -> grant.flatMap(known -> known instanceof AccessGrant.BySecret by
                ? Optional.of(by.secret())
                : Optional.empty())).filter(pasted -> !pasted.isBlank()).map(Secret::said);
    }

    /// Tests the credentials as the provider's test button does.
    public Outcome testConnection(SimulatorListener listener) {
        return run(listener, connection -> ProviderDialect.of(provider).testConnection(connection),
                () -> new Outcome.Connected(provider));
    }

    /// Provisions 25 users, one of whom has left, and 3 groups. Run again, it updates them.
    ///
    /// @param domain one of the organization's email domains; the users' addresses are in it
    public Outcome sync(String domain, SimulatorListener listener) {
        SampleDirectory directory = SampleDirectory.sample(domain);
        long leavers = directory.people().stream().filter(person -> !person.employed()).count();
        Tally tally = new Tally(listener,
                (int) (directory.people().size() + leavers + directory.groups().size()));
        return run(listener,
                connection -> ProviderDialect.of(provider).provision(connection, directory, tally),
                tally::outcome);
    }

    /// Provisions one of these people and nobody else.
    ///
    /// @param userName an address whose domain is one of the organization's
    public Outcome syncOne(String userName, SimulatorListener listener) {
        SampleDirectory everybody = SampleDirectory.sample(userName.substring(userName.indexOf('@') + 1));
        SampleDirectory one = new SampleDirectory(everybody.people().stream()
                .filter(person -> person.userName().equalsIgnoreCase(userName)).toList(), List.of());
        Tally tally = new Tally(listener, 1);
        return run(listener, connection -> ProviderDialect.of(provider).provision(connection, one, tally),
                tally::outcome);
    }

    /// Ends the current run after the request that is under way; without one, does nothing.
    public void cancel() {
        running.ifPresent(ScimConnection::cancel);
    }

    /// Forgets the token and closes the connections.
    @Override
    public void close() {
        cancel();
        forget();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private Outcome run(SimulatorListener listener, Consumer<ScimConnection> work,
            Supplier<Outcome> whenDone) {
        Optional<Secret> pasted = grant.isPresent()
                ? grant.flatMap(known -> known instanceof AccessGrant.BySecret by
                        ? Optional.of(by.secret())
                        : Optional.empty())
                : secret;
        if (pasted.map(Secret::isBlank).orElse(grant.isEmpty())) {
            return new Outcome.Stopped(Saying.of(
                    grant.isPresent() ? "say.simulator.pasteSecret" : "say.simulator.pasteToken"));
        }
        if (!pasted.map(Secret::fitsHeader).orElse(true)) {
            return new Outcome.Stopped(Saying.of("say.simulator.pasteAgain"));
        }
        ScimConnection connection = new ScimConnection(client, baseUrl, provider, listener);
        running = Optional.of(connection);
        try {
            connection.goOnWith(grant.map(known -> accessToken(connection, known))
                    .orElseGet(secret::orElseThrow));
            work.accept(connection);
            return whenDone.get();
        } catch (StopException e) {
            if (e.outcome() instanceof Outcome.TokenRefused) {
                forgetAccessToken();
            }
            return e.outcome();
        } finally {
            running = Optional.empty();
        }
    }

    /// As Microsoft Entra ID does: one for its whole life, not one for each run.
    private Secret accessToken(ScimConnection connection, AccessGrant from) {
        if (accessToken.filter(known -> Instant.now().isBefore(known.until())).isEmpty()) {
            forgetAccessToken();
            JsonNode answer = connection.askFor(from);
            accessToken = Optional.of(new AccessToken(
                    Secret.takeOver(answer.path("access_token").asString("").toCharArray()),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong(UNSAID) - EARLY)));
        }
        return accessToken.orElseThrow().token();
    }

    private void forget() {
        secret.ifPresent(Secret::close);
        secret = Optional.empty();
        grant.ifPresent(AccessGrant::close);
        grant = Optional.empty();
        forgetAccessToken();
    }

    private void forgetAccessToken() {
        accessToken.ifPresent(known -> known.token().close());
        accessToken = Optional.empty();
    }
}
