package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.install.InstallViewModel;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.rotation.ClientsViewModel;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The SCIM token: shown once after it is issued, copied, refreshed, wiped.
public final class TokenViewModel {

    private final AdminSession session;
    private final ConfigurationChanges changes;
    private final TokenCopies copies;
    private final ClientsViewModel clients;
    private final Runnable generated;
    private final Optional<InstallViewModel> install;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<ScimToken>> issued = new ReadOnlyObjectWrapper<>(this,
            "issued", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TokenFacts>> facts = new ReadOnlyObjectWrapper<>(this,
            "facts", Optional.empty());
    private final ReadOnlyBooleanWrapper uncopied = new ReadOnlyBooleanWrapper(this, "uncopied");
    private final ReadOnlyObjectWrapper<Optional<Notice>> expiry = new ReadOnlyObjectWrapper<>(this, "expiry",
            Optional.empty());
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(this, "refreshing");
    private Optional<String> issuedId = Optional.empty();
    private boolean replacement;
    /// Whether a refusal has just said who changed the token, so that what is read next need not.
    private boolean toldOfChange;

    /// @param copies    takes the token when it is copied
    /// @param generated told when a token was issued and is shown
    /// @param clients   whom a refresh would hit
    /// @param install   puts a new token into Microsoft Entra ID, where that can be
    TokenViewModel(AdminSession session, ConfigurationChanges changes, TokenCopies copies, Runnable generated,
            ClientsViewModel clients, Optional<InstallViewModel> install, Messages messages, Moments moments,
            Clock clock) {
        this.session = session;
        this.changes = changes;
        this.copies = copies;
        this.generated = generated;
        this.clients = clients;
        this.install = install;
        this.messages = messages;
        this.moments = moments;
        this.clock = clock;
        changes.knownProperty().subscribe(_ -> {
            noticeReplacement();
            tellFacts();
        });
    }

    /// What to ask before the token is replaced, and the version it is asked about.
    ///
    /// @param text what the dialog says
    /// @param etag what the refresh must name, should the administrator confirm
    public record RefreshQuestion(Confirmation text, String etag) {}

    /// The question; empty when there can be no token, or its version is not known yet.
    public Optional<RefreshQuestion> refreshQuestion() {
        Optional<Versioned<ScimConfiguration>> known = changes.knownProperty().get();
        return known.filter(read -> mayHaveToken(read.value()))
                .flatMap(read -> read.etag().map(etag -> new RefreshQuestion(
                        read.value().token().map(this::warning).orElseGet(this::firstAgain), etag)));
    }

    /// Whether there is a token, or one can be generated: there is a domain.
    static boolean mayHaveToken(ScimConfiguration configuration) {
        return configuration.token().isPresent() || !configuration.domains().isEmpty();
    }

    /// Replaces the token, having asked. Never retried: the answer is the only place where the new token
    /// stands.
    public void refresh(RefreshQuestion answered) {
        Optional<String> baseUrl = changes.configuration().map(ScimConfiguration::baseUrl);
        if (install.isEmpty() || baseUrl.isEmpty()) {
            sendRefresh(answered);
        } else {
            install.get().begin(baseUrl.get(), () -> sendRefresh(answered),
                    sentence -> changes.tell(Notice.serious(sentence)));
        }
    }

    private void sendRefresh(RefreshQuestion answered) {
        changes.send(changes.attempts().refresh(), () -> session.refreshToken(answered.etag()), refreshing,
                token -> token.ifPresentOrElse(shown -> {
                    show(shown, true);
                    install.ifPresent(putting -> putting.issued(shown));
                }, () -> install.ifPresent(InstallViewModel::giveUp)), failure -> {
                    install.ifPresent(InstallViewModel::giveUp);
                    refused(failure);
                });
    }

    /// What to ask before the token is revoked without a new one, and the version it is asked about.
    ///
    /// @param text what the dialog says
    /// @param etag what the revocation must name, should the administrator confirm
    public record RevokeQuestion(Confirmation text, String etag) {}

    /// The question; empty when there is no token, or its version is not known yet.
    public Optional<RevokeQuestion> revokeQuestion() {
        return changes.knownProperty().get().flatMap(read -> read.value().token()
                .flatMap(token -> read.etag().map(etag -> new RevokeQuestion(revocation(token), etag))));
    }

    /// Revokes the token without a new one, having asked.
    public void revoke(RevokeQuestion answered) {
        changes.send(changes.attempts().revoke(), () -> session.revokeToken(answered.etag()), refreshing,
                _ -> {}, failure -> {
                    changes.tell(Notice.serious(messages.text("revoke.refused", failure.sentence())));
                    changes.reread();
                });
    }

    /// Copies the visible token.
    public void copy() {
        issued.get().ifPresent(token -> {
            copies.copy(token);
            uncopied.set(false);
        });
    }

    /// Asks again how a change ended whose answer was lost.
    public void checkAgain() {
        changes.checkAgain();
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        if (uncopied.get()) {
            return Optional.of(LeaveWarning.ofUncopied(messages, "leave.notCopiedTitle", "leave.notCopied",
                    this::copy));
        }
        return changes.isTokenComing()
                ? Optional.of(LeaveWarning.ofComing(messages, "leave.comingTitle", "leave.coming"))
                : Optional.empty();
    }

    /// The token, from its issue until it is wiped.
    public ReadOnlyObjectProperty<Optional<ScimToken>> issuedProperty() {
        return issued.getReadOnlyProperty();
    }

    /// Whether the token is on the screen and was never copied.
    public ReadOnlyBooleanProperty uncopiedProperty() {
        return uncopied.getReadOnlyProperty();
    }

    /// That the token's life has ended or ends soon; empty when neither.
    public ReadOnlyObjectProperty<Optional<Notice>> expiryProperty() {
        return expiry.getReadOnlyProperty();
    }

    /// The facts about the current token; empty when there is none.
    public ReadOnlyObjectProperty<Optional<TokenFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Whether a refresh or a revocation was sent and is not answered yet.
    public ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /// Seconds until the copied token is removed from the clipboard; 0 while there is none.
    public ReadOnlyIntegerProperty secondsUntilClearProperty() {
        return copies.secondsLeftProperty();
    }

    /// What became of the last change, where that needs words.
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return changes.noticeProperty();
    }

    /// Whether the token on the screen took the place of another.
    boolean isReplacement() {
        return replacement;
    }

    /// Shows a token that was just issued, and owns it from now on.
    ///
    /// @param takesPlace whether there was another before
    void show(ScimToken token, boolean takesPlace) {
        wipe();
        replacement = takesPlace;
        issued.set(Optional.of(token));
        issuedId = changes.configuration().flatMap(ScimConfiguration::token).map(TokenDetails::id);
        uncopied.set(true);
        generated.run();
    }

    /// Tells the facts as of this moment.
    void tellFacts() {
        facts.set(changes.configuration().flatMap(ScimConfiguration::token)
                .map(token -> TokenFacts.of(token, messages, moments, clock.instant())));
        expiry.set(changes.configuration().flatMap(ScimConfiguration::token)
                .flatMap(token -> ExpiryWords.reminder(token, messages, moments, clock.instant())));
    }

    /// Overwrites the token, here and in the clipboard.
    void wipe() {
        Optional<ScimToken> leaving = issued.get();
        issued.set(Optional.empty());
        uncopied.set(false);
        issuedId = Optional.empty();
        leaving.ifPresent(token -> {
            token.close();
            copies.wipe();
        });
    }

    /// A visible token that is no longer the current one must not be pasted anywhere.
    private void noticeReplacement() {
        boolean told = toldOfChange;
        toldOfChange = false;
        Optional<TokenDetails> current = changes.configuration().flatMap(ScimConfiguration::token);
        if (issuedId.isEmpty() || changes.isTokenArriving()
                || current.map(TokenDetails::id).equals(issuedId)) {
            return;
        }
        wipe();
        if (!told) {
            changes.tell(replacement(current));
        }
    }

    private Notice replacement(Optional<TokenDetails> current) {
        return Notice.serious(current
                .map(token -> messages.text("token.replaced", token.createdBy(),
                        moments.within(token.createdAt())))
                .orElseGet(() -> messages
                        .text(changes.configuration().filter(ScimConfiguration::enabled).isPresent()
                                ? "token.revokedAlone"
                                : "token.revoked")));
    }

    private Confirmation warning(TokenDetails token) {
        List<String> points = new ArrayList<>();
        points.add(messages.text("refresh.invalidated", token.hint()));
        List<String> broken = clients.breaks();
        if (broken.isEmpty()) {
            points.add(token.lastUsedAt()
                    .map(used -> messages.text("refresh.stops", ClientNames.friendly(
                            token.lastUsedClient().orElse(messages.text("client.unknown"))),
                            moments.ago(used)))
                    .orElse(messages.text("refresh.unused")));
        }
        points.addAll(broken);
        points.addAll(clients.goOn());
        clients.notKnown().ifPresent(points::add);
        points.add(messages.text("refresh.once"));
        return new Confirmation(messages.text("refresh.title"), messages.text("refresh.lead"), points,
                messages.text("refresh.confirm"))
                .with(install.map(putting -> putting.choices(clients.besideEntraId())).orElse(List.of()));
    }

    private Confirmation revocation(TokenDetails token) {
        return new Confirmation(messages.text("revoke.title"), messages.text("refresh.lead"),
                List.of(messages.text("refresh.invalidated", token.hint()),
                        token.lastUsedAt()
                                .map(used -> messages.text("revoke.stops", ClientNames.friendly(
                                        token.lastUsedClient().orElse(messages.text("client.unknown"))),
                                        moments.ago(used)))
                                .orElse(messages.text("revoke.unused")),
                        messages.text("revoke.noNew")),
                messages.text("revoke.confirm"));
    }

    private Confirmation firstAgain() {
        return new Confirmation(messages.text("refresh.title"), messages.text("refresh.noToken"),
                List.of(messages.text("refresh.once")), messages.text("refresh.confirm"));
    }

    private void refused(CallFailure failure) {
        switch (failure) {
            case CallFailure.Answered(Problem problem) -> {
                changes.tell(Notice.serious(sentence(problem)));
                toldOfChange = problem.code() == ProblemCode.CHANGED_MEANWHILE;
                changes.reread();
            }
            case CallFailure.Unreachable(String sentence) -> changes
                    .tell(Notice.serious(messages.text("refresh.notSent", sentence)));
            case CallFailure.AnswerLost lost -> changes.tell(Notice.serious(lost.sentence()));
            case CallFailure.Unintelligible garbage -> changes.tell(Notice.serious(garbage.sentence()));
        }
    }

    private String sentence(Problem problem) {
        return problem.code() == ProblemCode.CHANGED_MEANWHILE && problem.changedBy().isPresent()
                && problem.changedAt().isPresent()
                        ? messages.text("refresh.changedMeanwhile", problem.changedBy().orElseThrow(),
                                moments.within(problem.changedAt().orElseThrow()))
                        : messages.text("refresh.refused", problem.detail());
    }
}
