package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.store.sql.Database;
import dev.scimconsole.server.store.sql.IdColumn;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.store.sql.UnfinishedCopy;
import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The SQLite store that is copied, in one transaction that lets nobody else write to it.
final class CopySource implements AutoCloseable {

    private final Connection connection;

    private CopySource(Connection connection) {
        this.connection = connection;
    }

    static CopySource open(String url) throws SQLException {
        SqliteFile file = SqliteFile.existing(url);
        SqliteDatabase.open(url, UpgradeBackups::make).close();
        CopySource source = new CopySource(file.openForWriting());
        try {
            source.begin();
        } catch (SQLException e) {
            source.close();
            throw e;
        }
        return source;
    }

    /// All tables with data, as the schema itself names them, so that none is forgotten.
    List<CopyTable> tables() throws SQLException {
        List<CopyTable> tables = new ArrayList<>();
        for (String name : texts("SELECT name FROM sqlite_schema WHERE type = 'table' "
                + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")) {
            if (!name.equals(Database.VERSIONS_TABLE) && !name.equals(UnfinishedCopy.TABLE)) {
                tables.add(table(name));
            }
        }
        return CopyTable.inOrderOfReferences(tables);
    }

    /// Tells this store from others: its organizations.
    Sha256 fingerprint() throws SQLException {
        RowDigest digest = new RowDigest();
        StoreCopy.visit(connection, IdColumn.SQLITE, "SELECT id, created_at FROM organization ORDER BY id",
                new Object[0], 2,
                digest);
        return digest.finish();
    }

    long count(CopyTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
            result.next();
            return result.getLong(1);
        }
    }

    /// Shows the rows behind a key, or all.
    ///
    /// @return how many there were
    long rowsAfter(CopyTable table, Optional<Object[]> key, StoreCopy.RowVisitor visitor)
            throws SQLException {
        String after = key.isPresent() ? table.afterKey() : "";
        return StoreCopy.visit(connection, IdColumn.SQLITE, table.select() + after + table.inOrder(),
                key.orElse(new Object[0]),
                table.columns().size(), visitor);
    }

    /// Changes nothing: closing the connection ends the transaction.
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private CopyTable table(String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        Map<Integer, String> keys = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA table_info(" + name + ")")) {
            while (result.next()) {
                columns.add(result.getString("name"));
                if (result.getInt("pk") > 0) {
                    keys.put(result.getInt("pk"), result.getString("name"));
                }
            }
        }
        return new CopyTable(name, List.copyOf(columns), List.copyOf(keys.values()),
                texts("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('" + name + "')"));
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
    }
}
