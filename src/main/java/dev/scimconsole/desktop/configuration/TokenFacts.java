package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What may be said of the current token at this moment, in words.
///
/// @param id       names the token by its hint
/// @param created  when and by whom
/// @param lastUsed when and by which client
/// @param rejected how many requests carried a revoked token since
/// @param use      who uses it; empty when nobody has
/// @param inUse    whether that was in the last hour
public record TokenFacts(String id, String created, String lastUsed, String rejected, String use,
        boolean inUse) {

    private static final Duration RECENT = Duration.ofHours(1);

    static TokenFacts of(TokenDetails token, Messages messages, Moments moments, Instant now) {
        String client = token.lastUsedClient().orElse(messages.text("client.unknown"));
        String agent = token.lastUsedBy().orElse(client);
        // Somebody looked whether the token works, which is no use of it yet.
        boolean tested = token.lastUsedBy().equals(Optional.of(UserAgents.ENTRA_ID_TEST));
        boolean recent = !tested
                && token.lastUsedAt().filter(used -> used.isAfter(now.minus(RECENT))).isPresent();
        return new TokenFacts(messages.text("token.id", token.hint()),
                messages.text("token.created", moments.at(token.createdAt()), token.createdBy()),
                token.lastUsedAt().map(used -> messages.text("token.lastUsed", moments.ago(used), agent))
                        .orElse(messages.text("token.never")),
                messages.text("token.rejected", token.rejectedRequests()),
                token.lastUsedAt().filter(_ -> !tested).map(used -> messages.text(recent
                        ? "token.inUse"
                        : "token.wasUsed",
                        ClientNames.friendly(client), moments.ago(used))).orElse(""),
                recent);
    }
}
