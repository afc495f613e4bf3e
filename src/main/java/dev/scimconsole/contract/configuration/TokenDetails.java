package dev.scimconsole.contract.configuration;

import java.time.Instant;
import java.util.Optional;

/// All that may be known of an organization's current SCIM token; never the token.
///
/// @param id               names this token among those before and after it
/// @param hint             the token's last six characters
/// @param createdAt        when it was issued
/// @param createdBy        email of the administrator who issued it
/// @param lastUsedAt       when a request was last accepted with it; empty when none was
/// @param lastUsedBy       the client of that request, as its user agent names it; empty when it names nobody
/// @param lastUsedClient   its product, such as `Okta`, without a version; empty when nothing tells it
/// @param rejectedRequests requests refused since this token was issued because they carried one of the
///                         organization's revoked tokens
/// @param expiresAt        when its life ends; empty when it has no end. From then on it is refused, and only
///                         a refresh helps.
/// @param expired          whether its life has ended
/// @param expiryReminder   the latest reminder that is due: 60, 30, 14, 7 or 1 days or fewer are left, 0 when
///                         it expired; empty while none is due
public record TokenDetails(
        String id,
        String hint,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedBy,
        Optional<String> lastUsedClient,
        long rejectedRequests,
        Optional<Instant> expiresAt,
        boolean expired,
        Optional<Integer> expiryReminder) {}
