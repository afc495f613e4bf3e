package dev.scimconsole.server.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The mail server that takes the emails.
///
/// Written as `smtp://[user:password@]host[:port][?from=address][&tls=required|none]`, or `smtps://…` for TLS
/// from the first byte. With `smtp` the connection is encrypted by STARTTLS (RFC 3207) before anything else
/// is said, or nothing is sent; only on this machine it stays in clear. Certificates are always checked.
///
/// @param host        name or IP address, without the brackets of an IPv6 address
/// @param port        25, or 587 where there are credentials, or 465 with `smtps`, unless another is given
/// @param tls         how the connection is protected
/// @param credentials to sign in with, where the mail server asks for them
/// @param from        the address that emails are from
public record SmtpServer(String host, int port, Tls tls, Optional<Credentials> credentials, String from) {

    private static final Set<String> PARAMETERS = Set.of("from", "tls");
    private static final String FORM = "not of the form smtp://[user:password@]host[:port][?from=address]";

    /// How a connection is protected.
    public enum Tls {
        /// From the first byte, as `smtps` has it (RFC 8314 §3.3).
        IMPLICIT,
        /// By STARTTLS, without which nothing is sent.
        STARTTLS,
        /// Not at all.
        NONE
    }

    /// What to sign in with.
    public record Credentials(String user, String password) {

        /// Leaves out the password.
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    /// Reads the URL.
    ///
    /// @throws IllegalArgumentException with a phrase that says what is wrong and never repeats the URL, in
    ///                                  which a password may stand
    public static SmtpServer parse(String url) {
        URI uri = uri(url);
        boolean implicit = "smtps".equalsIgnoreCase(uri.getScheme());
        boolean path = !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/");
        if ((!implicit && !"smtp".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null || path
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(FORM);
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        Optional<Credentials> credentials = credentials(uri);
        Map<String, String> parameters = parameters(uri);
        Tls tls = implicit ? Tls.IMPLICIT : tls(host, parameters);
        if (implicit && parameters.containsKey("tls")) {
            throw new IllegalArgumentException("smtps:// is always encrypted: leave tls= out");
        }
        if (credentials.isPresent() && tls == Tls.NONE && !isLoopback(host)) {
            throw new IllegalArgumentException("a password must not cross a network in clear: leave"
                    + " tls=none out");
        }
        return new SmtpServer(host, port(uri, implicit, credentials.isPresent()), tls, credentials,
                from(host, credentials, parameters));
    }

    /// Leaves out the credentials.
    @Override
    public String toString() {
        return (tls == Tls.IMPLICIT ? "smtps://" : "smtp://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + port;
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.isOpaque()) {
                throw new IllegalArgumentException(FORM);
            }
            return uri;
        } catch (URISyntaxException _) {
            // Its message repeats the URL.
            throw new IllegalArgumentException(FORM + "; write characters such as @ / : # % in a"
                    + " password as %40 %2F %3A %23 %25");
        }
    }

    private static Optional<Credentials> credentials(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return Optional.empty();
        }
        String[] parts = uri.getRawUserInfo().split(":", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("user and password belong together: user:password@host");
        }
        return Optional.of(new Credentials(decoded(parts[0]), decoded(parts[1])));
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!parameter.isEmpty() && (equals < 0 || !PARAMETERS.contains(name)
                    || parameters.put(name, decoded(parameter.substring(equals + 1))) != null)) {
                throw new IllegalArgumentException("behind the ? stands from=address or tls=required"
                        + " or tls=none");
            }
        }
        return parameters;
    }

    private static Tls tls(String host, Map<String, String> parameters) {
        return switch (parameters.getOrDefault("tls", isLoopback(host) ? "none" : "required")) {
            case "required" -> Tls.STARTTLS;
            case "none" -> Tls.NONE;
            default -> throw new IllegalArgumentException("tls= is required or none");
        };
    }

    private static int port(URI uri, boolean implicit, boolean signsIn) {
        if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        if (implicit) {
            return 465;
        }
        // RFC 6409 §3.1: who signs in submits.
        return signsIn ? 587 : 25;
    }

    private static String from(String host, Optional<Credentials> credentials,
            Map<String, String> parameters) {
        if (parameters.containsKey("from")) {
            return MailAddress.parse(parameters.get("from"))
                    .orElseThrow(() -> new IllegalArgumentException("from= is not an email address"));
        }
        return credentials.flatMap(known -> MailAddress.parse(known.user()))
                .orElseGet(() -> "scim-console@" + MailAddress.domainOf(host));
    }

    /// By its name alone: what a name server says of others changes nothing.
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    /// A plus sign is a plus sign here, other than in a form.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
