package dev.scimconsole.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The step of [Migrations] that folds every stored key anew, after [CaseFolding] has changed: a key that is not folded by
/// the rule of today is found by no search.
///
/// Two texts that used to differ may have become one. Then the key of the second stays as it is, so that it hurts nobody,
/// until the second is written again.
final class KeyFolding {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFolding.class);
    private static final int AT_ONCE = 1_000;

    private final Connection connection;

    private KeyFolding(Connection connection) {
        this.connection = connection;
    }

    /// Runs the step inside the transaction that the connection is in.
    static void run(Connection connection) throws SQLException {
        KeyFolding folding = new KeyFolding(connection);
        folding.resources();
        folding.emails("administrator", "");
        folding.emails("invite", "organization_id = ? AND ");
    }

    private void resources() throws SQLException {
        List<Keys> page = page("", "");
        while (!page.isEmpty()) {
            for (Keys keys : page) {
                refold(keys);
            }
            page = page(page.getLast().organizationId, page.getLast().id);
        }
    }

    private List<Keys> page(String organizationId, String id) throws SQLException {
        List<Keys> page = new ArrayList<>();
        try (PreparedStatement select = prepared(
                """
                        SELECT organization_id, id, type, user_name_key, display_name_key, display_name, email_keys FROM resource
                        WHERE (organization_id, id) > (?, ?) ORDER BY organization_id, id LIMIT\s"""
                        + AT_ONCE,
                organizationId, id); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                page.add(new Keys(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4),
                        rows.getString(5), rows.getString(6), rows.getString(7)));
            }
        }
        return page;
    }

    private void refold(Keys keys) throws SQLException {
        String userName = folded(keys.userName);
        if (!Objects.equals(userName, keys.userName) && isThere(
                "SELECT 1 FROM resource WHERE organization_id = ? AND type = ? AND user_name_key = ?",
                keys.organizationId, keys.type, userName)) {
            LOG.warn(
                    "User {} has a user name that has become that of another; it is found by none until it changes.",
                    keys.id);
            userName = keys.userName;
        }
        String displayName = folded(keys.shownName);
        List<String> emails = EmailKeys.split(keys.emails).stream().map(CaseFolding::fold).toList();
        String joined = EmailKeys.join(emails);
        if (Objects.equals(userName, keys.userName) && Objects.equals(displayName, keys.displayName)
                && joined.equals(keys.emails)) {
            return;
        }
        execute("UPDATE resource SET user_name_key = ?, display_name_key = ?, email_keys = ? "
                + "WHERE organization_id = ? AND id = ?", userName, displayName, joined, keys.organizationId,
                keys.id);
        if (!joined.equals(keys.emails)) {
            execute("DELETE FROM resource_email WHERE organization_id = ? AND resource_id = ?",
                    keys.organizationId,
                    keys.id);
            for (String email : new LinkedHashSet<>(emails)) {
                execute("INSERT INTO resource_email (organization_id, email_key, resource_id) VALUES (?, ?, ?)",
                        keys.organizationId, email, keys.id);
            }
        }
    }

    /// @param unique what an email is unique within, as a condition on the organization; empty text for all of them
    private void emails(String table, String unique) throws SQLException {
        List<String[]> changed = new ArrayList<>();
        try (PreparedStatement select = prepared(
                "SELECT organization_id, id, email, email_key FROM " + table);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String key = CaseFolding.fold(rows.getString(3));
                if (!key.equals(rows.getString(4))) {
                    changed.add(new String[]{key, rows.getString(1), rows.getString(2)});
                }
            }
        }
        for (String[] one : changed) {
            Object[] taken = unique.isEmpty() ? new Object[]{one[0]} : new Object[]{one[1], one[0]};
            if (!isThere("SELECT 1 FROM " + table + " WHERE " + unique + "email_key = ?", taken)) {
                execute("UPDATE " + table + " SET email_key = ? WHERE organization_id = ? AND id = ?",
                        (Object[]) one);
            }
        }
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : CaseFolding.fold(text);
    }

    private boolean isThere(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement select = prepared(sql, parameters); ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private void execute(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /// Of one resource, as the database has them: null where there is none.
    private record Keys(String organizationId, String id, int type, @Nullable String userName,
            @Nullable String displayName,
            String shownName, String emails) {}
}
