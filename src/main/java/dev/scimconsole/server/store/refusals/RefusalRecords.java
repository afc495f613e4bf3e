package dev.scimconsole.server.store.refusals;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// What clients asked for and did not get, one row for each change of each user or group.
///
/// A row is open until the change is made or an Org Admin settles it. Whoever reads sees only those that are
/// open by what users and groups are like at that moment: an event may have been dropped under overload, a
/// user's state not.
public final class RefusalRecords {

    /// What is refused because an Org Admin wants it so comes last, and is not counted.
    private static final String URGENCY = "CASE WHEN p.user_id IS NOT NULL THEN 2 "
            + "WHEN c.leaving = 1 AND r.active = 1 THEN 0 ELSE 1 END";

    private static final String COLUMNS = "c.id, c.target_type, c.target_id, c.target_name, "
            + "c.user_name_key, c.action, c.leaving, c.attributes, c.status, c.reason, c.about, c.sentence, "
            + "c.cause, c.expected, "
            + "c.actor_name, c.token_id, c.address, c.user_agent, c.request_id, c.tries, c.first_at, "
            + "c.last_at, r.active AS target_active, n.id AS holder_id, "
            + "p.user_id AS protected_id, "
            + URGENCY + " AS urgency";

    /// Who has the user name that is asked for stands beside; who is not there any more can't be changed, and
    /// who has no access can't leave.
    private static final String OPEN = """
             FROM refused_change c
            LEFT JOIN resource r ON r.organization_id = c.organization_id AND r.id = TARGET
            LEFT JOIN resource n ON n.organization_id = c.organization_id AND n.type = ?
              AND n.user_name_key = c.user_name_key AND n.id IS DISTINCT FROM TARGET
            LEFT JOIN protected_user p ON p.organization_id = c.organization_id AND p.user_id = TARGET
              AND c.reason = 'protected-person'
            WHERE c.organization_id = ? AND c.settled_at IS NULL AND CASE
              WHEN c.target_id = '' THEN n.id IS NULL OR c.reason = 'uniqueness'
              WHEN c.action = 'user.deactivated' THEN r.active = 1
              WHEN c.status = 404 AND c.leaving = 0 AND c.action <> 'group.deleted'
                THEN r.id IS NULL OR c.cause = 'no-endpoint'
              ELSE r.id IS NOT NULL END""";

    private static final String IN_ORDER = " ORDER BY urgency, last_at DESC, id DESC";

    private final Sql sql;

    public RefusalRecords(Sql sql) {
        this.sql = sql;
    }

    /// The changes that are open, from `FROM` on. Its parameters are the type of users and the organization.
    public static String open(Dialect dialect) {
        return OPEN.replace("TARGET", dialect.ids().ofText("c.target_id"));
    }

    private String open() {
        return open(sql.dialect());
    }

    /// What tells a change from all others.
    ///
    /// @param type  of the target: `user` or `group`
    /// @param key   the target's id, or what a creation names
    /// @param asked what was to become of it, as text that is equal for the same
    public record ChangeKey(String type, String key, String asked) {

        /// Shortens and masks.
        public ChangeKey {
            key = OutsideText.clean(key);
            asked = OutsideText.clean(asked);
        }
    }

    /// One refusal.
    ///
    /// @param attributes as the request names them, or all
    /// @param cause      why, more closely
    /// @param actorName  the token's hint
    public record Refusal(ChangeKey key, String id, EventTarget target, Optional<String> userNameKey,
            String action,
            boolean leaving, Set<String> attributes, int print, int status, Optional<String> reason,
            Optional<RefusalCause> cause, String actorName, Optional<String> tokenId,
            RequestOrigin origin, Instant at) {}

    /// A row, for whoever looks whether it is settled.
    public record Noted(ChangeKey key, Set<String> attributes, int print, Optional<String> about) {}

    /// What a refusal became.
    ///
    /// @param id     of its row
    /// @param begins whether it is a new entry: the first refusal, the first after it was settled by hand, or
    ///               the first that leaves somebody with access
    public record Note(String id, boolean begins) {}

    /// An open change.
    ///
    /// @param targetName as a request named it last
    /// @param leaving    whether a person was to have no access
    /// @param urgent     whether that person still has, and is not protected
    /// @param intended   whether it was refused because an Org Admin protects the person, and does so still
    /// @param tokenId    of the organization's own token that was presented
    /// @param holderId   the user who has the user name that is asked for, other than the target
    public record Open(String id, String targetType, String targetId, Optional<String> targetName,
            Optional<String> userNameKey, String action, boolean leaving, Set<String> attributes, int status,
            Optional<String> reason, Optional<RefusalCause> cause, String actorName,
            Optional<String> tokenId, RequestOrigin origin, long tries, Instant firstAt, Instant lastAt,
            boolean urgent, boolean intended, Optional<String> holderId) {

        /// What in the request it was refused for.
        public Optional<String> about() {
            return cause.flatMap(RefusalCause::about);
        }

        /// Where it stands in the order.
        public Place place() {
            return new Place(urgent ? 0 : intended ? 2 : 1, lastAt, id);
        }
    }

    /// A place in the order: those who should have left first, then the latest, then what is refused by
    /// intent.
    ///
    /// @param urgency 0, 1 or 2
    public record Place(int urgency, Instant lastAt, String id) {

        private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::urgency)
                .thenComparing(Place::lastAt, Comparator.reverseOrder())
                .thenComparing(Place::id, Comparator.reverseOrder());

        /// Whether it stands behind another one.
        public boolean isAfter(Place other) {
            return ORDER.compare(this, other) > 0;
        }
    }

    /// How many are open, but for what is refused by intent.
    ///
    /// @param urgent people who should have no access and have it
    public record Counts(long urgent, long all) {}

    /// Whether there is any row; a look at one.
    public boolean any(String organizationId) {
        return sql
                .first("SELECT 1 FROM refused_change WHERE organization_id = ? LIMIT 1", row -> row.number(1),
                        Id.of(organizationId))
                .isPresent();
    }

    /// Shows who asked for what is not settled, each place on the network once, in the order of how the
    /// clients name themselves. Also of changes that are not open any more for another reason.
    ///
    /// @param most how many are shown
    public void visitClients(String organizationId, int most, BiConsumer<String, String> visitor) {
        Optional<Client> next = nextClient(organizationId, new Client("", ""), ">=");
        for (int shown = 0; shown < most && next.isPresent(); shown++) {
            Client client = next.get();
            visitor.accept(client.userAgent, client.address);
            next = nextClient(organizationId, client, ">");
        }
    }

    private Optional<Client> nextClient(String organizationId, Client last, String comparison) {
        return sql.first("SELECT c.user_agent, c.address FROM refused_change c WHERE c.organization_id = ? "
                + "AND c.settled_at IS NULL AND (c.user_agent, c.address) " + comparison + " (?, ?) "
                + "ORDER BY c.user_agent, c.address LIMIT 1",
                row -> new Client(row.text(1), row.text(2)), Id.of(organizationId), last.userAgent,
                last.address);
    }

    private record Client(String userAgent, String address) {}

    /// Notes a refusal. Of a change that was refused before it is one more try; one that was settled by hand
    /// is open again only when it is refused for another reason.
    public Note note(String organizationId, Refusal refusal) {
        RequestOrigin origin = refusal.origin();
        String id = sql.changeReturning(
                """
                        INSERT INTO refused_change (organization_id, target_type, target_key, asked, id,
                          target_id, target_name, user_name_key, action, leaving, attributes, print, status,
                          reason, about, sentence, cause, expected, actor_name, token_id, address,
                          user_agent, request_id,
                          tries, first_at, last_at, settled_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1,
                          ?, ?, NULL)
                        ON CONFLICT (organization_id, target_type, target_key, asked) DO UPDATE SET
                          id = CASE WHEN excluded.leaving > refused_change.leaving
                              OR (refused_change.settled_at IS NOT NULL
                                AND (refused_change.status <> excluded.status
                                  OR COALESCE(refused_change.reason, '') <> COALESCE(excluded.reason, '')))
                            THEN excluded.id ELSE refused_change.id END,
                          target_name = COALESCE(excluded.target_name, refused_change.target_name),
                          user_name_key = excluded.user_name_key, action = excluded.action,
                            leaving = excluded.leaving,
                          print = excluded.print,
                          settled_at = CASE WHEN refused_change.status = excluded.status
                            AND COALESCE(refused_change.reason, '') = COALESCE(excluded.reason, '')
                            THEN refused_change.settled_at ELSE NULL END,
                          status = excluded.status, reason = excluded.reason, about = excluded.about,
                          sentence = excluded.sentence, cause = excluded.cause,
                            expected = excluded.expected, actor_name = excluded.actor_name,
                            token_id = excluded.token_id,
                          address = excluded.address, user_agent = excluded.user_agent,
                            request_id = excluded.request_id,
                          tries = refused_change.tries + 1, last_at = excluded.last_at
                        RETURNING id""",
                row -> row.text(1),
                Id.of(organizationId), refusal.key().type(), refusal.key().key(), refusal.key().asked(),
                refusal.id(),
                OutsideText.clean(refusal.target().id()),
                new Sql.OptionalText(OutsideText.clean(refusal.target().name())),
                new Sql.OptionalText(OutsideText.clean(refusal.userNameKey())), refusal.action(),
                refusal.leaving() ? 1 : 0,
                OutsideText.clean(String.join(" ", refusal.attributes().stream().sorted()
                        .toList())),
                refusal.print(), refusal.status(), new Sql.OptionalText(OutsideText.clean(refusal.reason())),
                new Sql.OptionalText(refusal.cause().flatMap(RefusalCause::about)),
                new Sql.OptionalText(refusal.cause().map(RefusalCause::sentence)),
                new Sql.OptionalText(refusal.cause().flatMap(RefusalCause::code).map(RefusalCode::toString)),
                new Sql.OptionalText(refusal.cause().flatMap(RefusalCause::expected)),
                OutsideText.clean(refusal.actorName()), new Sql.OptionalText(refusal.tokenId()),
                OutsideText.clean(origin.address()), OutsideText.clean(origin.userAgent()),
                origin.requestId(),
                refusal.at(), refusal.at()).getFirst();
        return new Note(id, id.equals(refusal.id()));
    }

    /// All rows about some users or groups, settled or not, by the target's key.
    public Map<String, List<Noted>> about(String organizationId, Collection<String> keys) {
        Map<String, List<Noted>> found = new HashMap<>();
        IdChunks.forEach(keys, chunk -> sql.list(
                "SELECT target_type, target_key, asked, attributes, print, about FROM refused_change "
                        + "WHERE organization_id = ? AND target_type IN ('user', 'group') AND target_key IN "
                        + IdChunks.marks(chunk),
                row -> new Noted(new ChangeKey(row.text(1), row.text(2), row.text(3)),
                        attributes(row.text(4)),
                        row.smallNumber(5), row.optionalText(6)),
                IdChunks.parameters(chunk, Id.of(organizationId)))
                .forEach(noted -> found.computeIfAbsent(noted.key().key(), _ -> new ArrayList<>())
                        .add(noted)));
        return found;
    }

    /// Forgets a change, because it was made.
    public void remove(String organizationId, ChangeKey key) {
        sql.change(
                "DELETE FROM refused_change WHERE organization_id = ? AND target_type = ? AND target_key = ? "
                        + "AND asked = ?",
                Id.of(organizationId), key.type(), key.key(), key.asked());
    }

    /// Whether somebody is a direct member of a group.
    public boolean isMember(String organizationId, String groupId, String memberId) {
        return sql.first(
                "SELECT 1 FROM membership WHERE organization_id = ? AND group_id = ? AND member_id = ?",
                row -> row.number(1), Id.of(organizationId), Id.of(groupId), Id.of(memberId)).isPresent();
    }

    /// How many are open.
    public Counts counts(String organizationId) {
        return sql.first(
                "SELECT COALESCE(SUM(CASE WHEN c.leaving = 1 AND r.active = 1 THEN 1 "
                        + "ELSE 0 END), 0), COUNT(*)"
                        + open() + " AND p.user_id IS NULL",
                row -> new Counts(row.number(1), row.number(2)), ResourceType.USER, Id.of(organizationId))
                .orElse(new Counts(0, 0));
    }

    /// Shows the open ones in their order, until the visitor answers false.
    ///
    /// @param after only those behind this place
    /// @param limit how many at the most
    public void visit(String organizationId, Optional<Place> after, int limit, Predicate<Open> visitor) {
        StringBuilder query = new StringBuilder(
                "SELECT * FROM (SELECT " + COLUMNS + open() + ") AS open_change");
        List<Object> parameters = new ArrayList<>(List.of(ResourceType.USER, Id.of(organizationId)));
        after.ifPresent(place -> {
            query.append(" WHERE urgency > ? OR (urgency = ? AND (last_at < ? OR (last_at = ? AND id < ?)))");
            parameters.addAll(
                    List.of(place.urgency(), place.urgency(), place.lastAt(), place.lastAt(), place.id()));
        });
        parameters.add(limit);
        sql.visit(query + IN_ORDER + " LIMIT ?", RefusalRecords::open, visitor, parameters.toArray());
    }

    /// The open ones about some users or groups.
    public List<Open> ofTargets(String organizationId, Collection<String> ids) {
        List<Open> found = new ArrayList<>();
        IdChunks.forEach(ids, chunk -> found.addAll(sql.list(
                "SELECT * FROM (SELECT " + COLUMNS + open() + " AND c.target_id IN " + IdChunks.marks(chunk)
                        + ") AS open_change" + IN_ORDER,
                RefusalRecords::open, IdChunks.parameters(chunk, ResourceType.USER, Id.of(organizationId)))));
        return found;
    }

    /// The open ones that were refused for one of these reasons, the latest first.
    ///
    /// @param limit how many at the most
    public List<Open> refusedFor(String organizationId, Collection<String> reasons, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(ResourceType.USER, Id.of(organizationId)));
        parameters.addAll(reasons);
        parameters.add(limit);
        return sql.list(
                "SELECT " + COLUMNS + open() + anyOf(reasons) + " ORDER BY c.last_at DESC, c.id DESC LIMIT ?",
                RefusalRecords::open, parameters.toArray());
    }

    /// How many open ones were refused for one of these reasons.
    public long count(String organizationId, Collection<String> reasons) {
        List<Object> parameters = new ArrayList<>(List.of(ResourceType.USER, Id.of(organizationId)));
        parameters.addAll(reasons);
        return sql
                .first("SELECT COUNT(*)" + open() + anyOf(reasons), row -> row.number(1),
                        parameters.toArray())
                .orElse(0L);
    }

    private static String anyOf(Collection<String> reasons) {
        return " AND c.reason IN (?" + ", ?".repeat(reasons.size() - 1) + ")";
    }

    /// One that is open.
    public Optional<Open> find(String organizationId, String id) {
        return sql.first("SELECT " + COLUMNS + open() + " AND c.id = ?", RefusalRecords::open,
                ResourceType.USER,
                Id.of(organizationId), id);
    }

    /// Settles one by hand.
    ///
    /// @return whether it was there and not settled
    public boolean settle(String organizationId, String id, Instant at) {
        return sql.change("UPDATE refused_change SET settled_at = ? WHERE organization_id = ? AND id = ? "
                + "AND settled_at IS NULL", at, Id.of(organizationId), id) == 1;
    }

    /// Forgets those that were asked for last before a time and are not open: settled by hand, or what
    /// they are about has become otherwise or is gone.
    ///
    /// @return how many
    public int prune(String organizationId, Instant before) {
        return sql.change("DELETE FROM refused_change WHERE organization_id = ? AND last_at < ? "
                + "AND id NOT IN (SELECT c.id" + open() + ")", Id.of(organizationId), before,
                ResourceType.USER, Id.of(organizationId));
    }

    /// A client may have put blanks into a name; then its parts may be alike.
    private static Set<String> attributes(String joined) {
        return Set.copyOf(Arrays.asList(joined.split(" ")));
    }

    private static Open open(Row row) {
        return new Open(row.text(1), row.text(2), row.text(3), row.optionalText(4), row.optionalText(5),
                row.text(6),
                row.flag(7), attributes(row.text(8)), row.smallNumber(9), row.optionalText(10),
                row.optionalText(12).map(sentence -> new RefusalCause(
                        row.optionalText(13).flatMap(RefusalCode::of), row.optionalText(11),
                        row.optionalText(14), sentence)),
                row.text(15), row.optionalText(16),
                new RequestOrigin(row.text(17), row.text(18), row.text(19)), row.number(20), row.instant(21),
                row.instant(22), row.smallNumber(26) == 0, row.smallNumber(26) == 2, row.optionalId(24));
    }
}
