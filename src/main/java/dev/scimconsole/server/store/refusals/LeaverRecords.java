package dev.scimconsole.server.store.refusals;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who was deactivated or deleted lately, and whether more may be.
///
/// An organization that never changed anything of it has no row: the usual threshold, and nothing is held.
public final class LeaverRecords {

    private static final String COLUMNS = "threshold, hold, gate, gate_at, gate_by, gate_until, "
            + "counted_from, told_at";
    private static final String RULE = "SELECT " + COLUMNS + " FROM safe_leaving WHERE organization_id = ?";
    /// So many of the newest are told apart, or twice the threshold where that is more.
    private static final int TOLD_APART = 1_000;

    private static final String NOTE = """
            INSERT INTO leaver (organization_id, left_at, user_id, was_active) VALUES (?, ?, ?, ?)
            ON CONFLICT (organization_id, left_at, user_id) DO UPDATE
            SET was_active = CASE WHEN excluded.was_active = 1 THEN 1 ELSE leaver.was_active END""";

    /// Looks at nobody where a wave was told: at SERIALIZABLE all who leave at once would get into conflict.
    private static final String SOME = """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM safe_leaving WHERE organization_id = ? AND told_at > ?)
              THEN NULL
              ELSE (SELECT COUNT(*) FROM (SELECT 1 FROM leaver
                WHERE organization_id = ? AND left_at > ? AND user_id <> ? LIMIT ?) AS others)
              END""";

    private final Sql sql;
    /// Asks how many others left.
    private Optional<Object[]> some = Optional.empty();

    public LeaverRecords(Sql sql) {
        this.sql = sql;
    }

    /// What becomes of those who are to leave.
    public enum Gate {
        /// They leave, unless too many do.
        OPEN,
        /// Too many did: nobody leaves until an Org Admin decides.
        HELD,
        /// An Org Admin lets them leave, however many they are, until a time.
        LET_THROUGH,
        /// An Org Admin lets nobody leave.
        STOPPED
    }

    /// An organization's rule, and how it stands.
    ///
    /// @param threshold   how many may leave in ten minutes
    /// @param hold        whether what comes above it is held
    /// @param at          since when the gate is so; empty when it never was otherwise
    /// @param by          the administrator who decided; empty when nobody did
    /// @param until       when [Gate#LET_THROUGH] ends
    /// @param countedFrom who left before is not counted
    /// @param toldAt      when an alert told last that too many leave
    public record Rule(int threshold, boolean hold, Gate gate, Optional<Instant> at, Optional<String> by,
            Optional<Instant> until, Optional<Instant> countedFrom, Optional<Instant> toldAt) {

        /// The rule of who changed nothing.
        public static final Rule USUAL = new Rule(50, false, Gate.OPEN, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The rule.
    public Rule rule(String organizationId) {
        return sql.remembered(new Key(organizationId),
                () -> Optional.of(sql.first(RULE, LeaverRecords::rule, Id.of(organizationId))
                        .orElse(Rule.USUAL)))
                .orElseThrow();
    }

    /// Says that [#rule] will be asked for, and asks with it how many others left.
    ///
    /// @param told where a wave was told later than then, nobody is counted
    /// @param from who left before is not counted
    /// @param most counts no further
    public void expect(String organizationId, String userId, Instant told, Instant from, int most) {
        sql.expect(RULE, LeaverRecords::rule, Id.of(organizationId));
        Object[] parameters = {Id.of(organizationId), told, Id.of(organizationId), from, Id.of(userId), most};
        sql.expect(SOME, row -> row.optionalNumber(1), parameters);
        some = Optional.of(parameters);
    }

    /// What was answered to [#expect]: how often others left since. Empty where nobody was counted, also
    /// because each statement is asked when it is needed, and once this was asked.
    public Optional<Long> othersAtFirst() {
        return some.flatMap(parameters -> sql.<Optional<Long>>takeAnswer(SOME, parameters))
                .flatMap(List::getFirst);
    }

    /// The rule, after all others who ask so have ended: where several write at once, they are counted one
    /// after another.
    public Rule ruleInTurn(String organizationId) {
        // One thread writes where no rows are locked.
        return sql.lockRows().isEmpty()
                ? rule(organizationId)
                : sql.changeReturning("UPDATE safe_leaving SET turns = turns + 1 WHERE organization_id = ? "
                        + "RETURNING " + COLUMNS, LeaverRecords::rule, Id.of(organizationId))
                        .stream().findFirst().orElse(Rule.USUAL);
    }

    /// Sets the rule, but for when a wave was told.
    public void set(String organizationId, Rule rule) {
        sql.changeConfiguration("""
                INSERT INTO safe_leaving (organization_id, threshold, hold, gate, gate_at, gate_by,
                  gate_until, counted_from, turns)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                ON CONFLICT (organization_id) DO UPDATE SET threshold = excluded.threshold,
                  hold = excluded.hold, gate = excluded.gate, gate_at = excluded.gate_at,
                  gate_by = excluded.gate_by, gate_until = excluded.gate_until,
                  counted_from = excluded.counted_from""",
                Id.of(organizationId), rule.threshold(), rule.hold(), rule.gate().name(), rule.at(),
                new Sql.OptionalText(rule.by()), rule.until(), rule.countedFrom());
    }

    /// Notes that a wave was told.
    public void told(String organizationId, Instant at) {
        sql.changeConfiguration("""
                INSERT INTO safe_leaving (organization_id, threshold, hold, gate, told_at, turns)
                VALUES (?, ?, ?, ?, ?, 0)
                ON CONFLICT (organization_id) DO UPDATE SET told_at = excluded.told_at""",
                Id.of(organizationId), Rule.USUAL.threshold(), Rule.USUAL.hold(), Rule.USUAL.gate().name(),
                at);
    }

    /// Somebody who leaves.
    ///
    /// @param at        when
    /// @param wasActive whether they were active until then
    public record Leaver(String userId, Instant at, boolean wasActive) {}

    /// Notes that somebody leaves.
    public void note(String organizationId, Leaver leaver) {
        sql.changeLater(NOTE, Id.of(organizationId), leaver.at(), Id.of(leaver.userId()), leaver.wasActive());
    }

    /// Notes that somebody leaves, and counts the others. Somebody who leaves again and again is counted
    /// once; where so many did that they are not told apart any more, they count as too many.
    ///
    /// @param from who left before is not counted
    /// @param most how many are too many
    /// @return how many others left since
    public int noteAndCount(String organizationId, Leaver leaver, Instant from, int most) {
        Id userId = Id.of(leaver.userId());
        int apart = Math.max(TOLD_APART, 2 * most);
        return sql.changeReturning(NOTE + " " + """
                RETURNING (SELECT CASE WHEN COUNT(*) = ? THEN ? ELSE COUNT(DISTINCT o.user_id) END
                  FROM (SELECT user_id FROM leaver WHERE organization_id = ? AND left_at > ? AND user_id <> ?
                    ORDER BY left_at DESC LIMIT ?) AS o)""",
                row -> row.smallNumber(1), Id.of(organizationId), leaver.at(), userId, leaver.wasActive(),
                apart, apart, Id.of(organizationId), from, userId, apart).getFirst();
    }

    /// How many users are active, and those who were until they left and are not active now: each once.
    ///
    /// @param from who left before is not counted
    /// @param most counts the active no further
    public long wereActive(String organizationId, Instant from, int most) {
        return sql.first("""
                SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM resource WHERE organization_id = ?
                    AND type = ? AND active = 1 LIMIT ?) AS present)
                  + (SELECT COUNT(DISTINCT l.user_id) FROM leaver l
                    WHERE l.organization_id = ? AND l.left_at > ? AND l.was_active = 1
                    AND NOT EXISTS (SELECT 1 FROM resource r WHERE r.organization_id = l.organization_id
                      AND r.id = l.user_id AND r.active = 1))""", row -> row.number(1),
                Id.of(organizationId), ResourceType.USER, most, Id.of(organizationId), from).orElse(0L);
    }

    /// Forgets who left before a time.
    public int prune(String organizationId, Instant before) {
        return sql.change("DELETE FROM leaver WHERE organization_id = ? AND left_at < ?",
                Id.of(organizationId), before);
    }

    private static Rule rule(Row row) {
        return new Rule(row.smallNumber(1), row.flag(2), Gate.valueOf(row.text(3)), row.optionalInstant(4),
                row.optionalText(5), row.optionalInstant(6), row.optionalInstant(7), row.optionalInstant(8));
    }

    private record Key(String organizationId) {}
}
