package dev.scimconsole.desktop.connection;

import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.ConnectionList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the organization's own service is tested with.
///
/// @param baseUrl     its SCIM base URL
/// @param emailDomain of the test user; empty text when there is none
/// @param visible     the token that the page shows just now; stays the page's
/// @param connections beside the token; empty while they are not known
/// @param secret      the client secret that the page shows just now; stays the page's
public record TestSubject(String baseUrl, String emailDomain, Optional<ScimToken> visible,
        Optional<ConnectionList> connections, Optional<ShownSecret> secret) {

    /// A client secret that is shown.
    ///
    /// @param connectionId of which connection
    public record ShownSecret(String connectionId, ScimToken secret) {}

    /// What a page knows.
    public static TestSubject of(ScimConfiguration configuration, Optional<ScimToken> visible,
            Optional<ConnectionList> connections, Optional<ShownSecret> secret) {
        return new TestSubject(configuration.baseUrl(),
                configuration.domains().stream().findFirst().map(EmailDomain::name).orElse(""), visible,
                connections, secret);
    }

    /// By what it can be tested: the token first.
    List<TestWay> ways() {
        return Stream.concat(Stream.of(TestWay.TOKEN), connections.stream()
                .flatMap(known -> known.connections().stream()).map(one -> new TestWay(Optional.of(one))))
                .toList();
    }

    /// What the page shows of it: the token, or the connection's client secret.
    Optional<ScimToken> shown(TestWay way) {
        return way.connection().isPresent()
                ? secret.filter(known -> way.connection().get().id().equals(known.connectionId()))
                        .map(ShownSecret::secret)
                : visible;
    }
}
