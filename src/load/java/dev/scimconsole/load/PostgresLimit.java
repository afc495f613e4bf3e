package dev.scimconsole.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures the service on PostgreSQL in turns with `pgbench` sending the same statements, pipelined in the
/// same way, to the same database: nobody can have more than that. With `load.before` the commit before is
/// measured beside it.
///
/// System properties: those of [Builds], and `load.pgbench` (the program). Started by the Maven profile
/// `load` with `-Dload.main`.
final class PostgresLimit {

    private static final int USERS = 10_000;
    private static final int ROUNDS = 3;
    private static final int[] CONCURRENCIES = {1, 8, 32};
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final LoadSize SIZE = LoadSize.named("small");
    private static final String COLUMNS = "r.organization_id, r.type, r.id, r.version, r.created, r.last_modified, "
            + "r.user_name_key, r.external_id, r.display_name_key, r.display_name, r.active, r.email_keys, r.document, "
            + "r.written_by, r.words";
    private static final String TOKEN = """
            SELECT organization_id, id, sha256, hint, created_at, created_by, revoked_at, revoked_by, expires_at, \
            expired_at FROM scim_token WHERE sha256 = (SELECT sha256 FROM load_known);
            """;
    private static final String NUMBER = "\\set n random(1, " + USERS + ")\n";
    private static final String BY_ID = "r.organization_id = (SELECT organization_id FROM load_known) AND r.id = (SELECT id "
            + "FROM load_user WHERE n = :n) AND r.type = 1";
    private static final String NAMED = "r.organization_id = (SELECT organization_id FROM load_known) "
            + "AND r.type = 1 AND r.user_name_key = (SELECT user_name_key FROM load_user WHERE n = :n)";
    private static final String WITH_GROUPS = "SELECT " + COLUMNS + """
            , ARRAY(SELECT CAST(m.group_id AS text) || COALESCE('=' || g.display_name, '') FROM membership m
            CROSS JOIN LATERAL (SELECT g.display_name FROM resource g
              WHERE g.organization_id = m.organization_id AND g.id = m.group_id OFFSET 0) g
            WHERE m.organization_id = r.organization_id AND m.member_id = r.id ORDER BY m.group_id)
            FROM resource r WHERE\s""".replace("\n", " ");
    private static final String NEW_ID = "lpad(to_hex(:k::bigint), 32, '0')::uuid";
    private static final String LOCK = "SELECT pg_advisory_xact_lock_shared(42);\n";

    private final Path workplace;
    private final Path program;
    private final String database;

    private PostgresLimit(Path workplace, Path program, String database) {
        this.workplace = workplace;
        this.program = program;
        this.database = database;
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        try (Builds builds = Builds.given()) {
            Path workplace = Files
                    .createTempDirectory(Files.createDirectories(builds.target().resolve("load")), "run-");
            Path own = Files.createDirectories(workplace.resolve("today"));
            List<MeasuredServer> servers = new ArrayList<>();
            try {
                servers.add(Contestant.ON_POSTGRES.start(builds, own, SIZE));
                if (builds.hasBefore()) {
                    servers.add(Contestant.ON_POSTGRES_BEFORE.start(builds,
                            Files.createDirectories(workplace.resolve("before")), SIZE));
                }
                for (MeasuredServer server : servers) {
                    server.run(Figure.creates(server), 32, Duration.ofHours(1), USERS);
                }
                PostgresLimit limit = new PostgresLimit(workplace,
                        Path.of(System.getProperty("load.pgbench", "pgbench")), builds.database(own));
                limit.note();
                limit.measure(servers);
            } finally {
                servers.forEach(MeasuredServer::close);
            }
        }
    }

    private void measure(List<MeasuredServer> servers) throws IOException, InterruptedException {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("create", create());
        scripts.put("get by id",
                NUMBER + pipeline(TOKEN + WITH_GROUPS + BY_ID + ";\n"));
        scripts.put("filter userName eq", NUMBER + pipeline(TOKEN + WITH_GROUPS + NAMED + ";\n"));
        scripts.put("PATCH active", NUMBER + pipeline("BEGIN;\n" + LOCK + TOKEN + WITH_GROUPS + BY_ID
                + " FOR NO KEY UPDATE;\n")
                + pipeline(
                        "UPDATE resource r SET version = version + 1, active = 1 - active, last_modified = last_modified + 1 "
                                + "WHERE " + BY_ID + ";\nCOMMIT;\n"));
        System.out.printf("%-20s %3s %10s", "figure", "c", "pgbench/s");
        servers.forEach(server -> System.out.printf(" %19s/s %9s", server.contestant().title(), "/ pgbench"));
        System.out.println();
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            for (int connections : CONCURRENCIES) {
                measure(servers, script.getKey(), script.getValue(), connections);
            }
        }
    }

    private void measure(List<MeasuredServer> servers, String figure, String script, int connections)
            throws IOException, InterruptedException {
        List<Double> limits = new ArrayList<>();
        Map<MeasuredServer, List<Double>> rates = new LinkedHashMap<>();
        Map<MeasuredServer, Workload> workloads = new LinkedHashMap<>();
        for (MeasuredServer server : servers) {
            workloads.put(server, workload(figure, server));
            server.run(workloads.get(server), connections, SIZE.warmUp(), Integer.MAX_VALUE);
        }
        for (int round = 0; round < ROUNDS; round++) {
            limits.add(pgbench(script, connections));
            for (MeasuredServer server : servers) {
                rates.computeIfAbsent(server, _ -> new ArrayList<>())
                        .add(server.run(workloads.get(server), connections,
                                SIZE.warmUp(), Integer.MAX_VALUE).perSecond());
            }
        }
        double limit = Result.median(limits);
        System.out.printf(Locale.ROOT, "%-20s %3d %10.0f", figure, connections, limit);
        rates.values().forEach(all -> System.out.printf(Locale.ROOT, " %21.0f %9.2f", Result.median(all),
                Result.median(all) / limit));
        System.out.println();
    }

    private static Workload workload(String figure, MeasuredServer server) {
        return switch (figure) {
            case "create" -> Figure.creates(server);
            case "get by id" -> Figure.getById().workload().prepare(server);
            case "filter userName eq" -> Figure.filterByUserName().workload().prepare(server);
            case "PATCH active" -> Figure.patchActive().workload().prepare(server);
            default -> throw new IllegalArgumentException(figure);
        };
    }

    private static String create() {
        return "\\set k random(1, 9000000000000000)\n" + pipeline("BEGIN;\n" + LOCK + TOKEN
                + "SELECT 1 FROM email_domain WHERE organization_id = (SELECT organization_id FROM load_known) "
                + "AND name = 'example.com';\n")
                + pipeline(
                        "INSERT INTO resource (organization_id, type, id, version, created, last_modified, user_name_key, "
                                + "external_id, display_name_key, display_name, active, email_keys, words, document, written_by) SELECT "
                                + "organization_id, 1, " + NEW_ID
                                + ", 1, 1764000000000, 1764000000000, :k::text, "
                                + ":k::text, 'given family', 'Given Family', active, :k::text, '', document, "
                                + "'pgbench' FROM load_known;\n"
                                + "INSERT INTO resource_email (organization_id, email_key, resource_id) SELECT organization_id, "
                                + ":k::text, " + NEW_ID + " FROM load_known;\n"
                                + "INSERT INTO resource_word (organization_id, word, resource_id, type, display_name_key) SELECT organization_id, "
                                + "word, " + NEW_ID
                                + ", 1, 'given family' FROM load_known, (VALUES ('family'), ('example.com')) AS w (word);\n"
                                + "INSERT INTO resource_count (organization_id, type, slot, resources) SELECT organization_id, "
                                + "1, :client_id % 16, 1 FROM load_known ON CONFLICT (organization_id, type, slot) "
                                + "DO UPDATE SET resources = resource_count.resources + excluded.resources;\nCOMMIT;\n");
    }

    private static String pipeline(String statements) {
        return "\\startpipeline\n" + statements + "\\endpipeline\n";
    }

    /// Notes what the statements ask for, so that they can be the same for each request. Who looks it up pays
    /// a little.
    private void note() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE load_known AS SELECT t.organization_id, t.sha256, r.active, r.document FROM scim_token t "
                            + "JOIN resource r ON r.organization_id = t.organization_id WHERE t.revoked_at IS NULL LIMIT 1");
            statement.execute(
                    "CREATE TABLE load_user AS SELECT row_number() OVER (ORDER BY id)::int AS n, id, user_name_key "
                            + "FROM resource WHERE type = 1");
            statement.execute("CREATE UNIQUE INDEX load_user_n ON load_user (n)");
            statement.execute("ANALYZE load_known, load_user");
        }
    }

    private double pgbench(String script, int connections) throws IOException, InterruptedException {
        Path file = workplace.resolve("script.sql");
        Files.writeString(file, script);
        Process process = new ProcessBuilder(program.toString(), "-n", "-M", "prepared", "-c",
                String.valueOf(connections), "-j", String.valueOf(Math.min(2, connections)), "-T", "2", "-f",
                file.toString(), database.substring("jdbc:".length())).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new LoadFailure("pgbench: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
