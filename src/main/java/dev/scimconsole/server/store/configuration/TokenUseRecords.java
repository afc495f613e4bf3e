package dev.scimconsole.server.store.configuration;

import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.RequestStyle;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who used a token, one row for each client and address: enough to tell who must get a new token and who
/// still uses the old one, at a size that does not grow with the traffic. Nor does it with made-up clients
/// and addresses: of each token the latest [#MOST_KEPT] are told apart, and the others are counted together.
public final class TokenUseRecords {

    /// How many clients of one token are told apart. Far more than identity providers and their addresses.
    public static final int MOST_KEPT = 500;

    /// So many more may stand until the oldest are counted together, so that it isn't done for each.
    private static final int SLACK = 100;

    // In one order on all nodes, so that two that add at the same time do not wait for each other in a
    // circle.
    private static final Comparator<TokenUse> KEY_ORDER = Comparator.comparing(TokenUse::organizationId)
            .thenComparing(TokenUse::tokenId).thenComparing(TokenUse::userAgent)
            .thenComparing(TokenUse::address);

    private static final String ADD = """
            INSERT INTO token_use (organization_id, token_id, user_agent, address,
              accepted, first_accepted_at, last_accepted_at, refused, first_refused_at,
                last_refused_at, style)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (organization_id, token_id, user_agent, address) DO UPDATE SET
              accepted = token_use.accepted + excluded.accepted,
              first_accepted_at = %s,
              last_accepted_at = %s,
              refused = token_use.refused + excluded.refused,
              first_refused_at = %s,
              last_refused_at = %s,
              style = CASE WHEN excluded.style > token_use.style THEN excluded.style
                ELSE token_use.style END"""
            .formatted(either("first_accepted_at", "<"),
                    either("last_accepted_at", ">"), either("first_refused_at", "<"),
                    either("last_refused_at", ">"));

    private static final String COLUMNS = "organization_id, token_id, user_agent, address, "
            + "accepted, first_accepted_at, last_accepted_at, refused, first_refused_at, "
            + "last_refused_at, style";

    private static final String LAST = "(CASE WHEN COALESCE(last_refused_at, 0) "
            + "> COALESCE(last_accepted_at, 0) "
            + "THEN last_refused_at ELSE COALESCE(last_accepted_at, 0) END)";

    private final Sql sql;

    public TokenUseRecords(Sql sql) {
        this.sql = sql;
    }

    /// One client's use of one token.
    ///
    /// @param userAgent       as the client names itself, at most 200 characters; empty text when it does not
    /// @param address         the client's IP address
    /// @param accepted        requests accepted so far
    /// @param firstAcceptedAt the first of them
    /// @param lastAcceptedAt  the last of them
    /// @param refused         requests refused because the token was revoked
    /// @param style           what the requests tell of who it is
    public record TokenUse(String organizationId, String tokenId, String userAgent, String address,
            long accepted, Optional<Instant> firstAcceptedAt, Optional<Instant> lastAcceptedAt,
            long refused, Optional<Instant> firstRefusedAt, Optional<Instant> lastRefusedAt,
            RequestStyle style) {

        /// One that tells nothing of who it is.
        public TokenUse(String organizationId, String tokenId, String userAgent, String address,
                long accepted, Optional<Instant> firstAcceptedAt, Optional<Instant> lastAcceptedAt,
                long refused, Optional<Instant> firstRefusedAt, Optional<Instant> lastRefusedAt) {
            this(organizationId, tokenId, userAgent, address, accepted, firstAcceptedAt, lastAcceptedAt,
                    refused,
                    firstRefusedAt, lastRefusedAt, RequestStyle.PLAIN);
        }

        private TokenUse withoutName() {
            return new TokenUse(organizationId, tokenId, "", "", accepted, firstAcceptedAt, lastAcceptedAt,
                    refused,
                    firstRefusedAt, lastRefusedAt);
        }

        /// The last request, accepted or refused.
        public Optional<Instant> lastAt() {
            return Stream.concat(lastAcceptedAt.stream(), lastRefusedAt.stream())
                    .max(Comparator.naturalOrder());
        }
    }

    /// How the requests from one address with one user agent look, with whatever token.
    public record Speech(String userAgent, String address, RequestStyle style) {}

    /// Adds these counts to what stands, widening first and last. No count is lost: those of clients that are
    /// not told apart any longer stand under a client without a name and an address.
    public void add(List<TokenUse> uses) {
        List<TokenUse> inOrder = uses.stream().sorted(KEY_ORDER).toList();
        inOrder.forEach(this::add);
        inOrder.stream().map(use -> new Token(use.organizationId(), use.tokenId())).distinct()
                .forEach(this::countOldestTogether);
    }

    /// Removes what was counted of tokens that were revoked, by clients that have not tried them since a
    /// time.
    ///
    /// @return how many were removed
    public int pruneRevoked(String organizationId, Instant before) {
        return sql.change(
                "DELETE FROM token_use WHERE organization_id = ? AND " + LAST + " < ? AND token_id IN "
                        + "(SELECT id FROM scim_token WHERE organization_id = ? AND revoked_at IS NOT NULL)",
                Id.of(organizationId), before, Id.of(organizationId));
    }

    private void add(TokenUse use) {
        sql.change(ADD, Id.of(use.organizationId()), use.tokenId(), use.userAgent(), use.address(),
                use.accepted(), use.firstAcceptedAt(), use.lastAcceptedAt(),
                use.refused(), use.firstRefusedAt(), use.lastRefusedAt(), use.style().number());
    }

    private void countOldestTogether(Token token) {
        long clients = sql.first("SELECT COUNT(*) FROM token_use WHERE organization_id = ? AND token_id = ?",
                row -> row.number(1), Id.of(token.organizationId()), token.id()).orElse(0L);
        if (clients > MOST_KEPT + SLACK) {
            sql.list("DELETE FROM token_use WHERE organization_id = ? AND token_id = ? "
                    + "AND (user_agent <> '' OR address <> '') AND " + LAST + " <= (SELECT " + LAST
                    + " FROM token_use WHERE organization_id = ? AND token_id = ? "
                    + "ORDER BY " + LAST + " DESC LIMIT 1 OFFSET " + MOST_KEPT + ") RETURNING " + COLUMNS,
                    TokenUseRecords::use, Id.of(token.organizationId()), token.id(),
                    Id.of(token.organizationId()),
                    token.id())
                    .stream().map(TokenUse::withoutName).forEach(this::add);
        }
    }

    private record Token(String organizationId, String id) {}

    /// The uses of one token, the latest first.
    public List<TokenUse> ofToken(String organizationId, String tokenId) {
        return sql.list("SELECT " + COLUMNS + " FROM token_use WHERE organization_id = ? AND token_id = ? "
                + "ORDER BY " + LAST + " DESC, user_agent, address",
                TokenUseRecords::use, Id.of(organizationId), tokenId);
    }

    /// The uses of all of the organization's tokens since a time, the latest first; without those of a
    /// provider's connection test, which tells nothing of its provisioning.
    ///
    /// @param limit how many at the most
    public List<TokenUse> since(String organizationId, Instant since, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM token_use WHERE organization_id = ? AND " + LAST
                + " >= ? AND user_agent <> ? ORDER BY " + LAST
                + " DESC, token_id, user_agent, address LIMIT ?",
                TokenUseRecords::use, Id.of(organizationId), since, UserAgents.ENTRA_ID_TEST, limit);
    }

    /// How those speak of whom the user agent does not tell enough: all who have no user agent, and all whose
    /// requests tell something; the latest first.
    ///
    /// @param limit how many at the most
    public List<Speech> speeches(String organizationId, int limit) {
        return sql.list("SELECT user_agent, address, MAX(style) FROM token_use WHERE organization_id = ? "
                + "AND (style > 0 OR user_agent = '') GROUP BY user_agent, address "
                + "ORDER BY MAX(" + LAST + ") DESC, user_agent, address LIMIT ?",
                row -> new Speech(row.text(1), row.text(2), RequestStyle.of(row.smallNumber(3))),
                Id.of(organizationId), limit);
    }

    /// Requests refused since a time because they carried one of the organization's revoked tokens: all uses
    /// whose last refusal is not before it. Exact when the time is when the current token was issued, because
    /// until then the revoked ones were counted under another current token or were current themselves.
    public long refusedSince(String organizationId, Instant since) {
        return sql.first("""
                SELECT COALESCE(SUM(refused), 0) FROM token_use
                WHERE organization_id = ? AND last_refused_at >= ?""",
                row -> row.number(1), Id.of(organizationId), since).orElse(0L);
    }

    /// The one of the two times, what stands and what is added, that wins the comparison, or the one that
    /// is there.
    private static String either(String column, String comparison) {
        return """
                COALESCE(CASE WHEN excluded.%1$s %2$s token_use.%1$s THEN excluded.%1$s
                  ELSE token_use.%1$s END, excluded.%1$s)""".formatted(column, comparison);
    }

    private static TokenUse use(Row row) {
        return new TokenUse(row.id(1), row.text(2), row.text(3), row.text(4),
                row.number(5), row.optionalInstant(6), row.optionalInstant(7),
                row.number(8), row.optionalInstant(9), row.optionalInstant(10),
                RequestStyle.of(row.smallNumber(11)));
    }
}
