package dev.scimconsole.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for the tests of this JVM, started when the first one asks.
public final class PostgresServer {

    /// Row by row where there was one, as to truncate a table PostgreSQL makes new files for it and for each
    /// of its indexes; anew only where that much was written that what was deleted would be in the way. What
    /// refers to what does not matter where all goes.
    private static final String EMPTY = """
            DO $$ DECLARE name text; large text; BEGIN
              SELECT string_agg(relname, ', ') INTO large FROM pg_class WHERE relkind = 'r'
                AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 65536;
              IF large IS NOT NULL THEN
                EXECUTE 'TRUNCATE ' || large || ' CASCADE';
              END IF;
              PERFORM set_config('session_replication_role', 'replica', true);
              FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r'
                  AND relnamespace = 'public'::regnamespace AND relname <> 'schema_version'
                  AND pg_relation_size(oid) > 0 LOOP
                EXECUTE 'DELETE FROM ' || name;
              END LOOP;
            END $$""";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Set<String> SHARED = ConcurrentHashMap.newKeySet();

    private PostgresServer() {}

    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();
        /// Makes the databases: PostgreSQL starts a process for each connection, which takes longer.
        private static final Connection MAKER = maker();

        private static Connection maker() {
            try {
                return connect("postgres");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                // Each database has hundreds of files. Nobody replicates it or needs it after a power failure.
                return PostgresPrograms.startNew(MemoryFolder.make("scim-console-test").resolve("data"),
                        server -> server.setServerConfig("max_connections", "300")
                                .setServerConfig("wal_level", "minimal")
                                .setServerConfig("max_wal_senders", "0")
                                .setServerConfig("full_page_writes", "off")
                                // Whoever tests what it does asks for it: by itself it comes at any moment, to
                                // new databases first, and plans begin otherwise then.
                                .setServerConfig("autovacuum", "off"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A database with an empty store, which others are copies of: to migrate and to analyze one takes a
    /// second.
    private static final class Migrated {
        private static final String NAME = make();

        private static String make() {
            try {
                String name = "migrated";
                Store.open(created(name, "template1")).close();
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The URL of a new database without a table.
    public static String bareDatabase() throws SQLException {
        return created("store" + DATABASES.incrementAndGet(), "template1");
    }

    /// The URL of a new database with an empty store.
    public static String newDatabase() throws SQLException {
        return created("store" + DATABASES.incrementAndGet(), Migrated.NAME);
    }

    private static String created(String name, String template) throws SQLException {
        synchronized (Running.MAKER) {
            try (Statement statement = Running.MAKER.createStatement()) {
                statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            }
        }
        return Running.SERVER.getJdbcUrl("postgres", name);
    }

    /// The URL of a database that the tests of this thread use one after another, with its tables emptied;
    /// much faster than a new one.
    public static String emptyDatabase() throws SQLException {
        String name = "shared" + Thread.currentThread().threadId();
        if (SHARED.add(name)) {
            created(name, Migrated.NAME);
        }
        execute(name, EMPTY);
        return Running.SERVER.getJdbcUrl("postgres", name);
    }

    /// The URL of a database whose transactions begin at an isolation level.
    ///
    /// @param isolation such as `read committed`
    public static String at(String isolation, String url) {
        return url + "&options=-c%20default_transaction_isolation%3D" + isolation.replace(" ", "%5C%20");
    }

    /// Runs a statement as the server's owner.
    static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(Running.SERVER.getJdbcUrl("postgres", database));
    }
}
