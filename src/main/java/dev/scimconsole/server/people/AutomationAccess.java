package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.AutomationAccounts;
import dev.scimconsole.contract.access.CreateAutomationAccount;
import dev.scimconsole.contract.access.IssuedAutomationKey;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AutomationRecords.AutomationRecord;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accounts of programs that use the admin API with a key of their own.
///
/// They outlive who made them, so that no job ends with one person; a key ends by its date, or at once with
/// its account.
public final class AutomationAccess {

    private static final Logger LOG = LoggerFactory.getLogger(AutomationAccess.class);
    /// What every key starts with; secret scanners look for it, and [OutsideText] masks it.
    private static final String PREFIX = "scimconsole_";
    private static final int HINT_LENGTH = 6;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LIFE = 1095;
    private static final int MOST = 50;
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;

    AutomationAccess(Store store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// All of an organization, oldest first.
    public AutomationAccounts all(String organizationId) {
        return new AutomationAccounts(store.read(transaction -> transaction.automations().all(organizationId))
                .stream().map(AutomationAccess::details).toList());
    }

    /// Makes an account.
    ///
    /// @throws ProblemException when the name is taken or unusable, the lifetime is, there are too many, or
    ///                          who asks is no Org Admin any more
    public IssuedAutomationKey create(SignedIn who, CreateAutomationAccount request, RequestOrigin origin) {
        String name = checkName(request.name());
        checkLifetime(request.lifetimeDays());
        String key = PREFIX + SecretCode.generate(random);
        Instant now = now();
        AutomationRecord account = new AutomationRecord(who.organizationId(), UUID.randomUUID().toString(),
                name, request.role(), SecretCode.digest(key), key.substring(key.length() - HINT_LENGTH), now,
                who.email(), now.plus(Duration.ofDays(request.lifetimeDays())), Optional.empty());
        return store.write(transaction -> {
            Invites.checkStillOrgAdmin(transaction, who);
            checkRoom(transaction.automations().all(who.organizationId()), name);
            transaction.automations().insert(account);
            append(transaction, who, now, "automation.created", account,
                    Optional.of(EventDetail.automation(account.role().displayName(), account.hint())),
                    origin);
            return new IssuedAutomationKey(details(account), key);
        });
    }

    /// Ends an account: its key opens nothing from the next request on, on every node.
    ///
    /// @throws ProblemException when there is none
    public void end(SignedIn who, String id, RequestOrigin origin) {
        Instant now = now();
        store.write(transaction -> {
            AutomationRecord account = transaction.automations().all(who.organizationId()).stream()
                    .filter(known -> known.id().equals(id)).findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.automation.gone"));
            transaction.automations().delete(who.organizationId(), id);
            append(transaction, who, now, "automation.ended", account,
                    Optional.of(EventDetail.key(account.hint())),
                    origin);
            return id;
        });
    }

    /// Whether a bearer token has the form of a key.
    static boolean isKey(String presented) {
        return presented.startsWith(PREFIX);
    }

    /// Who presents a key, or nobody when it opens nothing. Costs the same whatever was presented.
    Optional<SignedIn> find(String key) {
        Sha256 sha256 = SecretCode.digest(key);
        Instant now = now();
        Optional<AutomationRecord> account = store
                .read(transaction -> transaction.automations().findByHash(sha256))
                .filter(found -> isOpen(found, now));
        account.filter(found -> found.lastUsedAt()
                .map(last -> Duration.between(last, now).compareTo(TOUCHED_EVERY) >= 0).orElse(true))
                .ifPresent(found -> touch(found, now));
        return account.map(AutomationAccess::signedIn);
    }

    /// Whether an account is there and its key has not ended. Asking is no use of it.
    boolean isOpen(SignedIn who) {
        Instant now = now();
        return store.read(transaction -> transaction.automations().all(who.organizationId())).stream()
                .anyMatch(account -> account.id().equals(who.administratorId()) && isOpen(account, now));
    }

    /// A store that can't be written to, as on a full disk, can still be read.
    private void touch(AutomationRecord account, Instant now) {
        try {
            store.write(transaction -> {
                transaction.automations().touch(account.organizationId(), account.id(), now);
                return true;
            });
        } catch (StoreUnavailableException e) {
            LOG.warn("The use of an automation account could not be noted: {}", e.getMessage());
        }
    }

    private static boolean isOpen(AutomationRecord account, Instant now) {
        return account.expiresAt().isAfter(now) && !Clocks.isAhead(account.createdAt(), now);
    }

    private static SignedIn signedIn(AutomationRecord account) {
        return new SignedIn(account.organizationId(), account.id(), account.name(), account.role(),
                account.id(), true);
    }

    /// No account may look like an administrator where only the name is shown.
    private static String checkName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.contains("@")
                || !OutsideText.clean(name).equals(name)) {
            throw ProblemException.inField("name", ProblemCode.INVALID_REQUEST, "say.automation.name",
                    LONGEST_NAME);
        }
        return name;
    }

    private static void checkLifetime(int days) {
        if (days < 1 || days > LONGEST_LIFE) {
            throw ProblemException.inField("lifetimeDays", ProblemCode.INVALID_REQUEST, "say.automation.life",
                    LONGEST_LIFE);
        }
    }

    private static void checkRoom(List<AutomationRecord> known, String name) {
        String key = CaseFolding.fold(name);
        if (known.stream().anyMatch(account -> CaseFolding.fold(account.name()).equals(key))) {
            throw ProblemException.inField("name", ProblemCode.AUTOMATION_ACCOUNT_EXISTS,
                    "say.automation.exists", name);
        }
        if (known.size() >= MOST) {
            throw ProblemException.of(ProblemCode.TOO_MANY_AUTOMATION_ACCOUNTS, "say.automation.tooMany",
                    MOST);
        }
    }

    private static void append(Transaction transaction, SignedIn who, Instant at, String action,
            AutomationRecord account, Optional<EventDetail> detail, RequestOrigin origin) {
        transaction.events().append(EventRecord.done(who.actor(), account.organizationId(), at, action,
                new EventTarget("automation", account.id(), Optional.of(account.name())), detail, origin));
    }

    private static AutomationAccount details(AutomationRecord account) {
        return new AutomationAccount(account.id(), account.name(), account.role(), account.hint(),
                account.createdAt(), account.createdBy(), account.expiresAt(), account.lastUsedAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
