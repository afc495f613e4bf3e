package dev.scimconsole.load;

import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The data of an organization of many people, with the names and at the odds of the demo's large one. On
/// SQLite they are made once and kept, since a million take minutes.
record LargeStore(Builds builds, int people) {

    private static final int AT_ONCE = 500;
    private static final int SEED = 7_644;

    /// The sizes that the system property `load.people` names, separated by commas.
    static List<Integer> sizes() {
        return Arrays.stream(System.getProperty("load.people", "100000").split(",", -1)).map(Integer::valueOf)
                .toList();
    }

    /// Starts `serve` with them.
    ServerProcess serve() throws IOException {
        Path data = Files.createDirectories(builds.target().resolve("load").resolve("people-" + people));
        Path log = data.resolve("serve.log");
        if (builds.hasPostgres()) {
            String url = builds.database(data);
            fill(url);
            return new ServerProcess(Contestant.serve(builds.today(""), data, "--database-url", url), log,
                    false);
        }
        Path whole = data.resolve("whole");
        if (!Files.exists(whole)) {
            Path inner = Files.createDirectories(data.resolve("data"));
            fill("jdbc:sqlite:" + inner.resolve("scim-console.db"));
            Files.createFile(whole);
        }
        return new ServerProcess(Contestant.serve(builds.today(""), data), log, false);
    }

    private void fill(String url) {
        try (ScimConsoleServer server = ScimConsoleServer.start(ServerOptions.local(url))) {
            server.setUp(new SetUp(server.setupCode().orElseThrow(), "Load", Contestant.EMAIL,
                    Contestant.PASSWORD));
            Random random = new Random(SEED);
            List<String> ids = new ArrayList<>();
            for (int number = 1; number <= people; number += AT_ONCE) {
                ids.addAll(server.provision(
                        LargeOrganization.people(number, Math.min(AT_ONCE, people + 1 - number), random)));
            }
            for (int group = 1; group <= people / 50; group++) {
                server.provisionGroup("{\"displayName\":\"Team " + group + "\"}",
                        Stream.generate(() -> ids.get(random.nextInt(ids.size())))
                                .limit(random.nextInt(1, 100))
                                .distinct().toList());
            }
        }
    }
}
