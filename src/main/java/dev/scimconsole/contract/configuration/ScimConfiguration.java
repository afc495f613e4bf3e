package dev.scimconsole.contract.configuration;

import java.util.List;
import java.util.Optional;

/// An organization's SCIM configuration, as `GET /api/v1/scim-configuration` answers it.
///
/// @param enabled          whether SCIM is on: there is a domain. While it is paused, or has no way in, no
///                         request passes all the same.
/// @param domains          in the order they were added
/// @param sendEmailInvites whether a user gets an email invite when the account is created
/// @param mailSender       the address that invites and other emails are from; empty when this server has no
///                         mail server, so that none is sent
/// @param baseUrl          the SCIM base URL ("Tenant URL" in Entra ID), without a slash at the end
/// @param tokenLifetimeDays how long a new token lives; empty while tokens have no end
/// @param token            the current token's details; empty while SCIM is not enabled, and once the token
///                         was revoked without a new one
/// @param paused           that no request passes just now; empty while they do
public record ScimConfiguration(
        boolean enabled,
        List<EmailDomain> domains,
        boolean sendEmailInvites,
        Optional<String> mailSender,
        String baseUrl,
        Optional<Integer> tokenLifetimeDays,
        Optional<TokenDetails> token,
        Optional<Pause> paused) {

    /// Copies the list, so that a configuration never changes.
    public ScimConfiguration {
        domains = List.copyOf(domains);
    }
}
