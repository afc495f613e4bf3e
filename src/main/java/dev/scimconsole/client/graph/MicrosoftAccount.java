package dev.scimconsole.client.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who is signed in to Microsoft Entra ID. Holds tokens until it is closed; shows none. Not
/// synchronized: used by one thread at a time.
public final class MicrosoftAccount implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LEEWAY = Duration.ofMinutes(2);

    private final MicrosoftSignIn signIn;
    private final String userName;
    private SecretText accessToken;
    private Instant expiresAt;
    private Optional<SecretText> refreshToken;

    private MicrosoftAccount(MicrosoftSignIn signIn, String userName, SecretText accessToken,
            Instant expiresAt,
            Optional<SecretText> refreshToken) {
        this.signIn = signIn;
        this.userName = userName;
        this.accessToken = accessToken;
        this.expiresAt = expiresAt;
        this.refreshToken = refreshToken;
    }

    static MicrosoftAccount of(MicrosoftSignIn signIn, JsonNode answered) {
        return new MicrosoftAccount(signIn, userName(answered.path("id_token").asString("")),
                SecretText.of(answered.path("access_token").asString("")), end(signIn, answered),
                refreshToken(answered));
    }

    /// As people know the account, such as `a.meyer@acme.example`; empty text when Microsoft does not say.
    public String userName() {
        return userName;
    }

    /// What goes on with this sign-in later, for the keychain alone; empty when the tenant gives none. Stays
    /// this account's.
    public Optional<SecretText> refreshToken() {
        return refreshToken;
    }

    /// Overwrites the tokens.
    @Override
    public void close() {
        accessToken.close();
        refreshToken.ifPresent(SecretText::close);
        signIn.calls().close();
    }

    @Override
    public String toString() {
        return "MicrosoftAccount[" + userName + "]";
    }

    /// An access token that works for a while, with the rights that were asked for at sign-in.
    SecretText accessToken() throws GraphException {
        if (signIn.clock().instant().isBefore(expiresAt.minus(LEEWAY))) {
            return accessToken;
        }
        JsonNode answered = signIn.refreshed(refreshToken.orElseThrow(
                () -> new GraphException(GraphFailure.Kind.SIGN_IN_ENDED)), GraphScope.APPLICATIONS,
                GraphScope.SYNCHRONIZATION);
        take(answered);
        accessToken.close();
        accessToken = SecretText.of(answered.path("access_token").asString(""));
        expiresAt = end(signIn, answered);
        return accessToken;
    }

    /// An access token with a right that is only needed now; the caller closes it.
    SecretText accessToken(GraphScope more) throws GraphException {
        JsonNode answered = signIn.refreshed(refreshToken.orElseThrow(
                () -> new GraphException(GraphFailure.Kind.SIGN_IN_ENDED)), more);
        take(answered);
        return SecretText.of(answered.path("access_token").asString(""));
    }

    MicrosoftSignIn signIn() {
        return signIn;
    }

    private void take(JsonNode answered) {
        refreshToken(answered).ifPresent(next -> {
            refreshToken.ifPresent(SecretText::close);
            refreshToken = Optional.of(next);
        });
    }

    private static Optional<SecretText> refreshToken(JsonNode answered) {
        return Optional.of(answered.path("refresh_token").asString("")).filter(text -> !text.isEmpty())
                .map(SecretText::of);
    }

    private static Instant end(MicrosoftSignIn signIn, JsonNode answered) {
        return signIn.clock().instant()
                .plusSeconds(Math.clamp(answered.path("expires_in").asLong(3600), 0, 86_400));
    }

    /// Not checked: it came from Microsoft over TLS, and is only shown (OpenID Connect Core §3.1.3.7, 6).
    private static String userName(String idToken) {
        String[] parts = idToken.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            JsonNode claims = JSON
                    .readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return claims.path("preferred_username").asString("");
        } catch (IllegalArgumentException | JacksonException _) {
            // It is only shown; without it, nobody is named.
            return "";
        }
    }
}
