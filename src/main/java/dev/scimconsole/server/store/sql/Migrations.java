package dev.scimconsole.server.store.sql;

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
/// A step is written for each database: step N is the resource `N.sql` in the dialect's folder; statements
/// end with a semicolon at a line's end. The first one makes the whole schema of the first release. Its
/// number is that of the schema which the programs before it had come to in as many steps.
final class Migrations {

    /// The number of the first step.
    static final int FIRST = 32;

    private static final String VERSIONS = "CREATE TABLE IF NOT EXISTS " + Database.VERSIONS_TABLE
            + " (version INTEGER NOT NULL PRIMARY KEY)";

    private final List<String> steps;
    private final int last;

    Migrations(Dialect dialect) {
        this(load(dialect.migrations()));
    }

    /// @param steps from the first one on
    Migrations(List<String> steps) {
        this.steps = List.copyOf(steps);
        last = FIRST + steps.size() - 1;
    }

    /// The number of the last step that a store with data in it has seen, where others are to come.
    ///
    /// @throws IllegalArgumentException with a sentence, when none leads from there
    OptionalInt pendingFrom(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(VERSIONS);
            int version = version(statement);
            return version > 0 && version < last ? OptionalInt.of(version) : OptionalInt.empty();
        }
    }

    /// Runs the steps that the store has not seen.
    ///
    /// @param begin the statement that begins a transaction that will write
    /// @throws IllegalArgumentException with a sentence, when the store is newer than this program, or older
    ///                                  than all steps
    void run(Connection connection, String begin) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(VERSIONS);
            int version = version(statement);
            while (version < last) {
                step(statement, begin);
                version = version(statement);
            }
            if (version > last) {
                throw new IllegalArgumentException("The data store was written by a newer version of this "
                        + "program (its schema is " + version + ", this version knows up to " + last
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
            if (version < last) {
                int next = Math.max(version + 1, FIRST);
                statement.execute("INSERT INTO schema_version (version) VALUES (" + next + ")");
                for (String sql : statements(steps.get(next - FIRST))) {
                    statement.execute(sql);
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

    /// @throws IllegalArgumentException with a sentence, when no step leads from there
    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement
                .executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            result.next();
            int version = result.getInt(1);
            if (version > 0 && version < FIRST) {
                throw new IllegalArgumentException(
                        "The data store was written by a version of this program from "
                                + "before its first release (its schema is " + version
                                + ", the first release begins with "
                                + FIRST
                                + "), and can't be brought up to date. Begin with an empty data store.");
            }
            return version;
        }
    }

    /// The steps in a dialect's folder.
    static List<String> load(String folder) {
        List<String> steps = new ArrayList<>();
        String step = read(folder, FIRST);
        while (!step.isEmpty()) {
            steps.add(step);
            step = read(folder, FIRST + steps.size());
        }
        return steps;
    }

    private static String read(String folder, int number) {
        try (InputStream in = Migrations.class.getResourceAsStream(folder + "/" + number + ".sql")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
