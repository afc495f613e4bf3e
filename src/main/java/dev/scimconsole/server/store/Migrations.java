package dev.scimconsole.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The numbered steps that bring a store up to date, each in one transaction with the note that it is done.
///
/// A step is written for each database. Step N is the resource `N.sql` in the dialect's folder; statements end with a
/// semicolon at a line's end. What SQL can't do is done by Java after them.
final class Migrations {

    static final String VERSIONS_TABLE = "schema_version";

    private static final String VERSIONS = "CREATE TABLE IF NOT EXISTS " + VERSIONS_TABLE
            + " (version INTEGER NOT NULL PRIMARY KEY)";

    private static final int FOLDS_KEYS = 11;

    private final List<String> steps;

    Migrations(Dialect dialect) {
        steps = load(dialect.migrations());
    }

    /// The number of the last step that a store with data in it has seen, where others are to come.
    OptionalInt pendingFrom(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(VERSIONS);
            int version = version(statement);
            return version > 0 && version < steps.size() ? OptionalInt.of(version) : OptionalInt.empty();
        }
    }

    /// Runs the steps that the store has not seen.
    ///
    /// @param begin the statement that begins a transaction that will write
    /// @throws IllegalArgumentException with a sentence, when the store is newer than this program
    void run(Connection connection, String begin) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(VERSIONS);
            int version = version(statement);
            while (version < steps.size()) {
                step(statement, begin);
                version = version(statement);
            }
            if (version > steps.size()) {
                throw new IllegalArgumentException("The data store was written by a newer version of this "
                        + "program (its schema is " + version + ", this version knows up to " + steps.size()
                        + "). Use that version.");
            }
        }
    }

    /// Notes the step first: where several programs start at once, the second waits for the first one there,
    /// and then finds that nothing is left to do.
    private void step(Statement statement, String begin) throws SQLException {
        statement.execute(begin);
        boolean done = false;
        try {
            int version = version(statement);
            if (version < steps.size()) {
                statement.execute("INSERT INTO schema_version (version) VALUES (" + (version + 1) + ")");
                for (String sql : statements(steps.get(version))) {
                    statement.execute(sql);
                }
                if (version + 1 == FOLDS_KEYS) {
                    KeyFolding.run(statement.getConnection());
                }
            }
            statement.execute("COMMIT");
            done = true;
        } finally {
            if (!done) {
                statement.execute("ROLLBACK");
            }
        }
    }

    /// The statements of a step, which may be none.
    static List<String> statements(String step) {
        return Arrays.stream(step.split(";\n", -1))
                .filter(sql -> !sql.lines().allMatch(line -> line.isBlank() || line.startsWith("--")))
                .toList();
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement
                .executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static List<String> load(String folder) {
        List<String> steps = new ArrayList<>();
        String step = read(folder, 1);
        while (!step.isEmpty()) {
            steps.add(step);
            step = read(folder, steps.size() + 1);
        }
        return List.copyOf(steps);
    }

    private static String read(String folder, int number) {
        try (InputStream in = Migrations.class.getResourceAsStream(folder + "/" + number + ".sql")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
