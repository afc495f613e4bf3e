package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What changes of the SCIM configuration are about, and how what the service holds afterwards tells whether
/// one was made.
///
/// @param me       email of the administrator who sends them
/// @param shown    whether the token that the service holds now is the one that the page is about to show:
///                 then nothing has to be said of an earlier one
/// @param messages the texts
/// @param moments  name times
record ConfigurationAttempts(String me, BooleanSupplier shown, Messages messages, Moments moments) {

    /// To replace the token.
    Attempt<Versioned<ScimConfiguration>> refresh() {
        return new Issuing(_ -> true, (unseen, after) -> unseen
                .or(() -> shown.getAsBoolean() ? Optional.empty() : Optional.of(stands(after))));
    }

    /// To add a domain.
    ///
    /// @param typed as it was typed
    Attempt<Versioned<ScimConfiguration>> addDomain(String typed) {
        String name = DomainNames.readable(typed.strip());
        return new Issuing(before -> !before.enabled(), (unseen, after) -> Optional.of(!lists(after, typed)
                ? Notice.serious(messages.text("lost.domainNotAdded", name))
                : unseen.orElseGet(() -> Notice.plain(messages.text("lost.domainAdded", name)))));
    }

    /// To remove a domain.
    ///
    /// @param listed as the service lists it
    Attempt<Versioned<ScimConfiguration>> removeDomain(String listed) {
        String name = DomainNames.readable(listed);
        return (_, after) -> Optional.of(lists(after.value(), listed)
                ? Notice.serious(messages.text("lost.domainNotRemoved", name))
                : Notice.plain(messages.text("lost.removed", name)));
    }

    /// To decide how long tokens live.
    ///
    /// @param days 0 for no end
    Attempt<Versioned<ScimConfiguration>> tokenLifetime(int days) {
        return (_, after) -> Optional.of(after.value().tokenLifetimeDays().orElse(0) == days
                ? Notice.plain(messages.text("lost.lifetimeChanged"))
                : Notice.serious(messages.text("lost.lifetimeNotChanged")));
    }

    /// To switch email invites.
    Attempt<Versioned<ScimConfiguration>> sendEmailInvites(boolean send) {
        return (_, after) -> Optional.of(after.value().sendEmailInvites() == send
                ? Notice.plain(messages.text("lost.invitesChanged"))
                : Notice.serious(messages.text("lost.invitesNotChanged")));
    }

    /// To revoke the token without a new one.
    Attempt<Versioned<ScimConfiguration>> revoke() {
        return (_, after) -> Optional.of(after.value().token()
                .map(token -> Notice.serious(messages.text("lost.notRevoked", token.hint())))
                .orElseGet(() -> Notice.plain(messages.text("lost.revoked"))));
    }

    /// To pause provisioning, or to let it go on.
    Attempt<Versioned<ScimConfiguration>> pause(boolean paused) {
        return (_, after) -> Optional.of(after.value().paused().isPresent() == paused
                ? Notice.plain(messages.text(paused ? "lost.paused" : "lost.resumed"))
                : Notice.serious(messages.text(paused ? "lost.notPaused" : "lost.notResumed")));
    }

    /// Whether a change would issue a token.
    private interface Issues {
        boolean token(ScimConfiguration before);
    }

    private interface Judgement {

        /// @param unseen what is said of a token that was issued meanwhile and that this page does not show
        Optional<Notice> of(Optional<Notice> unseen, ScimConfiguration after);
    }

    /// One whose answer may bring a token.
    private final class Issuing implements Attempt<Versioned<ScimConfiguration>> {

        private final Issues issues;
        private final Judgement judgement;

        Issuing(Issues issues, Judgement judgement) {
            this.issues = issues;
            this.judgement = judgement;
        }

        @Override
        public Optional<Notice> judge(Versioned<ScimConfiguration> before,
                Versioned<ScimConfiguration> after) {
            Optional<TokenDetails> unseen = after.value().token()
                    .filter(token -> before.value().token().filter(old -> old.id().equals(token.id()))
                            .isEmpty()
                            && !shown.getAsBoolean());
            return judgement.of(unseen.map(ConfigurationAttempts.this::issued), after.value());
        }

        @Override
        public boolean bringsSecret(Versioned<ScimConfiguration> before) {
            return issues.token(before.value());
        }
    }

    private Notice stands(ScimConfiguration after) {
        return after.token().map(token -> Notice.serious(messages.text("lost.oldStands", token.hint())))
                .orElseGet(() -> Notice.serious(messages.text("lost.noToken")));
    }

    private Notice issued(TokenDetails token) {
        String when = moments.within(token.createdAt());
        return token.createdBy().equals(me)
                ? Notice.serious(messages.text("lost.unseen", token.hint(), when), Notice.Remedy.REFRESH)
                : Notice.serious(messages.text("lost.byOther", token.hint(), when, token.createdBy()));
    }

    private static boolean lists(ScimConfiguration configuration, String typed) {
        return configuration.domains().stream().anyMatch(domain -> DomainNames.same(domain.name(), typed));
    }
}
