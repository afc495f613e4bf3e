package dev.scimconsole.contract.rotation;

import dev.scimconsole.contract.clients.IdentityProvider;
import java.time.Instant;
import java.util.Optional;

/// How far one client has come since the current token was issued.
///
/// @param userAgent        as the client named itself last, at most 200 characters; empty text when it does
///                         not
/// @param address          the IP address of its last request, where that is what tells it apart from others
///                         of its product; empty text where the product calls from many
/// @param name             the product, such as `Okta`, without a version; empty text when nothing tells it
/// @param identityProvider which product it is
/// @param progress         how far it has come
/// @param lastSeenAt       its last request of all, accepted or refused
/// @param firstAcceptedAt  its first request that was accepted with the current token
/// @param lastRefusedAt    its last request since then that was refused for its token
/// @param expectedBy       when it should have called again at the latest: learned from its rhythm, else a
///                         day after it was last seen. A client whose time is over is silent.
public record RotationClient(
        String userAgent,
        String address,
        String name,
        IdentityProvider identityProvider,
        Progress progress,
        Instant lastSeenAt,
        Optional<Instant> firstAcceptedAt,
        Optional<Instant> lastRefusedAt,
        Instant expectedBy) {

    /// How far a client has come. On the wire it is the text that [#toString()] gives.
    public enum Progress {
        /// It used the old token and has not called since.
        WAITING("waiting"),
        /// It still presents an old token.
        OLD_TOKEN("old-token"),
        /// It is refused for another fault of what it presents: [RefusedRequests#reason()] names it.
        WRONG_TOKEN("wrong-token"),
        /// It uses the current token.
        PICKED_UP("picked-up"),
        /// It has not picked up the current token, and should have called by now.
        SILENT("silent");

        private final String wireName;

        Progress(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
