package dev.scimconsole.desktop.rotation;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.clients.ProvisioningClients;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The clients of the SCIM service and their rhythm: who would be hit by a refresh, and who has gone silent.
public final class ClientsViewModel {

    private static final Duration NAMED_IN_WARNING = Duration.ofDays(7);
    private static final int MOST = 5;
    /// Syncs that must be known before a rhythm is; see [ClientRhythm.State#LEARNING].
    private static final int SYNCS_NEEDED = 5;

    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<List<Rhythm>> rhythms = new ReadOnlyObjectWrapper<>(this, "rhythms",
            List.of());
    private Optional<ProvisioningClients> known = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Optional<String> failure = Optional.empty();
    private boolean rotating;

    ClientsViewModel(Messages messages, Moments moments, Clock clock) {
        this.messages = messages;
        this.moments = moments;
        this.clock = clock;
    }

    /// What is said of one client's rhythm.
    ///
    /// @param alarm whether it has gone silent
    /// @param text  in words
    public record Rhythm(boolean alarm, String text) {}

    /// One sentence a client: silent ones first. Empty while a rotation tells the same.
    public ReadOnlyObjectProperty<List<Rhythm>> rhythmsProperty() {
        return rhythms.getReadOnlyProperty();
    }

    /// The clients that are known, and when each last used the current token.
    public List<ProvisioningClient> clients() {
        return known.map(ProvisioningClients::clients).orElse(List.of());
    }

    /// What a refresh breaks, one sentence a client; `**` around words makes them bold.
    ///
    /// @return empty when no client used the token lately, or none is known
    public List<String> breaks() {
        Instant since = now().minus(NAMED_IN_WARNING);
        List<ProvisioningClient> users = known.map(ProvisioningClients::clients).orElse(List.of()).stream()
                .filter(client -> client.currentTokenLastUsedAt().filter(since::isBefore).isPresent())
                .toList();
        List<String> sentences = new ArrayList<>(users.stream().limit(MOST).map(this::breaks).toList());
        if (users.size() > MOST) {
            sentences.add(messages.text("clients.more", users.size() - MOST));
        }
        return sentences;
    }

    /// Whom a refresh leaves alone, because they come by a connection; one sentence a client.
    public List<String> goOn() {
        Instant since = now().minus(NAMED_IN_WARNING);
        return known.map(ProvisioningClients::clients).orElse(List.of()).stream()
                .filter(client -> client.connection().isPresent() && client.lastSeenAt().isAfter(since))
                .limit(MOST).map(client -> messages.text("clients.goesOn", name(client))).toList();
    }

    /// Why [#breaks()] does not tell all; empty when it does.
    public Optional<String> notKnown() {
        if (known.isEmpty()) {
            return Optional.of(failure.map(why -> messages.text("clients.notRead", why))
                    .orElse(messages.text("clients.notYetRead")));
        }
        return failure.map(why -> messages.text("clients.stale", moments.time(readAt), why));
    }

    /// The names of those that use the token and are not Microsoft Entra ID: a new one must be pasted there.
    public List<String> besideEntraId() {
        Instant since = now().minus(NAMED_IN_WARNING);
        return known.map(ProvisioningClients::clients).orElse(List.of()).stream()
                .filter(client -> client.identityProvider() != IdentityProvider.ENTRA_ID)
                .filter(client -> client.currentTokenLastUsedAt().filter(since::isBefore).isPresent())
                .map(client -> ClientNames.friendly(name(client))).distinct().limit(MOST).toList();
    }

    void take(ProvisioningClients read, boolean duringRotation) {
        known = Optional.of(read);
        readAt = clock.instant();
        failure = Optional.empty();
        rotating = duringRotation;
        tell();
    }

    /// Says for which token is told what: during a rotation the rotation tells it.
    void rotate(boolean duringRotation) {
        rotating = duringRotation;
        tell();
    }

    /// What was read is about another token than the current one.
    void forget() {
        known = Optional.empty();
        failure = Optional.empty();
        tell();
    }

    void fail(String why) {
        failure = Optional.of(why);
    }

    /// Says the same as of this moment.
    void tell() {
        List<Rhythm> told = rotating
                ? List.of()
                : known.map(ProvisioningClients::clients).orElse(List.of()).stream()
                        .map(this::rhythm).sorted((a, b) -> Boolean.compare(b.alarm(), a.alarm())).limit(MOST)
                        .toList();
        if (!told.equals(rhythms.get())) {
            rhythms.set(told);
        }
    }

    private String breaks(ProvisioningClient client) {
        ClientRhythm rhythm = client.rhythm();
        String used = messages.text("clients.uses", name(client), agent(client),
                moments.ago(client.currentTokenLastUsedAt().orElse(client.lastSeenAt())));
        String when = rhythm.usualGapSeconds()
                .map(gap -> rhythm.nextExpectedAt().filter(next -> next.isAfter(now()))
                        .map(next -> messages.text("clients.every", moments.span(Duration.ofSeconds(gap)),
                                moments.within(next)))
                        .orElse(messages.text("clients.everyOverdue", moments.span(Duration.ofSeconds(gap)))))
                .orElse(messages.text("clients.learning"));
        return messages.sentences(used, when, messages.text("clients.stops"));
    }

    private Rhythm rhythm(ProvisioningClient client) {
        ClientRhythm rhythm = client.rhythm();
        String gap = rhythm.usualGapSeconds().map(seconds -> moments.span(Duration.ofSeconds(seconds)))
                .orElse("");
        boolean overdue = rhythm.alarmAt().filter(alarm -> now().isAfter(alarm)).isPresent();
        return switch (rhythm.state()) {
            case LEARNING -> new Rhythm(false,
                    messages.text("rhythm.learning", name(client), rhythm.syncs(), SYNCS_NEEDED));
            case SILENT -> silent(client, gap);
            case AS_USUAL -> overdue
                    ? silent(client, gap)
                    : new Rhythm(false, messages.text("rhythm.asUsual", name(client), gap,
                            rhythm.nextExpectedAt().map(moments::within).orElse("")));
        };
    }

    private Rhythm silent(ProvisioningClient client, String gap) {
        Instant since = client.rhythm().silentSince().orElse(client.lastSeenAt());
        return new Rhythm(true, messages.text("rhythm.silent", name(client), gap,
                moments.span(Duration.between(since, now()))));
    }

    /// By the service's clock, which need not be this computer's.
    private Instant now() {
        return known.map(read -> read.asOf().plus(Duration.between(readAt, clock.instant())))
                .orElse(clock.instant());
    }

    private String name(ProvisioningClient client) {
        String name = ClientNames.full(messages, client.name(), client.address());
        return client.connection().map(by -> messages.text("clients.by", name, by)).orElse(name)
                .replace("*", "");
    }

    private static String agent(ProvisioningClient client) {
        return client.userAgent().replace("*", "");
    }
}
