import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.IdentityProviderSimulator;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.Progress;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.demo.simulator.SimulatorListener;
import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;

/// The data of an organization that has set SCIM up and been provisioned by an identity provider, with many
/// people beside, so that each page has something to show. `measure-pages` runs it by the packaged program's
/// own classes.
final class FilledStore {

    static final SignIn ADMINISTRATOR = new SignIn("admin@acme.com", "a password for measuring");

    private static final String DOMAIN = "acme.com";
    private static final int AT_ONCE = 500;
    private static final int SEED = 7_644;

    private FilledStore() {}

    /// @param directory what `serve --data` gets
    static void fill(Path directory, int people) throws Exception {
        Files.createDirectories(directory);
        try (var server = ScimConsoleServer
                .start(ServerOptions.local("jdbc:sqlite:" + directory.resolve("scim-console.db")))) {
            server.setUp(new SetUp(server.setupCode().orElseThrow(), "Acme Corporation", ADMINISTRATOR.email(),
                    ADMINISTRATOR.password()));
            add(server, people);
            provision(server.address());
        }
    }

    private static void add(ScimConsoleServer server, int people) {
        var random = new Random(SEED);
        var ids = new ArrayList<String>();
        for (int number = 1; number <= people; number += AT_ONCE) {
            ids.addAll(server.provision(LargeOrganization.people(number, Math.min(AT_ONCE, people + 1 - number), random)));
        }
        for (int group = 1; group <= people / 50; group++) {
            server.provisionGroup("{\"displayName\":\"Team " + group + "\"}", Stream
                    .generate(() -> ids.get(random.nextInt(ids.size()))).limit(random.nextInt(1, 100)).distinct().toList());
        }
    }

    /// Adds the people that an identity provider sends.
    ///
    /// @param service that is set up, with [#ADMINISTRATOR]
    static void provision(URI service) throws Exception {
        try (var client = ConsoleClient.at(service);
                var provider = new IdentityProviderSimulator(SimulatedProvider.OKTA, service + "/scim/v2")) {
            var session = client.signIn(ADMINISTRATOR);
            try (var token = session.addDomain(new AddDomain(DOMAIN, false)).value().issuedToken().orElseThrow()) {
                provider.paste(token.copyCharacters());
            }
            if (!(provider.sync(DOMAIN, new Silent()) instanceof Outcome.Synchronized)) {
                throw new IllegalStateException("The identity provider could not provision");
            }
            session.signOut();
        }
    }

    /// Whoever fills a store looks at nothing.
    private static final class Silent implements SimulatorListener {

        @Override
        public void exchanged(Exchange exchange) {
            // It is in the store's events.
        }

        @Override
        public void progressed(Progress progress) {
            // It takes a second.
        }
    }
}
