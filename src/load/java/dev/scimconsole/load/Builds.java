package dev.scimconsole.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What there is to be measured: this build, another one from before it, and a PostgreSQL to run them on.
///
/// System properties: `load.directory` (this build's), `load.before` (a checkout of a commit before, built),
/// `load.postgres` (the JDBC URL of a database whose user may create others).
final class Builds implements AutoCloseable {

    private final Path target;
    private final Optional<Path> before;
    private final Optional<String> postgres;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    private Builds(Path target, Optional<Path> before, Optional<String> postgres) {
        this.target = target;
        this.before = before;
        this.postgres = postgres;
    }

    /// As the system properties have it.
    static Builds given() {
        return new Builds(Path.of(System.getProperty("load.directory", "target")).toAbsolutePath(),
                property("load.before").map(path -> Path.of(path).toAbsolutePath()),
                property("load.postgres"));
    }

    /// One build alone.
    ///
    /// @param target its directory
    static Builds of(Path target) {
        return new Builds(target, Optional.empty(), Optional.empty());
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    /// This build's directory; logs go there too.
    Path target() {
        return target;
    }

    boolean hasBefore() {
        return before.isPresent();
    }

    boolean hasPostgres() {
        return postgres.isPresent();
    }

    /// The options of the JVM and the class path of this build, each as it is shipped.
    ///
    /// @param firstClasses goes before the build's own classes; may be empty
    List<String> today(String firstClasses) {
        List<String> options = Stream.of(System.getProperty("load.serve.options", "").split(" "))
                .filter(option -> !option.isBlank()).toList();
        return Stream.concat(options.stream(), classPath(firstClasses, target)).toList();
    }

    /// The same of the build from before.
    List<String> before() {
        Path checkout = before.orElseThrow();
        Path options = checkout.resolve("packaging/common/service.options");
        return Stream.concat(Files.exists(options) ? Stream.of("@" + options) : Stream.empty(),
                classPath("", checkout.resolve("target"))).toList();
    }

    private static Stream<String> classPath(String firstClasses, Path build) {
        return Stream.of("--enable-native-access=ALL-UNNAMED", "-cp",
                firstClasses + build.resolve("classes") + ":" + build.resolve("lib") + "/*");
    }

    /// The URL of a database of its own on PostgreSQL; made when it is asked for the first time.
    ///
    /// @param workplace whose database it is
    String database(Path workplace) {
        String name = "load_" + UUID.nameUUIDFromBytes(workplace.toString().getBytes(StandardCharsets.UTF_8))
                .toString().replace("-", "");
        if (databases.add(name)) {
            execute("CREATE DATABASE " + name);
        }
        return postgres.orElseThrow().replaceFirst("(://[^/?]+/)[^?]*", "$1" + name);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(postgres.orElseThrow());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LoadFailure("PostgreSQL: " + e.getMessage());
        }
    }

    /// Drops the databases that were made.
    @Override
    public void close() {
        databases.forEach(name -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    }
}
