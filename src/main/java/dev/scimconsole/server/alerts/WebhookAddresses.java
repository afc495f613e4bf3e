package dev.scimconsole.server.alerts;

import dev.scimconsole.server.outbound.AddressRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Where webhooks may lead.
///
/// @param privateAllowed whether the server's operator lets them lead into the server's own network
record WebhookAddresses(boolean privateAllowed) {

    /// What may be called, as far as its text tells. An address that is a number is connected to without a
    /// look-up, and so is judged here.
    Optional<HttpUrl> url(String address) {
        return Optional.ofNullable(HttpUrl.parse(address)).filter(url -> url.isHttps() || privateAllowed)
                .filter(url -> url.username().isEmpty() && url.password().isEmpty())
                .filter(url -> privateAllowed || !isForbiddenNumber(url.host()));
    }

    private static boolean isForbiddenNumber(String host) {
        boolean number = host.contains(":")
                || host.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0);
        // What only looks like a number is read in more than one way.
        return number
                && AddressRules.number(host).map(address -> !AddressRules.isPublic(address)).orElse(true);
    }

    /// What may be connected to of that to which a name leads. Blocks.
    ///
    /// @throws ForbiddenException when nothing of it may be
    List<InetAddress> lookUp(String host) throws UnknownHostException {
        List<InetAddress> all = List.of(InetAddress.getAllByName(host));
        List<InetAddress> allowed = privateAllowed
                ? all
                : all.stream().filter(AddressRules::isPublic).toList();
        if (allowed.isEmpty()) {
            throw new ForbiddenException(host);
        }
        return allowed;
    }

    /// A name leads to nothing that may be connected to.
    static final class ForbiddenException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenException(String host) {
            super(host);
        }
    }
}
