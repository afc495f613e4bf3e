package dev.scimconsole.client.connection;

import dev.scimconsole.contract.DnsNames;
import dev.scimconsole.contract.configuration.ConnectionTestUsers;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// What is tested, and who the test user is.
///
/// @param baseUrl      the SCIM base URL
/// @param testUserName marked and random, so that no other user is ever taken for it
public record Target(URI baseUrl, String testUserName) {

    /// What each test user's name begins with, wherever one should be left over.
    public static final String MARK = ConnectionTestUsers.MARK;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    /// A target with a new test user.
    ///
    /// @param baseUrl     as it is typed; blanks around it and slashes at its end are forgiven, and a query
    ///                    is kept, because Entra ID's tenant URLs may have one
    /// @param emailDomain of the test user; an address is taken for its domain, and empty means a name that
    ///                    is no address
    /// @return empty when it is no `http` or `https` address
    public static Optional<Target> of(String baseUrl, String emailDomain) {
        return parse(baseUrl).map(url -> new Target(url.uri(), testUserName(emailDomain)));
    }

    /// Whether the target's server is this machine, to which a token may travel without encryption.
    boolean isLoopback() {
        return LOOPBACK.contains(url().host());
    }

    HttpUrl url() {
        return HttpUrl.get(baseUrl.toString());
    }

    /// The server as it is named in sentences.
    String server() {
        HttpUrl url = url();
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static Optional<HttpUrl> parse(String typed) {
        String text = typed.strip();
        return Optional.ofNullable(HttpUrl.parse(text))
                .filter(url -> url.username().isEmpty() && url.password().isEmpty())
                .map(url -> url.newBuilder().encodedPath("/" + url.encodedPath().replaceAll("^/+|/+$", ""))
                        .fragment(null).build());
    }

    private static String testUserName(String emailDomain) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String name = MARK + HexFormat.of().formatHex(random);
        String typed = emailDomain.strip();
        String domain = typed.substring(typed.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        // What is no domain name goes as it is: the service judges what it accepts, and says so.
        return domain.isEmpty() ? name : name + "@" + DnsNames.ascii(domain).orElse(domain);
    }
}
