package dev.scimconsole.server.mail;

import dev.scimconsole.contract.DnsNames;
import java.util.Optional;
import java.util.regex.Pattern;

/// Email addresses as they may stand in a header and in SMTP: printable ASCII without blanks, quotes, commas
/// and brackets (RFC 5321 §4.1.2 `Dot-string`), so that no address is ever more than one address.
final class MailAddress {

    private static final int MAX_LENGTH = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final int MAX_LOCAL = 64;

    private MailAddress() {}

    /// The address in ASCII: an international domain in its `xn--` form.
    ///
    /// @return empty when nothing can be sent there. That is so for letters other than ASCII's before the @
    ///         too, which few mail servers take (RFC 6531).
    static Optional<String> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at <= 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return ascii(text.substring(at + 1)).filter(domain -> DOMAIN.matcher(domain).matches())
                .filter(_ -> local.length() <= MAX_LOCAL && LOCAL.matcher(local).matches())
                .map(domain -> local + "@" + domain);
    }

    /// What stands behind the @ for a host: its name, or its IP address in brackets (RFC 5321 §4.1.3).
    static String domainOf(String host) {
        if (host.contains(":")) {
            return "[IPv6:" + host + "]";
        }
        return host.matches("[0-9.]+") ? "[" + host + "]" : host;
    }

    /// Letters stay as they were typed.
    private static Optional<String> ascii(String domain) {
        return DnsNames.ascii(domain).map(name -> name.equalsIgnoreCase(domain) ? domain : name);
    }
}
