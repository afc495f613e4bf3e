package dev.scimconsole.desktop.connection;

import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import java.util.Optional;

/// What the organization's own service is tested with.
///
/// @param baseUrl     its SCIM base URL
/// @param emailDomain of the test user; empty text when there is none
/// @param visible     the token that the page shows just now; stays the page's
public record TestSubject(String baseUrl, String emailDomain, Optional<ScimToken> visible) {

    /// What a page knows.
    public static TestSubject of(ScimConfiguration configuration, Optional<ScimToken> visible) {
        return new TestSubject(configuration.baseUrl(),
                configuration.domains().stream().findFirst().map(EmailDomain::name).orElse(""), visible);
    }
}
