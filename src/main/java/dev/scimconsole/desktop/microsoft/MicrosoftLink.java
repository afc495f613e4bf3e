package dev.scimconsole.desktop.microsoft;

import dev.scimconsole.client.graph.GraphException;
import dev.scimconsole.client.graph.GraphFailure;
import dev.scimconsole.client.graph.MicrosoftAccount;
import dev.scimconsole.client.graph.MicrosoftSignIn;
import dev.scimconsole.client.graph.Pauses;
import dev.scimconsole.client.graph.Registration;
import dev.scimconsole.client.graph.SecretText;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.desktop.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/// The console's connection to Microsoft Entra ID, for one server: what was chosen stands in the settings,
/// the sign-in in the operating system's keychain or, where there is none, nowhere but in memory. It is the
/// administrator's own, and never on our server.
///
/// Calls block. Safe for use by several threads.
public final class MicrosoftLink implements AutoCloseable {

    private static final String KEYCHAIN = "#microsoft-entra-id";

    private final MicrosoftAccess access;
    private final URI server;
    private final Settings settings;
    private final LinkKeychain keychain;
    private final Optional<Authorities> authorities;
    private final Clock clock;
    private final Consumer<URI> browser;
    private Optional<MicrosoftAccount> account = Optional.empty();

    /// @param server   whose tokens are put in
    /// @param keychain keeps the sign-in
    /// @param browser  opens addresses
    public MicrosoftLink(MicrosoftAccess access, URI server, Settings settings, LinkKeychain keychain,
            Optional<Authorities> authorities, Clock clock, Consumer<URI> browser) {
        this.access = access;
        this.server = server;
        this.settings = settings;
        this.keychain = keychain;
        this.authorities = authorities;
        this.clock = clock;
        this.browser = browser;
    }

    /// What was chosen; empty until somebody has connected.
    public Optional<KnownTarget> known() {
        return KnownTarget.of(settings.microsoft(server));
    }

    /// The registration to fill in.
    public Optional<Registration> suggested() {
        return known().map(KnownTarget::registration).or(access::suggested);
    }

    /// Whether Microsoft stands on this machine, where it reaches every address.
    public boolean isHere() {
        return access.cloud().isHere();
    }

    /// Signs in in the name of a registration.
    public MicrosoftSignIn signIn(Registration registration) {
        return new MicrosoftSignIn(access.cloud(), registration, authorities, clock, Pauses.REAL);
    }

    /// Opens an address in the browser.
    public void open(URI address) {
        browser.accept(address);
    }

    /// Keeps what was chosen and who is signed in, and owns the account from now on.
    public synchronized void connect(KnownTarget chosen, MicrosoftAccount signedIn) {
        close();
        account = Optional.of(signedIn);
        settings.setMicrosoft(server, chosen.text());
        keep(signedIn);
    }

    /// Forgets what was chosen and ends the sign-in here.
    public synchronized void disconnect() {
        close();
        settings.setMicrosoft(server, "");
        keychain.forget(key());
    }

    /// Who is signed in; stays this object's.
    ///
    /// @throws GraphException when nobody is any more
    public synchronized MicrosoftAccount account() throws GraphException {
        if (account.isEmpty()) {
            Registration registration = known().map(KnownTarget::registration)
                    .orElseThrow(MicrosoftLink::ended);
            String kept = keychain.find(key()).orElseThrow(MicrosoftLink::ended);
            try (SecretText secret = SecretText.of(kept)) {
                account = Optional.of(signIn(registration).resume(secret));
            }
            keep(account.get());
        }
        return account.get();
    }

    /// Lets the sign-in go, here; what the keychain holds stays.
    @Override
    public synchronized void close() {
        account.ifPresent(MicrosoftAccount::close);
        account = Optional.empty();
    }

    /// Microsoft gives another one each time. Where no keychain takes it, it is kept nowhere.
    private void keep(MicrosoftAccount signedIn) {
        signedIn.refreshToken().ifPresent(secret -> keychain.keep(key(), secret.reveal()));
    }

    private URI key() {
        return URI.create(server + KEYCHAIN);
    }

    private static GraphException ended() {
        return GraphException.of(GraphFailure.Kind.SIGN_IN_ENDED);
    }
}
