package dev.scimconsole.server;

import dev.scimconsole.server.connections.KeyHosts;
import dev.scimconsole.server.custody.AuditPlace;
import dev.scimconsole.server.http.origin.AddressRange;
import dev.scimconsole.server.mail.SmtpServer;
import dev.scimconsole.server.people.PasswordCost;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How a server is to run.
///
/// @param host         a host name or an IP address of this machine to listen on
/// @param port         to listen on; 0 for a free one
/// @param databaseUrl  where the data stand: `jdbc:sqlite:…` or `jdbc:postgresql:…`
/// @param publicUrl    how clients reach the server, where that is not how they reach this process
/// @param tls          the certificate; empty for plain HTTP
/// @param behindProxy  IP addresses, or ranges such as `10.0.0.0/8`, of proxies that end TLS in front of this
///                     server; what they say in `X-Forwarded-…` headers is believed
/// @param keyHosts     from where keys of issuers of federated connections may be read
/// @param mail         the mail server that takes emails; empty to send none
/// @param audit        what signs and remembers the audit record outside the database
/// @param clock        tells the time
/// @param passwordCost of hashes of administrators' passwords
/// @param privateWebhooks whether webhooks may lead into the network that this server stands in, and by plain
///                        HTTP
public record ServerOptions(String host, int port, String databaseUrl, Optional<URI> publicUrl,
        Optional<Tls> tls,
        List<String> behindProxy, KeyHosts keyHosts, Optional<SmtpServer> mail, AuditPlace audit,
        InstantSource clock, PasswordCost passwordCost, boolean privateWebhooks) {

    /// A certificate and its key.
    ///
    /// @param certificate PEM file: the server's certificate and those that lead to its root
    /// @param key         PEM file: its private key
    /// @param keyPassword file that holds the key's password; empty when the key is not encrypted
    public record Tls(Path certificate, Path key, Optional<Path> keyPassword) {}

    /// Refuses what can't work.
    ///
    /// @throws IllegalArgumentException with a sentence that says what to change
    public ServerOptions {
        behindProxy = List.copyOf(behindProxy);
        behindProxy.forEach(AddressRange::parse);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
        }
        publicUrl.ifPresent(ServerOptions::checkPublicUrl);
        if (tls.isEmpty() && behindProxy.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "Passwords and tokens must not cross a network in clear. To listen on "
                            + host
                            + ", give a TLS certificate and its key, or the address of the proxy that"
                            + " ends TLS in"
                            + " front of this server.");
        }
    }

    /// A server for this machine alone, by plain HTTP on a free port. Issuers on this machine may be trusted.
    public static ServerOptions local(String databaseUrl) {
        return local(databaseUrl, PasswordCost.USUAL);
    }

    /// The same, with hashes of passwords at this cost.
    public static ServerOptions local(String databaseUrl, PasswordCost passwordCost) {
        return new ServerOptions("127.0.0.1", 0, databaseUrl, Optional.empty(), Optional.empty(), List.of(),
                new KeyHosts(List.of("127.0.0.1", "localhost")), Optional.empty(),
                AuditPlace.beside(databaseUrl), InstantSource.system(), passwordCost, false);
    }

    private static void checkPublicUrl(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("The public URL is how clients reach the server, such as"
                    + " https://scim.acme.com; “" + url + "” is none.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no host named “" + host + "”.", e);
        }
    }
}
