package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.ScimConfiguration;
import dev.scimconsole.contract.TokenDetails;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.util.Optional;

/// A change that was sent and whose answer never came. What the service holds afterwards tells whether it
/// was made.
sealed interface Attempt {

    /// To replace the token.
    record Refresh() implements Attempt {}

    /// To add a domain, as it was typed.
    record AddDomain(String name) implements Attempt {}

    /// To remove a domain.
    record RemoveDomain(String name) implements Attempt {}

    /// To decide how long tokens live.
    ///
    /// @param days 0 for no end
    record TokenLifetime(int days) implements Attempt {}

    /// To switch email invites.
    record SendEmailInvites(boolean send) implements Attempt {}

    /// Says truthfully what became of the change.
    ///
    /// @param before what the service held when it was sent
    /// @param after  what the service holds now
    /// @param me     email of the administrator who sent it
    default Notice judge(ScimConfiguration before, ScimConfiguration after, String me, Messages messages,
            Moments moments) {
        Optional<TokenDetails> unseen = after.token()
                .filter(token -> before.token().filter(old -> old.id().equals(token.id())).isEmpty());
        return switch (this) {
            case Refresh() -> unseen.map(token -> issued(token, me, messages, moments))
                    .orElseGet(() -> stands(after, messages));
            case AddDomain(String typed) -> {
                String shown = DomainNames.readable(typed.strip());
                if (!lists(after, typed)) {
                    yield Notice.serious(messages.text("lost.domainNotAdded", shown));
                }
                yield unseen.map(token -> issued(token, me, messages, moments))
                        .orElseGet(() -> Notice.plain(messages.text("lost.domainAdded", shown)));
            }
            case RemoveDomain(String name) -> {
                String shown = DomainNames.readable(name);
                yield lists(after, name)
                        ? Notice.serious(messages.text("lost.domainNotRemoved", shown))
                        : Notice.plain(messages.text("lost.domainRemoved", shown));
            }
            case TokenLifetime(int days) -> after.tokenLifetimeDays().orElse(0) == days
                    ? Notice.plain(messages.text("lost.lifetimeChanged"))
                    : Notice.serious(messages.text("lost.lifetimeNotChanged"));
            case SendEmailInvites(boolean send) -> after.sendEmailInvites() == send
                    ? Notice.plain(messages.text("lost.invitesChanged"))
                    : Notice.serious(messages.text("lost.invitesNotChanged"));
        };
    }

    private static Notice stands(ScimConfiguration after, Messages messages) {
        return after.token().map(token -> Notice.serious(messages.text("lost.oldStands", token.hint())))
                .orElseGet(() -> Notice.serious(messages.text("lost.noToken")));
    }

    private static Notice issued(TokenDetails token, String me, Messages messages, Moments moments) {
        String when = moments.at(token.createdAt());
        return token.createdBy().equals(me)
                ? Notice.serious(messages.text("lost.unseen", token.hint(), when), Notice.Remedy.REFRESH)
                : Notice.serious(messages.text("lost.byOther", token.hint(), when, token.createdBy()));
    }

    private static boolean lists(ScimConfiguration configuration, String typed) {
        return configuration.domains().stream().anyMatch(domain -> DomainNames.same(domain.name(), typed));
    }
}
