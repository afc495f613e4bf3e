package dev.scimconsole.server.token;

import static dev.scimconsole.contract.ProblemCode.CHANGED_MEANWHILE;
import static dev.scimconsole.contract.ProblemCode.DOMAIN_EXISTS;
import static dev.scimconsole.contract.ProblemCode.INVALID_REQUEST;
import static dev.scimconsole.contract.ProblemCode.NOT_A_DOMAIN;
import static dev.scimconsole.contract.ProblemCode.NOT_ENABLED;
import static dev.scimconsole.contract.ProblemCode.NOT_FOUND;
import static dev.scimconsole.contract.ProblemCode.PUBLIC_MAIL_DOMAIN;

import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ChangeConfiguration;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords;
import dev.scimconsole.server.store.configuration.OrganizationRecords.EmailDomainRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.values.Sha256;
import dev.scimconsole.wording.Saying;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;

/// Organizations' SCIM configurations: email domains, invites and the token's life.
///
/// Every change is one transaction that also raises the configuration's version, so that two administrators
/// never undo each other's work unseen: who names the version that a change is based on gets a
/// [dev.scimconsole.contract.ProblemCode#CHANGED_MEANWHILE] when it is not the current one.
public final class ScimConfigurations {

    /// How often a change that names no version starts again because another one came first.
    private static final int MAX_CLAIMS = 5;

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Optional<String> mailSender;
    private final PublicMailDomains publicMailDomains;

    /// @param random     a cryptographically strong source, for the tokens
    /// @param mailSender the address that emails are from; empty when none are sent
    public ScimConfigurations(Store store, InstantSource clock, SecureRandom random,
            Optional<String> mailSender) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.mailSender = mailSender;
        this.publicMailDomains = PublicMailDomains.load();
    }

    /// The current configuration.
    ///
    /// @param baseUrl the SCIM base URL, as the one who asks reaches it
    public Revision<ScimConfiguration> read(String organizationId, String baseUrl) {
        return store.read(transaction -> ConfigurationReader.read(transaction, organizationId, baseUrl,
                mailSender, clock.instant()));
    }

    /// Adds an email domain. The first one enables SCIM and issues the first token, which the caller must
    /// close.
    ///
    /// @param expectedVersion the version that the change is based on; empty for any
    public Revision<ConfigurationChange> addDomain(Actor actor, AddDomain domain,
            OptionalLong expectedVersion,
            String baseUrl) {
        String name = validName(domain.name());
        if (publicMailDomains.contains(name) && !domain.confirmPublicMailDomain()) {
            throw ProblemException.inField("name", PUBLIC_MAIL_DOMAIN, "say.domain.publicMail", name);
        }
        return change(actor, expectedVersion, baseUrl, (transaction, step) -> {
            OrganizationRecords organizations = transaction.organizations();
            if (organizations.hasDomain(actor.organizationId(), name)) {
                throw ProblemException.inField("name", DOMAIN_EXISTS, "say.domain.exists", name);
            }
            boolean first = organizations.domains(actor.organizationId()).isEmpty();
            organizations.insertDomain(actor.organizationId(),
                    new EmailDomainRecord(name, step.at(), actor.email()));
            ConfigurationEvents.domainAdded(transaction, actor, step.at(), name);
            if (first) {
                ConfigurationEvents.tokenIssued(transaction, actor, step.at(),
                        step.issue(transaction, actor));
            }
            return first;
        });
    }

    /// Takes an email domain off the list. Without the last one SCIM is off and the token revoked.
    ///
    /// @param expectedVersion the version that the change is based on; empty for any
    public Revision<ConfigurationChange> removeDomain(Actor actor, String name, OptionalLong expectedVersion,
            String baseUrl) {
        String known = switch (EmailDomainName.parse(name)) {
            case EmailDomainName.Valid valid -> valid.name();
            case EmailDomainName.Invalid _ -> throw notOnTheList(name);
        };
        return change(actor, expectedVersion, baseUrl, (transaction, step) -> {
            OrganizationRecords organizations = transaction.organizations();
            if (!organizations.deleteDomain(actor.organizationId(), known)) {
                throw notOnTheList(known);
            }
            ConfigurationEvents.domainRemoved(transaction, actor, step.at(), known);
            if (organizations.domains(actor.organizationId()).isEmpty()) {
                step.revoke(transaction, actor).ifPresent(
                        token -> ConfigurationEvents.tokenRevoked(transaction, actor, step.at(), token));
            }
            return false;
        });
    }

    /// Changes settings.
    ///
    /// @param expectedVersion the version that the change is based on; empty for any
    public Revision<ConfigurationChange> changeSettings(Actor actor, ChangeConfiguration settings,
            OptionalLong expectedVersion, String baseUrl) {
        settings.tokenLifetimeDays().ifPresent(ScimConfigurations::requirePossibleLife);
        return change(actor, expectedVersion, baseUrl, (transaction, step) -> {
            settings.sendEmailInvites().ifPresent(send -> {
                transaction.organizations().setSendEmailInvites(actor.organizationId(), send);
                ConfigurationEvents.sendEmailInvitesSet(transaction, actor, step.at(), send);
            });
            settings.tokenLifetimeDays().ifPresent(days -> step.limitLife(transaction, actor, days));
            return false;
        });
    }

    /// Revokes the current token, if there is one, and issues a new one, which the caller must close. Once
    /// this returns, no request with the old token is accepted any more.
    ///
    /// @param expectedVersion the version that the administrator saw
    public Revision<ConfigurationChange> refreshToken(Actor actor, long expectedVersion, String baseUrl) {
        return change(actor, OptionalLong.of(expectedVersion), baseUrl, (transaction, step) -> {
            Optional<TokenRecord> revoked = step.revoke(transaction, actor);
            // Domains without a token are left where it was revoked, or a copy of the data was put back.
            if (revoked.isEmpty() && transaction.organizations().domains(actor.organizationId()).isEmpty()) {
                throw ProblemException.of(NOT_ENABLED, "say.token.notEnabled");
            }
            TokenRecord issued = step.issue(transaction, actor);
            revoked.ifPresentOrElse(
                    old -> ConfigurationEvents.tokenRefreshed(transaction, actor, step.at(), issued, old),
                    () -> ConfigurationEvents.tokenIssued(transaction, actor, step.at(), issued));
            return true;
        });
    }

    /// Revokes the current token and issues none. SCIM stays enabled: whoever comes by a connection goes on,
    /// and a token can be made later by a refresh.
    ///
    /// @param expectedVersion the version that the administrator saw
    public Revision<ConfigurationChange> revokeToken(Actor actor, long expectedVersion, String baseUrl) {
        return change(actor, OptionalLong.of(expectedVersion), baseUrl, (transaction, step) -> {
            TokenRecord revoked = step.revoke(transaction, actor).orElseThrow(() -> ProblemException
                    .of(NOT_ENABLED, "say.token.noneToRevoke"));
            ConfigurationEvents.tokenRevoked(transaction, actor, step.at(), revoked);
            return false;
        });
    }

    /// Pauses provisioning: once this returns, every request to the SCIM service is refused, on every node.
    /// Everything is kept. Who pauses what is paused changes nothing.
    ///
    /// @param expectedVersion the version that the change is based on; empty for any
    public Revision<ConfigurationChange> pause(Actor actor, OptionalLong expectedVersion, String baseUrl) {
        return change(actor, expectedVersion, baseUrl, (transaction, step) -> {
            if (!isPaused(transaction, actor)) {
                transaction.tokens().stop(actor.organizationId());
                transaction.accessTokens().stop(actor.organizationId(), step.at());
                transaction.organizations().setPause(actor.organizationId(), Optional.of(step.at()),
                        Optional.of(actor.email()));
                ConfigurationEvents.provisioningPaused(transaction, actor, step.at());
            }
            return false;
        });
    }

    /// Lets provisioning go on. Who resumes what is not paused changes nothing.
    ///
    /// @param expectedVersion the version that the change is based on; empty for any
    public Revision<ConfigurationChange> resume(Actor actor, OptionalLong expectedVersion, String baseUrl) {
        return change(actor, expectedVersion, baseUrl, (transaction, step) -> {
            if (isPaused(transaction, actor)) {
                transaction.organizations().setPause(actor.organizationId(), Optional.empty(),
                        Optional.empty());
                ConfigurationEvents.provisioningResumed(transaction, actor, step.at());
            }
            return false;
        });
    }

    private static boolean isPaused(Transaction transaction, Actor actor) {
        return ConfigurationReader.organization(transaction, actor.organizationId()).pausedAt().isPresent();
    }

    private Revision<ConfigurationChange> change(Actor actor, OptionalLong expectedVersion, String baseUrl,
            BiFunction<Transaction, Step, Boolean> work) {
        ScimToken fresh = ScimToken.generate(random);
        boolean issued = false;
        try {
            // To the millisecond, as the store keeps it: an answer now and an answer later agree.
            Step step = new Step(fresh, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            Outcome outcome = store.write(transaction -> {
                claim(transaction, actor, expectedVersion, step.at());
                boolean issues = work.apply(transaction, step);
                return new Outcome(ConfigurationReader.read(transaction, actor.organizationId(), baseUrl,
                        mailSender, step.at()), issues);
            });
            issued = outcome.issued();
            return new Revision<>(new ConfigurationChange(outcome.configuration().value(),
                    issued ? Optional.of(fresh) : Optional.empty()), outcome.configuration().version());
        } finally {
            if (!issued) {
                fresh.close();
            }
        }
    }

    /// Raises the version, which also makes every other change of this configuration wait for this one.
    private static void claim(Transaction transaction, Actor actor, OptionalLong expectedVersion,
            Instant at) {
        OrganizationRecords organizations = transaction.organizations();
        OrganizationRecord seen = ConfigurationReader.organization(transaction, actor.organizationId());
        for (int tries = 0; tries < MAX_CLAIMS; tries++) {
            long version = expectedVersion.orElse(seen.configurationVersion());
            if (version == seen.configurationVersion()
                    && organizations.touchConfiguration(actor.organizationId(), version, at, actor.email())) {
                return;
            }
            seen = ConfigurationReader.organization(transaction, actor.organizationId());
            if (expectedVersion.isPresent()) {
                break;
            }
        }
        throw new ProblemException(changedMeanwhile(seen));
    }

    private static ServerProblem changedMeanwhile(OrganizationRecord seen) {
        // No administrator did that, and nobody can be asked about it.
        return seen.changedBy().equals(TokenRecords.PUT_BACK)
                ? ServerProblem.of(CHANGED_MEANWHILE, "say.configuration.changed",
                        Saying.of("say.tokenCheck.putBack"))
                : ServerProblem.of(CHANGED_MEANWHILE, "say.configuration.changed", seen.changedBy())
                        .changed(seen.changedBy(), seen.changedAt());
    }

    private static String validName(String typed) {
        return switch (EmailDomainName.parse(typed)) {
            case EmailDomainName.Valid valid -> valid.name();
            case EmailDomainName.Invalid invalid ->
                throw ProblemException.inField("name", NOT_A_DOMAIN, invalid.sentence());
        };
    }

    private static void requirePossibleLife(int days) {
        if (days < 0 || days > TokenExpiry.LONGEST_LIFE) {
            throw ProblemException.inField("tokenLifetimeDays", INVALID_REQUEST, "say.token.life",
                    TokenExpiry.LONGEST_LIFE);
        }
    }

    private static ProblemException notOnTheList(String name) {
        return ProblemException.of(NOT_FOUND, "say.domain.gone", name);
    }

    private record Outcome(Revision<ScimConfiguration> configuration, boolean issued) {}

    /// What a change may use: made before the transaction, which may run more than once.
    private record Step(ScimToken fresh, Instant at) {

        TokenRecord issue(Transaction transaction, Actor actor) {
            Optional<Instant> end = ConfigurationReader.organization(transaction, actor.organizationId())
                    .tokenLifetimeDays().map(days -> at.plus(Duration.ofDays(days)));
            TokenRecord token = new TokenRecord(actor.organizationId(), UUID.randomUUID().toString(),
                    Sha256.ofDigest(fresh.sha256()), fresh.hint(), at, actor.email(), Optional.empty(),
                    Optional.empty(), end, Optional.empty());
            transaction.tokens().insert(token);
            return token;
        }

        /// A token whose life has ended stays dead: only a refresh helps.
        void limitLife(Transaction transaction, Actor actor, int days) {
            Optional<Integer> limit = Optional.of(days).filter(some -> some > 0);
            transaction.organizations().setTokenLifetimeDays(actor.organizationId(), limit);
            Optional<TokenRecord> current = transaction.tokens().current(actor.organizationId());
            if (current.isPresent() && !current.get().isExpired(at)) {
                transaction.tokens().setExpiry(actor.organizationId(),
                        limit.map(life -> at.plus(Duration.ofDays(life))));
            }
            ConfigurationEvents.tokenLifetimeSet(transaction, actor, at, days);
        }

        /// @return the token that was current
        Optional<TokenRecord> revoke(Transaction transaction, Actor actor) {
            Optional<TokenRecord> current = transaction.tokens().current(actor.organizationId());
            transaction.tokens().revokeCurrent(actor.organizationId(), at, actor.email());
            return current;
        }
    }
}
