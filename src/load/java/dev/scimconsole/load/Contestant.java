package dev.scimconsole.load;

import dev.scimconsole.load.peer.ScimSdkPeer;
import dev.scimconsole.load.peer.ScimplePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The servers that are measured.
enum Contestant {
    /// Ours: `scim-console serve` on SQLite, every write on the disk before its answer.
    SCIM_CONSOLE("SCIM Console"),
    /// SCIM-SDK, data in memory.
    SCIM_SDK("SCIM-SDK"),
    /// Apache SCIMple, data in memory.
    SCIMPLE("SCIMple");

    private static final String PEER_TOKEN = "a-bearer-token-of-the-same-length-as-ours-0123456789abcd";
    private static final String DOMAIN = "example.com";
    private static final String EMAIL = "admin@" + DOMAIN;
    private static final String PASSWORD = "a password for the load program";
    private static final JsonMapper JSON = new JsonMapper();
    /// Jars that a peer has no use for, by the start of their names: what only our program or a test needs.
    private static final List<String> NOT_FOR_PEERS = List.of("javafx", "atlantafx", "ikonli",
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

    /// Starts it with nothing in it but what must be set up before the first SCIM request.
    ///
    /// @param target    the build's directory
    /// @param workplace an empty directory for its data
    MeasuredServer start(Path target, Path workplace, LoadSize size) {
        if (this == SCIM_CONSOLE) {
            ServerProcess process = process(target, workplace, size, true);
            return new MeasuredServer(this, process, setUp(process));
        }
        return new MeasuredServer(this, process(target, workplace, size, false), PEER_TOKEN);
    }

    /// Starts ours with some classes replaced.
    ///
    /// @param replacing the directory of the classes
    static MeasuredServer startWith(Path replacing, Path target, Path workplace) {
        ServerProcess process = new ServerProcess(ours(replacing + ":", target, workplace),
                target.resolve("load").resolve(replacing.getFileName() + ".log"), true);
        return new MeasuredServer(SCIM_CONSOLE, process, setUp(process));
    }

    /// Starts it again: ours with the data it had.
    ServerProcess startAgain(Path target, Path workplace, LoadSize size) {
        return process(target, workplace, size, false);
    }

    private ServerProcess process(Path target, Path workplace, LoadSize size, boolean hasSetupCode) {
        Path log = target.resolve("load").resolve(name().toLowerCase(Locale.ROOT) + ".log");
        return new ServerProcess(arguments(target, workplace, size), log, hasSetupCode);
    }

    private List<String> arguments(Path target, Path workplace, LoadSize size) {
        List<String> arguments = new ArrayList<>();
        switch (this) {
            case SCIM_CONSOLE -> arguments.addAll(ours("", target, workplace));
            case SCIM_SDK -> arguments.addAll(peer(ScimSdkPeer.class, size));
            case SCIMPLE -> arguments.addAll(peer(ScimplePeer.class, size));
        }
        return arguments;
    }

    private static List<String> ours(String firstClasses, Path target, Path workplace) {
        List<String> arguments = new ArrayList<>();
        Stream.of(System.getProperty("load.serve.options", "").split(" "))
                .filter(option -> !option.isBlank()).forEach(arguments::add);
        arguments.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp",
                firstClasses + target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "dev.scimconsole.main.Main", "serve", "--listen", "127.0.0.1:0", "--data",
                workplace.resolve("data").toString()));
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
