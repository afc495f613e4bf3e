package dev.scimconsole.client;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// A link that opens the console at a server: `scim-console://HOST[:PORT][/setup][#SETUP-CODE]`. The system
/// hands it over as an argument. The code stands behind a `#`, which programs on the way have no reason to
/// send or to log.
///
/// @param server    by HTTPS, on this machine by HTTP
/// @param setupCode of a server that is to be set up
public record SetUpLink(URI server, Optional<String> setupCode) {

    /// What such a link begins with.
    public static final String SCHEME = "scim-console:";

    private static final String PATH = "/setup";
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}");

    /// Reads a link.
    ///
    /// @return empty when it names no server, or holds something else than a setup code
    public static Optional<SetUpLink> parse(String link) {
        if (!link.regionMatches(true, 0, SCHEME + "//", 0, SCHEME.length() + 2)) {
            return Optional.empty();
        }
        String rest = link.substring(SCHEME.length() + 2);
        int hash = rest.indexOf('#');
        Optional<String> code = hash < 0 ? Optional.empty() : Optional.of(rest.substring(hash + 1));
        String address = (hash < 0 ? rest : rest.substring(0, hash)).replaceFirst("/+$", "");
        if (address.endsWith(PATH)) {
            address = address.substring(0, address.length() - PATH.length());
        }
        if (address.contains("/") || code.filter(text -> !CODE.matcher(text).matches()).isPresent()) {
            return Optional.empty();
        }
        return ServerAddress.parse(address).map(server -> new SetUpLink(server, code));
    }

    /// The link, with the code in it: to be handed over, and never to be logged.
    public String text() {
        return SCHEME + "//" + server.getAuthority() + setupCode.map(code -> PATH + "#" + code).orElse("");
    }

    /// Leaves out the code.
    @Override
    public String toString() {
        return "SetUpLink[server=" + server + "]";
    }
}
