package dev.scimconsole.server.token;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.Pause;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts a SCIM configuration together from what the store keeps.
final class ConfigurationReader {

    private ConfigurationReader() {}

    static Revision<ScimConfiguration> read(Transaction transaction, String organizationId, String baseUrl,
            Optional<String> mailSender, Instant now) {
        OrganizationRecord organization = organization(transaction, organizationId);
        Optional<TokenDetails> token = transaction.tokens().current(organizationId)
                .map(current -> details(transaction, current, organization.tokenLifetimeDays(), now));
        List<EmailDomain> domains = transaction.organizations().domains(organizationId).stream()
                .map(domain -> new EmailDomain(domain.name(), domain.addedAt(), domain.addedBy())).toList();
        return new Revision<>(
                new ScimConfiguration(!domains.isEmpty(), domains, organization.sendEmailInvites(),
                        mailSender, baseUrl, organization.tokenLifetimeDays(), token, pause(organization)),
                organization.configurationVersion());
    }

    private static Optional<Pause> pause(OrganizationRecord organization) {
        return organization.pausedAt()
                .map(since -> new Pause(since, organization.pausedBy().orElse("an administrator")));
    }

    static OrganizationRecord organization(Transaction transaction, String organizationId) {
        return transaction.organizations().find(organizationId)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.session.noOrganization"));
    }

    private static TokenDetails details(Transaction transaction, TokenRecord token,
            Optional<Integer> lifeDays, Instant now) {
        Optional<TokenUse> last = transaction.tokenUses().ofToken(token.organizationId(), token.id()).stream()
                .filter(use -> use.lastAcceptedAt().isPresent())
                .max(Comparator.comparing(use -> use.lastAcceptedAt().orElseThrow()));
        return new TokenDetails(token.id(), token.hint(), token.createdAt(), token.createdBy(),
                last.flatMap(TokenUse::lastAcceptedAt),
                last.map(TokenUse::userAgent).filter(agent -> !agent.isEmpty()),
                last.map(use -> Clients.of(transaction, token.organizationId()).name(use.userAgent(),
                        use.address()))
                        .filter(name -> !name.isEmpty()),
                transaction.tokenUses().refusedSince(token.organizationId(), token.createdAt()),
                token.expiresAt(), token.isExpired(now),
                token.isExpired(now)
                        ? Optional.of(0)
                        : token.expiresAt().flatMap(end -> TokenExpiry.reminder(lifeDays, end, now)));
    }
}
