package dev.scimconsole.server.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.values.ResourceType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several rows that are inserted by one statement: all of them or none, on each database.
@Tag("server")
@Tag("server.store")
@Tag("server.store.sql")
class InsertedRowsTest {

    private static final String INTO = "resource_word (organization_id, word, resource_id, type)";
    private static final Id ID = Id.of("01900000-0000-7000-8000-000000000001");
    private static final int MANY = 100;

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whereOneCannotBeInsertedNoneOfThemStays(String name) throws SQLException {
        try (Database database = open(name)) {
            List<Object[]> rows = new ArrayList<>(rows());
            rows.set(MANY / 3, rows.getFirst());
            assertThrows(RuntimeException.class, () -> insert(database, rows));
            assertEquals(0, count(database));
            insert(database, rows());
            assertEquals(MANY, count(database));
        }
    }

    /// What is written late is inserted where it is looked for, or with the commit.
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whereOneIsWrittenLateNoneOfThemStays(String name) throws SQLException {
        try (Database database = open(name)) {
            for (boolean looked : new boolean[]{true, false}) {
                assertThrows(RuntimeException.class, () -> database.write(sql -> {
                    rows().forEach(row -> sql.insertLate("owner", INTO, row));
                    sql.insertLate("owner", INTO, rows().getFirst());
                    if (looked) {
                        sql.writeLate();
                    }
                    return true;
                }));
                assertEquals(0, count(database));
            }
        }
    }

    private static void insert(Database database, List<Object[]> rows) {
        database.write(sql -> {
            sql.insertAll(INTO, rows);
            return true;
        });
    }

    private static List<Object[]> rows() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> new Object[]{ID, "word" + i, ID, ResourceType.USER}).toList();
    }

    private static long count(Database database) {
        return database.read(sql -> sql.first("SELECT COUNT(*) FROM resource_word", row -> row.number(1))
                .orElseThrow());
    }

    private Database open(String name) throws SQLException {
        return name.equals("sqlite")
                ? SqliteDatabase.open("jdbc:sqlite:" + folder.resolve("store.db"), (_, _) -> {})
                : PostgresDatabase.open(PostgresServer.emptyDatabase());
    }
}
