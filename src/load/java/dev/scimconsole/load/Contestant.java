package dev.scimconsole.load;

import dev.scimconsole.load.peer.ConstantPeer;
import dev.scimconsole.load.peer.ScimSdkPeer;
import dev.scimconsole.load.peer.ScimplePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The servers that are measured.
enum Contestant {
    /// Ours: `scim-console serve` on SQLite, every write on the disk before its answer.
    SCIM_CONSOLE("SCIM Console"),
    /// The same of the commit before.
    BEFORE("before"),
    /// Ours on PostgreSQL.
    ON_POSTGRES("on PostgreSQL"),
    /// The same of the commit before.
    ON_POSTGRES_BEFORE("PostgreSQL before"),
    /// SCIM-SDK, data in memory.
    SCIM_SDK("SCIM-SDK"),
    /// Apache SCIMple, data in memory.
    SCIMPLE("SCIMple"),
    /// The same answer to everything: what the HTTP server and the client let nobody exceed.
    CONSTANT("constant reply");

    private static final String PEER_TOKEN = "a-bearer-token-of-the-same-length-as-ours-0123456789abcd";
    private static final String DOMAIN = "example.com";
    static final String EMAIL = "admin@" + DOMAIN;
    static final String PASSWORD = "a password for the load program";
    private static final JsonMapper JSON = new JsonMapper();
    /// Jars that a peer has no use for, by the start of their names: what only our program or a test needs.
    private static final List<String> NOT_FOR_PEERS = List.of("javafx", "atlantafx", "controlsfx", "ikonli",
            "jackson-databind-3", "jackson-core-3", "okhttp", "okio", "kotlin", "annotations-", "scim2-sdk",
            "sqlite", "password4j", "junit", "testfx", "openjfx", "archunit", "jspecify", "opentest4j",
            "apiguardian", "hamcrest", "assertj");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// Whether it is another library's server, which ours is compared with.
    boolean isPeer() {
        return this == SCIM_SDK || this == SCIMPLE;
    }

    /// Whether there is what it needs.
    boolean isThere(Builds builds) {
        return switch (this) {
            case SCIM_CONSOLE, SCIM_SDK, SCIMPLE, CONSTANT -> true;
            case BEFORE -> builds.hasBefore();
            case ON_POSTGRES -> builds.hasPostgres();
            case ON_POSTGRES_BEFORE -> builds.hasBefore() && builds.hasPostgres();
        };
    }

    /// Starts it with nothing in it but what must be set up before the first SCIM request.
    ///
    /// @param workplace an empty directory for its data
    MeasuredServer start(Builds builds, Path workplace, LoadSize size) {
        boolean isOurs = !isPeer() && this != CONSTANT;
        ServerProcess process = process(builds, workplace, size, isOurs);
        return new MeasuredServer(this, process, isOurs ? setUp(process) : PEER_TOKEN);
    }

    /// The same with one build alone.
    MeasuredServer start(Path target, Path workplace, LoadSize size) {
        return start(Builds.of(target), workplace, size);
    }

    /// Starts ours with some classes replaced.
    ///
    /// @param replacing the directory of the classes
    static MeasuredServer startWith(Path replacing, Path target, Path workplace) {
        ServerProcess process = new ServerProcess(serve(Builds.of(target).today(replacing + ":"), workplace),
                target.resolve("load").resolve(replacing.getFileName() + ".log"), true);
        return new MeasuredServer(SCIM_CONSOLE, process, setUp(process));
    }

    /// Starts it again: ours with the data it had.
    ServerProcess startAgain(Builds builds, Path workplace, LoadSize size) {
        return process(builds, workplace, size, false);
    }

    private ServerProcess process(Builds builds, Path workplace, LoadSize size, boolean hasSetupCode) {
        Path log = builds.target().resolve("load").resolve(name().toLowerCase(Locale.ROOT) + ".log");
        return new ServerProcess(arguments(builds, workplace, size), log, hasSetupCode);
    }

    private List<String> arguments(Builds builds, Path workplace, LoadSize size) {
        return switch (this) {
            case SCIM_CONSOLE -> serve(builds.today(""), workplace);
            case BEFORE -> serve(builds.before(), workplace);
            case ON_POSTGRES -> serve(builds.today(""), workplace, "--database-url", builds.database(workplace));
            case ON_POSTGRES_BEFORE -> serve(builds.before(), workplace, "--database-url", builds.database(workplace));
            case SCIM_SDK -> peer(ScimSdkPeer.class, size);
            case SCIMPLE -> peer(ScimplePeer.class, size);
            case CONSTANT -> peer(ConstantPeer.class, size);
        };
    }

    /// The arguments of `java` for ours.
    static List<String> serve(List<String> build, Path workplace, String... more) {
        List<String> arguments = new ArrayList<>(build);
        arguments.addAll(List.of("dev.scimconsole.main.Main", "serve", "--listen", "127.0.0.1:0", "--data",
                workplace.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static List<String> peer(Class<?> main, LoadSize size) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(Contestant::isForPeers).collect(Collectors.joining(":"));
        return List.of(size.peerHeap(), "-XX:+ExitOnOutOfMemoryError", "-cp", classPath, main.getName(),
                PEER_TOKEN);
    }

    private static boolean isForPeers(String path) {
        String name = Path.of(path).getFileName().toString();
        return !name.equals("classes") && NOT_FOR_PEERS.stream().noneMatch(name::startsWith);
    }

    /// Sets the new server up through its admin API, as an administrator would.
    ///
    /// @return the SCIM token
    private static String setUp(ServerProcess process) {
        HttpRequest.Maker anybody = new HttpRequest.Maker(process.authority(), "/api/v1", "");
        LoadGenerator.once(process.address(), anybody.postJson("/setup", JSON.createObjectNode()
                .put("setupCode", process.setupCode().orElseThrow()).put("organization", "Load")
                .put("email", EMAIL).put("password", PASSWORD).toString()));
        HttpRequest.Maker administrator = new HttpRequest.Maker(process.authority(), "/api/v1", signIn(process));
        JsonNode issued = JSON.readTree(LoadGenerator.once(process.address(), administrator
                .postJson("/scim-configuration/domains", JSON.createObjectNode().put("name", DOMAIN)
                        .toString()))
                .body());
        return issued.get("issuedToken").asString();
    }

    /// Signs the Org Admin of ours in.
    ///
    /// @return the session token
    static String signIn(ServerProcess process) {
        HttpRequest.Maker anybody = new HttpRequest.Maker(process.authority(), "/api/v1", "");
        return JSON.readTree(LoadGenerator.once(process.address(),
                anybody.postJson("/sessions", JSON.createObjectNode().put("email", EMAIL)
                        .put("password", PASSWORD).toString()))
                .body()).get("sessionToken").asString();
    }
}
