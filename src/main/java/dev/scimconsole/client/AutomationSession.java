package dev.scimconsole.client;

import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.rotation.Rotation;
import okhttp3.Request;

/// What a program with the key of an automation account asks of the service. Calls block, as those of
/// [ConsoleClient] do, and no change is ever sent twice.
public final class AutomationSession {

    private static final String CONFIGURATION = "scim-configuration";

    private final String authorization;
    private final HttpCalls calls;

    AutomationSession(String key, HttpCalls calls) {
        authorization = "Bearer " + key;
        this.calls = calls;
    }

    /// The SCIM configuration and its version.
    ///
    /// @throws CallFailedException when there is no answer, or the key has ended
    public Versioned<ScimConfiguration> configuration() throws CallFailedException {
        return calls.send(request(CONFIGURATION).get(), ScimConfiguration.class);
    }

    /// Replaces the SCIM token; see [AdminSession#refreshToken(String)].
    ///
    /// @param etag the version that was seen
    /// @return the caller owns the token in it and must close it
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether the
    ///                             token was replaced
    public Versioned<ConfigurationChange> refreshToken(String etag) throws CallFailedException {
        return calls.send(request(CONFIGURATION, "token", "refresh").header("If-Match", etag)
                .post(HttpCalls.nothing()), ConfigurationChange.class);
    }

    /// Ends the SCIM token without another in its place.
    ///
    /// @param etag the version that was seen
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether the
    ///                             token was ended
    public void revokeToken(String etag) throws CallFailedException {
        calls.send(
                request(CONFIGURATION, "token", "revoke").header("If-Match", etag).post(HttpCalls.nothing()));
    }

    /// Pauses provisioning, or resumes it. What is so already stays so.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether it
    ///                             was
    ///                             done
    public void setPaused(boolean paused) throws CallFailedException {
        calls.send(request(CONFIGURATION, paused ? "pause" : "resume").post(HttpCalls.nothing()));
    }

    /// Whether the identity provider has picked up the current token.
    ///
    /// @throws CallFailedException when there is no answer, or the key has ended
    public Rotation rotation() throws CallFailedException {
        return new RotationCalls(authorization, calls).rotation();
    }

    private Request.Builder request(String... path) {
        return new Request.Builder().url(calls.path(path).build()).header("Authorization", authorization);
    }
}
