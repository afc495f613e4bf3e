package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.desktop.guides.GuidesViewModel;
import dev.scimconsole.desktop.install.InstallViewModel;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.rotation.RotationViewModel;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// The SCIM Configuration page: what it knows, how it stays true, and its three parts.
public final class ScimConfigurationViewModel {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration REREAD = Duration.ofSeconds(10);
    /// After this the page reads no more by itself, so that one left open does not keep a session alive.
    private static final Duration REREADS_END = Duration.ofMinutes(15);

    private final AdminSession session;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ConfigurationChanges changes;
    private final DomainsViewModel domains;
    private final EmailInvitesViewModel invites;
    private final ExpiryViewModel expiry;
    private final PauseViewModel pause;
    private final RotationViewModel rotation;
    private final GuidesViewModel guides;
    private final TokenViewModel token;
    private final Optional<InstallViewModel> install;
    private final List<Subscription> ticking;
    private final Instant opened;
    private final ReadOnlyObjectWrapper<Optional<ScimConfiguration>> configuration;
    private final Loading loading;
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper(this, "stale", "");
    private final ReadOnlyStringWrapper doubt = new ReadOnlyStringWrapper(this, "doubt", "");
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper(this, "drawn");
    private final ReadOnlyBooleanWrapper pickedUp = new ReadOnlyBooleanWrapper(this, "pickedUp");
    private final ReadOnlyBooleanWrapper tokenFirst = new ReadOnlyBooleanWrapper(this, "tokenFirst");
    private final List<ObservableValue<Boolean>> awaited = new ArrayList<>();
    private Instant read = Instant.MIN;

    /// @param loads     make the page's loads
    /// @param copies    takes the token when it is copied
    /// @param generated told when a new token was issued and is shown
    /// @param rotation  told which token is the current one; closed with this
    /// @param guides    told the configuration
    public ScimConfigurationViewModel(AdminSession session, Loads loads, TokenCopies copies,
            Runnable generated, RotationViewModel rotation, GuidesViewModel guides, Clock clock) {
        this(session, loads, copies, generated, rotation, guides, clock, Optional.empty());
    }

    /// The same, with a way into Microsoft Entra ID.
    ///
    /// @param install puts new tokens in; closed with this
    public ScimConfigurationViewModel(AdminSession session, Loads loads, TokenCopies copies,
            Runnable generated, RotationViewModel rotation, GuidesViewModel guides, Clock clock,
            Optional<InstallViewModel> install) {
        configuration = new ReadOnlyObjectWrapper<>(this, "configuration", Optional.empty());
        this.install = install;
        this.session = session;
        messages = loads.messages();
        this.clock = clock;
        this.rotation = rotation;
        this.guides = guides;
        loading = loads.of(this::load);
        moments = new Moments(messages, clock);
        opened = clock.instant();
        changes = new ConfigurationChanges(session, loads.tasks(), messages, moments);
        token = new TokenViewModel(session, changes, copies, generated, rotation.clients(), install, messages,
                moments, clock);
        install.ifPresent(putting -> putting.linesProperty().subscribe(rotation::setInstalling));
        domains = new DomainsViewModel(session, changes, loads.tasks(), messages,
                first -> token.show(first, false));
        invites = new EmailInvitesViewModel(session, changes, messages);
        expiry = new ExpiryViewModel(session, changes, messages, moments, clock);
        pause = new PauseViewModel(session, changes, messages, moments);
        changes.knownProperty().subscribe(known -> {
            configuration.set(known.map(versioned -> versioned.value()));
            freshen();
            configuration.get().ifPresent(this::hand);
            // Each card knows by then whether it is shown.
            draw();
        });
        token.uncopiedProperty().subscribe(rotation::setUncopied);
        token.issuedProperty().subscribe(_ -> order());
        pickedUp.bind(Bindings.createBooleanBinding(this::isPickedUp, token.issuedProperty(),
                rotation.rotationProperty(), configuration));
        doubt.bind(Bindings.createStringBinding(this::doubt, stale, rotation.errorProperty(),
                rotation.rotationProperty()));
        rotation.answeredProperty().subscribe(_ -> draw());
        rotation.rotationProperty().subscribe((before, after) -> {
            if (before.isPresent() && !before.map(Rotation::state).equals(after.map(Rotation::state))
                    && !isNewsOfKnownToken(before, after)) {
                // Who used the token last has changed with it.
                rereadQuietly();
            }
        });
        ticking = List.of(loads.ticker().every(SECOND, token::tellFacts),
                loads.ticker().every(REREAD, this::rereadQuietly));
    }

    /// Has the page wait for more that decides what stands where. Before it is loaded.
    ///
    /// @param known whether that is there, or nobody should wait for it any more
    public void awaitToo(ObservableValue<Boolean> known) {
        awaited.add(known);
        known.subscribe(_ -> draw());
    }

    /// Reads the configuration.
    public void load() {
        changes.read(loading, this::freshen);
    }

    /// Takes what happened; known events may come again.
    public void take(List<Event> events) {
        guides.take(events);
        rotation.take(events);
    }

    /// The configuration; empty until it was read.
    public ReadOnlyObjectProperty<Optional<ScimConfiguration>> configurationProperty() {
        return configuration.getReadOnlyProperty();
    }

    /// The configuration, being read for the first time.
    public Loading loading() {
        return loading;
    }

    /// Whether a change is under way: no other can be made meanwhile.
    public ReadOnlyBooleanProperty changingProperty() {
        return changes.busyProperty();
    }

    /// Since when the page may no longer be up to date, or what of it is not known, and why; empty while all
    /// is well.
    public ReadOnlyStringProperty staleProperty() {
        return doubt.getReadOnlyProperty();
    }

    /// Whether the page can be drawn: all is known that decides what stands where. Once it is, it stays so.
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// Whether nobody can tell if the token was picked up.
    boolean isRotationUnknown() {
        return configuration.get().flatMap(ScimConfiguration::token).isPresent()
                && rotation.rotationProperty().get().isEmpty();
    }

    /// Whether the identity provider uses the token that is on the screen, so that nobody has to paste it any
    /// more.
    public ReadOnlyBooleanProperty pickedUpProperty() {
        return pickedUp.getReadOnlyProperty();
    }

    /// Whether this administrator may change anything here.
    public boolean mayChange() {
        return session.session().administrator().role() == Role.ORG_ADMIN;
    }

    /// The email domains.
    public DomainsViewModel domains() {
        return domains;
    }

    /// The email invites.
    public EmailInvitesViewModel invites() {
        return invites;
    }

    /// How long tokens live.
    public ExpiryViewModel expiry() {
        return expiry;
    }

    /// Whether provisioning is paused.
    public PauseViewModel pause() {
        return pause;
    }

    /// Whether the identity provider has picked the token up.
    public RotationViewModel rotation() {
        return rotation;
    }

    /// How identity providers are set up.
    public GuidesViewModel guides() {
        return guides;
    }

    /// Whether the token and its rotation come before all else. That is decided when the page is drawn, and
    /// when it shows a token: nothing else may move what somebody is about to press.
    public ReadOnlyBooleanProperty tokenFirstProperty() {
        return tokenFirst.getReadOnlyProperty();
    }

    /// The token.
    public TokenViewModel token() {
        return token;
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        return token.leaveWarning();
    }

    /// Wipes the token and stops the time.
    public void close() {
        install.ifPresent(InstallViewModel::stop);
        token.wipe();
        loading.stop();
        rotation.close();
        guides.close();
        ticking.forEach(Subscription::unsubscribe);
    }

    /// Whether the rotation is that of a new token, of which the page has just read all there is.
    private boolean isNewsOfKnownToken(Optional<Rotation> before, Optional<Rotation> after) {
        Optional<Instant> issued = after.flatMap(Rotation::refreshedAt);
        return !issued.equals(before.flatMap(Rotation::refreshedAt)) && issued
                .equals(configuration.get().flatMap(ScimConfiguration::token).map(TokenDetails::createdAt));
    }

    private void draw() {
        boolean ready = configuration.get().isPresent() && rotation.answeredProperty().get()
                && awaited.stream().allMatch(ObservableValue::getValue);
        if (ready && !drawn.get()) {
            order();
            drawn.set(true);
        }
    }

    private void order() {
        boolean replaced = token.issuedProperty().get().isPresent() && token.isReplacement();
        tokenFirst.set(tokenFirst.get() || replaced || rotation.isUnderWay());
    }

    private boolean isPickedUp() {
        Optional<TokenDetails> shown = configuration.get().flatMap(ScimConfiguration::token)
                .filter(_ -> token.issuedProperty().get().isPresent());
        return shown
                .flatMap(current -> rotation.rotationProperty().get().map(known -> switch (known.state()) {
                    case PICKED_UP -> known.refreshedAt().equals(Optional.of(current.createdAt()));
                    case NONE -> current.lastUsedAt().isPresent()
                            && !current.lastUsedBy().equals(Optional.of(UserAgents.ENTRA_ID_TEST));
                    case WAITING, OLD_TOKEN_IN_USE, MIXED, SILENT -> false;
                })).orElse(false);
    }

    private String doubt() {
        return stale.get().isEmpty() && rotation.rotationProperty().get().isEmpty()
                ? rotation.errorProperty().get()
                : stale.get();
    }

    private void rereadQuietly() {
        if (changes.busyProperty().get() || configuration.get().isEmpty()) {
            return;
        }
        if (clock.instant().isAfter(opened.plus(REREADS_END))) {
            stale.set(messages.text("scim.notRereading", moments.time(read)));
            return;
        }
        changes.readQuietly(this::freshen,
                failure -> stale.set(messages.text("scim.stale", moments.time(read), failure.sentence())));
    }

    private void hand(ScimConfiguration known) {
        // Where there is no token the rotation answers at once, and the page is drawn.
        guides.take(known);
        rotation.follow(known.token().map(TokenDetails::id));
    }

    private void freshen() {
        read = clock.instant();
        stale.set("");
    }
}
