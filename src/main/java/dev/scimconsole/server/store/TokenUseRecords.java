package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who used a token, one row for each client and address: enough to tell who must get a new token and who
/// still uses the old one, at a size that does not grow with the traffic.
public interface TokenUseRecords {

    /// One client's use of one token.
    ///
    /// @param userAgent       as the client names itself, at most 200 characters; empty text when it does not
    /// @param address         the client's IP address
    /// @param accepted        requests accepted so far
    /// @param firstAcceptedAt the first of them
    /// @param lastAcceptedAt  the last of them
    /// @param refused         requests refused because the token was revoked
    /// @param style           what the requests tell of who it is
    record TokenUse(String organizationId, String tokenId, String userAgent, String address,
            long accepted, Optional<Instant> firstAcceptedAt, Optional<Instant> lastAcceptedAt,
            long refused, Optional<Instant> firstRefusedAt, Optional<Instant> lastRefusedAt,
            RequestStyle style) {

        /// One that tells nothing of who it is.
        public TokenUse(String organizationId, String tokenId, String userAgent, String address,
                long accepted, Optional<Instant> firstAcceptedAt, Optional<Instant> lastAcceptedAt,
                long refused, Optional<Instant> firstRefusedAt, Optional<Instant> lastRefusedAt) {
            this(organizationId, tokenId, userAgent, address, accepted, firstAcceptedAt, lastAcceptedAt,
                    refused,
                    firstRefusedAt, lastRefusedAt, RequestStyle.PLAIN);
        }

        /// The last request, accepted or refused.
        public Optional<Instant> lastAt() {
            return Stream.concat(lastAcceptedAt.stream(), lastRefusedAt.stream())
                    .max(Comparator.naturalOrder());
        }
    }

    /// How the requests from one address with one user agent look, with whatever token.
    record Speech(String userAgent, String address, RequestStyle style) {}

    /// Adds these counts to what stands, widening first and last.
    void add(List<TokenUse> uses);

    /// The uses of one token, the latest first.
    List<TokenUse> ofToken(String organizationId, String tokenId);

    /// The uses of all of the organization's tokens since a time, the latest first.
    ///
    /// @param limit how many at the most
    List<TokenUse> since(String organizationId, Instant since, int limit);

    /// How those speak of whom the user agent does not tell enough: all who have no user agent, and all whose requests
    /// tell something; the latest first.
    ///
    /// @param limit how many at the most
    List<Speech> speeches(String organizationId, int limit);

    /// Requests refused since a time because they carried one of the organization's revoked tokens: all uses
    /// whose last refusal is not before it. Exact when the time is when the current token was issued, because
    /// until then the revoked ones were counted under another current token or were current themselves.
    long refusedSince(String organizationId, Instant since);
}
