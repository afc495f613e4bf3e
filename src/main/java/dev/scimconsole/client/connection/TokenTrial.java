package dev.scimconsole.client.connection;

import dev.scimconsole.client.network.Authorities;
import java.util.Map;
import java.util.Optional;

/// Tries a token with one request that reads and changes nothing, as an identity provider begins.
public final class TokenTrial {

    private TokenTrial() {}

    /// Asks for the first user. Blocks.
    ///
    /// @param bearer      stays the caller's
    /// @param authorities whom to believe about the service's certificate
    /// @return what is wrong; empty when the token opens the service
    public static Optional<Finding> run(Target target, Bearer bearer, Limits limits,
            Authorities authorities) {
        RecordingTrust trust = new RecordingTrust(authorities.trust());
        NetworkProbe network = new NetworkProbe(target, limits, trust);
        try (ScimCalls calls = new ScimCalls(target, new Credentials.Token(bearer), limits, trust, network)) {
            Judgement.requireList(calls.get("Users", Map.of("startIndex", "1", "count", "1")));
            return Optional.empty();
        } catch (FindingException e) {
            return Optional.of(e.finding());
        } finally {
            network.close();
        }
    }
}
