package dev.scimconsole.server.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store in PostgreSQL. Any number of processes may share one database.
///
/// Reads run at REPEATABLE READ, which gives each one snapshot; writes run at the isolation level that the
/// database, the role or the URL sets, READ COMMITTED or stricter. What must not change between a check and
/// the act is locked by the query that checks.
public final class PostgresDatabase implements Database {

    /// How the URLs of such databases begin.
    public static final String URL_PREFIX = "jdbc:postgresql:";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
    // Other nodes change what this one would remember.
    private static final ConfigurationMemory NOTHING_REMEMBERED = ConfigurationMemory.none();
    private static final String REPEATABLE_READ = "repeatable read";
    private static final Set<String> SNAPSHOTS = Set.of(REPEATABLE_READ, "serializable");
    private static final int READERS = 12;
    private static final int WRITERS = 16;
    private static final int IDLE = 2;
    private static final long CONNECTION_WAIT_MILLIS = 3_000;
    private static final int LONGEST_CONNECT_SECONDS = 5;
    // Longer than a lock is waited for.
    private static final int LONGEST_SILENCE_SECONDS = 15;
    // A step of a migration may build an index of a large table.
    private static final int LONGEST_STEP_SECONDS = 3_600;

    // Locks that a dead node left behind must go, and nobody waits without an end. What is acknowledged must
    // be on the disk, even where the server's default says otherwise.
    private static final String SESSION_SETTINGS = """
            SET lock_timeout = '10s';
            SET idle_in_transaction_session_timeout = '15s';
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit', true) = 'off'""";

    private final PostgresDialect dialect;
    private final HikariDataSource readers;
    private final HikariDataSource writers;
    private final HikariDataSource scanner;
    private final ScanThread scans = new ScanThread();
    private final Retries retries = new Retries();
    private final TableGrowth growth;

    /// @param isolation of writes, as PostgreSQL names it
    private PostgresDatabase(String url, String isolation) {
        dialect = new PostgresDialect(SNAPSHOTS.contains(isolation));
        readers = new HikariDataSource(readerPool(url, "store-readers", READERS));
        scanner = new HikariDataSource(readerPool(url, "store-scans", 1));
        writers = new HikariDataSource(pool(url, "store-writers", WRITERS, isolation));
        growth = new TableGrowth(writers);
    }

    /// Opens the store, as `Store` says.
    public static PostgresDatabase open(String url) {
        return new PostgresDatabase(url, migrated(url, PostgresDatabase::explore));
    }

    /// Brings the schema up to date.
    ///
    /// @throws IllegalArgumentException with a sentence, when nothing can be done with this URL or with what
    ///                                  stands there
    public static void migrate(String url) {
        boolean _ = migrated(url, _ -> true);
    }

    /// @param next is asked on the same connection, as each is a process of the server
    private static <R> R migrated(String url, Question<R> next) {
        if (Driver.parseURL(url, new Properties()) == null) {
            throw new IllegalArgumentException("A PostgreSQL URL looks like " + URL_PREFIX
                    + "//HOST:PORT/DATABASE?user=NAME&password=PASSWORD.");
        }
        PostgresDialect dialect = new PostgresDialect(false);
        return new Retries().run(() -> {
            try (Connection connection = DriverManager.getConnection(url, limits(LONGEST_STEP_SECONDS))) {
                new Migrations(dialect).run(connection, "BEGIN");
                PlannerStatistics.ensure(connection);
                return next.ask(connection);
            } catch (SQLException e) {
                throw openFailure(dialect, e);
            }
        });
    }

    /// What is asked of a database that is up to date.
    private interface Question<R> {

        R ask(Connection connection) throws SQLException;
    }

    @Override
    public <R> R read(Function<Sql, R> work) {
        return retries.run(() -> {
            try {
                return inTransaction(readers, work, Mode.READING_TOGETHER, ScanMeter::unlimited);
            } catch (MoreAskedException _) {
                return inTransaction(readers, work, Mode.READING, ScanMeter::unlimited);
            }
        });
    }

    @Override
    public <R> R scan(Duration time, long rows, Function<Sql, R> work) {
        return scans.run(() -> retries
                .run(() -> inTransaction(scanner, work, Mode.READING, () -> ScanMeter.of(time, rows))));
    }

    @Override
    public <R> R write(Function<Sql, R> work) {
        R result = retries.run(() -> inTransaction(writers, work, Mode.WRITING, ScanMeter::unlimited));
        growth.written();
        return result;
    }

    @Override
    public void close() {
        growth.close();
        writers.close();
        scans.close();
        scanner.close();
        readers.close();
    }

    /// @param begin asked once the connection is there: to make one anew takes time that is not the work's
    private <R> R inTransaction(HikariDataSource pool, Function<Sql, R> work, Mode mode,
            Supplier<ScanMeter> begin) {
        if (pool.isClosed()) {
            throw new StoreUnavailableException("The store is closed.", null);
        }
        try (JdbcConnection connection = new JdbcConnection(pool.getConnection())) {
            connection.connection().setAutoCommit(mode == Mode.READING_TOGETHER);
            return apply(connection, work, mode, begin.get());
        } catch (SQLException e) {
            throw dialect.exception(e);
        }
    }

    private <R> R apply(JdbcConnection connection, Function<Sql, R> work, Mode mode, ScanMeter meter)
            throws SQLException {
        boolean done = false;
        Sql sql = new Sql(connection, dialect, mode == Mode.WRITING, NOTHING_REMEMBERED,
                new LateWrites(), mode != Mode.READING);
        sql.limit(meter);
        if (meter.isLimited()) {
            connection.execute("SET LOCAL statement_timeout = " + meter.millisLeft());
        }
        try {
            R result = work.apply(sql);
            sql.endAlone();
            commit(connection.connection(), sql);
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection.connection());
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // What went wrong first is on its way to the caller; the pool throws the connection away.
            LOG.debug("rolling back: {}", e.getMessage());
        }
    }

    private void commit(Connection connection, Sql sql) throws SQLException {
        if (connection.getAutoCommit()) {
            return;
        }
        try {
            if (sql.commitWithChanges()) {
                return;
            }
        } catch (SQLException e) {
            throw PostgresDialect.saysNothing(e) ? unknownOutcome(e) : dialect.exception(e);
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw PostgresDialect.saysRolledBack(e) ? dialect.exception(e) : unknownOutcome(e);
        }
    }

    private static StoreUnavailableException unknownOutcome(SQLException e) {
        return new StoreUnavailableException("The database went away before it confirmed the change.", true,
                e);
    }

    /// How a transaction asks.
    private enum Mode {
        /// What is expected, at once, and nothing else.
        READING_TOGETHER,
        /// One after another, on one snapshot.
        READING,
        /// And changes.
        WRITING
    }

    /// Finds out at which isolation level writes run, and that the database is whole.
    private static String explore(Connection connection) throws SQLException {
        UnfinishedCopy.refuse(connection);
        return isolation(connection);
    }

    private static String isolation(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW default_transaction_isolation")) {
            result.next();
            return result.getString(1);
        }
    }

    /// An error of PostgreSQL's driver, as one that the store's callers know.
    public static RuntimeException failure(SQLException e) {
        return new PostgresDialect(false).exception(e);
    }

    private static RuntimeException openFailure(PostgresDialect dialect, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            // Another node makes the same table, or notes the same step, at this moment.
            case "23505", "42P07", "42710" -> new ConflictException(e);
            case "28P01", "28000" -> new IllegalArgumentException(
                    "The database refused the user name or the password.", e);
            case "3D000" ->
                new IllegalArgumentException("The database server has no database of this name.", e);
            case "42501" -> new IllegalArgumentException(
                    "The database user may not create tables in this database.", e);
            default -> dialect.exception(e);
        };
    }

    private static HikariConfig readerPool(String url, String name, int connections) {
        HikariConfig pool = pool(url, name, connections, REPEATABLE_READ);
        pool.setReadOnly(true);
        return pool;
    }

    private static HikariConfig pool(String url, String name, int connections, String isolation) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setAutoCommit(false);
        // Or the pool's own queries begin the transaction, and work sees the snapshot of long ago.
        pool.setIsolateInternalQueries(true);
        // A pool that is not told asks its first connection. When that one breaks, it sets a level that does
        // not exist on all that follow, and never has a connection again (HikariCP, issue 1944).
        pool.setTransactionIsolation("TRANSACTION_" + isolation.toUpperCase(Locale.ROOT).replace(' ', '_'));
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(Math.min(IDLE, connections));
        pool.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        pool.setValidationTimeout(CONNECTION_WAIT_MILLIS / 2);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql(SESSION_SETTINGS);
        pool.setDataSourceProperties(limits(LONGEST_SILENCE_SECONDS));
        return pool;
    }

    /// A server that vanished must not be waited for. What the URL says stands above that.
    ///
    /// @param silence how long an answer is waited for, in seconds
    private static Properties limits(int silence) {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", Integer.toString(LONGEST_CONNECT_SECONDS));
        limits.setProperty("loginTimeout", Integer.toString(LONGEST_CONNECT_SECONDS * 2));
        limits.setProperty("socketTimeout", Integer.toString(silence));
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "scim-console");
        return limits;
    }
}
