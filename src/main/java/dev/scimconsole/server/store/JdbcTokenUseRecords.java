package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Who used the tokens, in SQL.
final class JdbcTokenUseRecords implements TokenUseRecords {

    // In one order on all nodes, so that two that add at the same time do not wait for each other in a circle.
    private static final Comparator<TokenUse> KEY_ORDER = Comparator.comparing(TokenUse::organizationId)
            .thenComparing(TokenUse::tokenId).thenComparing(TokenUse::userAgent)
            .thenComparing(TokenUse::address);

    private static final String ADD = """
            INSERT INTO token_use (organization_id, token_id, user_agent, address,
              accepted, first_accepted_at, last_accepted_at, refused, first_refused_at, last_refused_at, style)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (organization_id, token_id, user_agent, address) DO UPDATE SET
              accepted = token_use.accepted + excluded.accepted,
              first_accepted_at = %s,
              last_accepted_at = %s,
              refused = token_use.refused + excluded.refused,
              first_refused_at = %s,
              last_refused_at = %s,
              style = CASE WHEN excluded.style > token_use.style THEN excluded.style ELSE token_use.style END"""
            .formatted(either("first_accepted_at", "<"),
                    either("last_accepted_at", ">"), either("first_refused_at", "<"),
                    either("last_refused_at", ">"));

    private static final String COLUMNS = "organization_id, token_id, user_agent, address, "
            + "accepted, first_accepted_at, last_accepted_at, refused, first_refused_at, last_refused_at, style";
    private static final String LAST = "(CASE WHEN COALESCE(last_refused_at, 0) > COALESCE(last_accepted_at, 0) "
            + "THEN last_refused_at ELSE COALESCE(last_accepted_at, 0) END)";

    private final Sql sql;

    JdbcTokenUseRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<TokenUse> uses) {
        uses.stream().sorted(KEY_ORDER).forEach(use -> sql.change(ADD,
                use.organizationId(), use.tokenId(), use.userAgent(), use.address(),
                use.accepted(), use.firstAcceptedAt(), use.lastAcceptedAt(),
                use.refused(), use.firstRefusedAt(), use.lastRefusedAt(), use.style().number()));
    }

    @Override
    public List<TokenUse> ofToken(String organizationId, String tokenId) {
        return sql.list("SELECT " + COLUMNS + " FROM token_use WHERE organization_id = ? AND token_id = ? "
                + "ORDER BY " + LAST + " DESC, user_agent, address",
                JdbcTokenUseRecords::use, organizationId, tokenId);
    }

    @Override
    public List<TokenUse> since(String organizationId, Instant since, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM token_use WHERE organization_id = ? AND " + LAST
                + " >= ? ORDER BY " + LAST + " DESC, token_id, user_agent, address LIMIT ?",
                JdbcTokenUseRecords::use, organizationId, since, limit);
    }

    @Override
    public List<Speech> speeches(String organizationId, int limit) {
        return sql.list("SELECT user_agent, address, MAX(style) FROM token_use WHERE organization_id = ? "
                + "AND (style > 0 OR user_agent = '') GROUP BY user_agent, address "
                + "ORDER BY MAX(" + LAST + ") DESC, user_agent, address LIMIT ?",
                row -> new Speech(row.text(1), row.text(2), RequestStyle.of(row.smallNumber(3))),
                organizationId, limit);
    }

    @Override
    public long refusedSince(String organizationId, Instant since) {
        return sql.first("""
                SELECT COALESCE(SUM(refused), 0) FROM token_use
                WHERE organization_id = ? AND last_refused_at >= ?""",
                row -> row.number(1), organizationId, since).orElse(0L);
    }

    /// The one of the two times, what stands and what is added, that wins the comparison, or the one that
    /// is there.
    private static String either(String column, String comparison) {
        return "COALESCE(CASE WHEN excluded.%1$s %2$s token_use.%1$s THEN excluded.%1$s ELSE token_use.%1$s END, "
                .formatted(column, comparison) + "excluded." + column + ")";
    }

    private static TokenUse use(Row row) throws SQLException {
        return new TokenUse(row.text(1), row.text(2), row.text(3), row.text(4),
                row.number(5), row.optionalInstant(6), row.optionalInstant(7),
                row.number(8), row.optionalInstant(9), row.optionalInstant(10),
                RequestStyle.of(row.smallNumber(11)));
    }
}
