package dev.scimconsole.server.rotation;

import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.clients.Clients.Client;
import dev.scimconsole.server.store.activity.RotationRecords.Refused;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a rotation is derived from, as the store keeps it.
///
/// @param now       the time of the question
/// @param tokens    the latest first
/// @param uses      of all tokens, the latest first
/// @param strangers requests since [#since()] that carried none of the tokens, the latest first
/// @param starts    of the clients' syncs, oldest first
/// @param clients   who they are
record RotationFacts(Instant now, List<TokenRecord> tokens, List<TokenUse> uses, List<Refused> strangers,
        Map<Client, List<Instant>> starts, Clients clients) {

    Client client(TokenUse use) {
        return clients.client(use.userAgent(), use.address());
    }

    Client client(Refused stranger) {
        return clients.client(stranger.userAgent(), stranger.address());
    }

    /// The token that is in use or to be used: neither revoked nor at its end.
    Optional<TokenRecord> live() {
        return tokens.stream().filter(token -> token.revokedAt().isEmpty() && !token.isExpired(now))
                .findFirst();
    }

    /// The token that the live one replaced; where there is none, the one at its end.
    Optional<TokenRecord> previous() {
        boolean on = tokens.stream().anyMatch(token -> token.revokedAt().isEmpty());
        return on ? tokens.stream().filter(this::isDead).findFirst() : Optional.empty();
    }

    /// Since when no request could be accepted with what the clients had: the end of the latest token that
    /// anybody used. One that was refreshed before anybody pasted it does not count.
    ///
    /// @return empty when there was no token before
    Optional<Instant> interruptedAt() {
        Set<String> used = uses.stream().filter(use -> use.accepted() > 0).map(TokenUse::tokenId)
                .collect(Collectors.toSet());
        return previous().map(previous -> end(
                tokens.stream().filter(token -> isDead(token) && used.contains(token.id())).findFirst()
                        .orElse(previous)));
    }

    /// Since when the clients are to use the live token: when it was issued; where there is none, since the
    /// interruption.
    ///
    /// @return empty when there was no token before
    Optional<Instant> since() {
        return interruptedAt().map(at -> live().map(TokenRecord::createdAt).orElse(at));
    }

    private boolean isDead(TokenRecord token) {
        return token.revokedAt().isPresent() || token.isExpired(now);
    }

    private Instant end(TokenRecord token) {
        Instant revoked = token.revokedAt().orElse(now);
        return token.expiresAt().filter(end -> end.isBefore(revoked)).orElse(revoked);
    }
}
