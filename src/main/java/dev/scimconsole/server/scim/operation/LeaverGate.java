package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.store.Expectations;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.refusals.LeaverRecords;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Leaver;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.values.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How many may leave at once. More than a threshold of deactivations and deletions in ten minutes are a
/// wave, as a mistake in an identity provider makes one; where the organization wants that, what comes above
/// it waits for an Org Admin.
///
/// RFC 9110 §15.6.4 has 503 with `Retry-After` for what is possible later; Entra ID and Okta repeat it. The
/// rule is the product's. Asked of leavers alone, in the transaction in which they leave: where one thread
/// writes it costs one statement, and others that write at once count one after another only where more are
/// held.
public final class LeaverGate {

    /// In which time leavers are counted.
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration ONE_WAVE = Duration.ofHours(1);
    /// Fewer are never too many.
    private static final int FEWEST = 5;
    /// The part of the active users who may leave at once: a fifth.
    private static final int PART = 5;

    private LeaverGate() {}

    /// Says that somebody may leave.
    static void expect(Expectations expectations, String organizationId, String userId, Instant now) {
        expectations.leaver(organizationId, userId, now.minus(ONE_WAVE), now.minus(WINDOW), FEWEST);
    }

    /// Lets somebody leave, and counts that.
    ///
    /// @throws ScimException 503 or 403
    static void pass(Work work, Leaver leaver) {
        Instant now = leaver.at();
        LeaverRecords leavers = work.transaction().leavers();
        Rule known = leavers.rule(work.organizationId());
        Rule rule = known.hold() ? leavers.ruleInTurn(work.organizationId()) : known;
        switch (rule.gate()) {
            case STOPPED -> throw ScimException.leaversStopped();
            case HELD -> throw ScimException.leaversHeld();
            case OPEN, LET_THROUGH -> {
                if (!holds(rule, now) && (isTold(rule, now) || areFew(leavers))) {
                    // Whoever counted them would learn nothing.
                    leavers.note(work.organizationId(), leaver);
                } else if (isWave(leavers, rule, work.organizationId(), leaver)) {
                    if (holds(rule, now)) {
                        throw ScimException.leaversHeld();
                    }
                    alert(work.transaction(), work.organizationId(), rule, now,
                            "wave:" + now.toEpochMilli() / ONE_WAVE.toMillis());
                }
            }
        }
    }

    /// How many of so many active users may leave in ten minutes.
    ///
    /// @param active how many were before anybody left
    public static int limit(int threshold, long active) {
        return (int) Math.max(FEWEST, Math.min(threshold, active / PART));
    }

    /// How many may leave in the ten minutes that end now, with those who have left in them.
    public static int limit(LeaverRecords leavers, String organizationId, Rule rule, Instant now) {
        return limit(rule.threshold(),
                leavers.wereActive(organizationId, countedFrom(rule, now), rule.threshold() * PART));
    }

    /// Holds everybody from now on, because too many left.
    ///
    /// @return whether they are not held already, and are to be
    public static boolean hold(Transaction transaction, String organizationId, Instant now) {
        Rule rule = transaction.leavers().ruleInTurn(organizationId);
        boolean begins = holds(rule, now);
        if (begins) {
            // Each waits for an Org Admin, also soon after another one.
            alert(transaction, organizationId, rule, now, "hold:" + EventIds.next(now));
            transaction.leavers().set(organizationId, new Rule(rule.threshold(), true, Gate.HELD,
                    Optional.of(now), Optional.empty(), Optional.empty(), rule.countedFrom(), rule.toldAt()));
        }
        return begins;
    }

    /// @param topic one for a wave, which may last
    private static void alert(Transaction transaction, String organizationId, Rule rule, Instant now,
            String topic) {
        int limit = limit(transaction.leavers(), organizationId, rule, now);
        Alerting.raise(transaction, organizationId, AlertKind.LEAVER_WAVE, topic, Integer.toString(limit),
                now);
        transaction.leavers().told(organizationId, now);
    }

    /// Whether it is known without another statement that those who leave are no wave. Whoever leaves at the
    /// same time was not counted; whoever comes next is told of them.
    private static boolean areFew(LeaverRecords leavers) {
        return leavers.othersAtFirst().filter(others -> others < FEWEST).isPresent();
    }

    private static boolean isTold(Rule rule, Instant now) {
        return rule.toldAt().filter(now.minus(ONE_WAVE)::isBefore).isPresent();
    }

    private static boolean holds(Rule rule, Instant now) {
        boolean letThrough = rule.gate() == Gate.LET_THROUGH
                && rule.until().filter(now::isBefore).isPresent();
        return rule.hold() && (rule.gate() == Gate.OPEN || (rule.gate() == Gate.LET_THROUGH && !letThrough));
    }

    private static Instant countedFrom(Rule rule, Instant now) {
        return rule.countedFrom().filter(now.minus(WINDOW)::isBefore).orElse(now.minus(WINDOW));
    }

    private static boolean isWave(LeaverRecords leavers, Rule rule, String organizationId,
            Leaver leaver) {
        Instant now = leaver.at();
        int left = leavers.noteAndCount(organizationId, leaver, countedFrom(rule, now), rule.threshold())
                + 1;
        if (left <= FEWEST) {
            return false;
        }
        // Those who were active are counted only where that can change the answer: they may be a long way
        // apart.
        return left > rule.threshold() || left > limit(leavers, organizationId, rule, now);
    }
}
