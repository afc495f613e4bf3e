package dev.scimconsole.demo.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// A simulated identity provider: calls the real SCIM service over real HTTP, as Okta, Microsoft Entra ID or
/// authentik would.
///
/// It gets the token as a real one does, by paste, keeps it in memory only, and stops at the first 401 until
/// another token is pasted. Runs block the calling thread and must not overlap; [#cancel()] may be called on
/// any thread.
public final class IdentityProviderSimulator implements AutoCloseable {

    private final SimulatedProvider provider;
    private final HttpUrl baseUrl;
    private final OkHttpClient client = ScimConnection.newClient();
    private Optional<Secret> secret = Optional.empty();
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

    /// Replaces the token, as an administrator pastes it.
    ///
    /// @param pasted anything; overwritten with zeros here
    public void paste(char[] pasted) {
        secret.ifPresent(Secret::close);
        secret = Optional.of(Secret.takeOver(pasted));
    }

    /// What may be shown of the pasted token: its hint, or that it has not the form of one. Empty when
    /// nothing was pasted.
    public Optional<String> shownToken() {
        return secret.filter(pasted -> !pasted.isBlank()).map(Secret::shown);
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
        secret.ifPresent(Secret::close);
        secret = Optional.empty();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private Outcome run(SimulatorListener listener, Consumer<ScimConnection> work,
            Supplier<Outcome> whenDone) {
        if (secret.isEmpty() || secret.get().isBlank()) {
            return new Outcome.Stopped("Paste the SCIM token first.");
        }
        if (!secret.get().fitsHeader()) {
            return new Outcome.Stopped(
                    "What was pasted holds characters that no HTTP header can carry, such as a"
                            + " line break. Copy the token again and paste nothing else.");
        }
        ScimConnection connection = new ScimConnection(client, baseUrl, provider, secret.get(), listener);
        running = Optional.of(connection);
        try {
            work.accept(connection);
            return whenDone.get();
        } catch (StopException e) {
            return e.outcome();
        } finally {
            running = Optional.empty();
        }
    }
}
