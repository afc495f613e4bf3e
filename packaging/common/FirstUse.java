import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SetUp;
import java.net.URI;

/// Sets a new service up and provisions it, so that each page has something to show while the packaging
/// records which classes it uses. Runs with the program's class path.
///
/// Usage: `FirstUse ADDRESS SETUP-CODE`. Prints the address with who signs in there as its user information.
final class FirstUse {

    private FirstUse() {}

    static void main(String[] arguments) throws Exception {
        var address = URI.create(arguments[0]);
        var administrator = FilledStore.ADMINISTRATOR;
        try (var client = ConsoleClient.at(address)) {
            client.setUp(new SetUp(arguments[1], "Acme Corporation", administrator.email(), administrator.password()));
        }
        FilledStore.provision(address);
        System.out.println(new URI(address.getScheme(), administrator.email() + ":" + administrator.password(),
                address.getHost(), address.getPort(), null, null, null));
    }
}
