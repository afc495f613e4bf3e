package dev.scimconsole.server.connections;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;

/// What an administrator may paste as a trust.
record TrustRules(KeyHosts keyHosts) {

    private static final int LONGEST = 400;
    private static final String DEFAULT_SCOPE = "/.default";

    /// The trust as it is kept.
    ///
    /// @throws ProblemException when it can't be one
    Trust checked(Trust pasted) {
        String audience = pasted.audience().strip();
        Trust trust = new Trust(text("issuer", pasted.issuer()), text("keysUrl", pasted.keysUrl()),
                text("subject", pasted.subject()),
                // Entra's panel shows the audience as a scope in places.
                text("audience", audience.endsWith(DEFAULT_SCOPE)
                        ? audience.substring(0, audience.length() - DEFAULT_SCOPE.length())
                        : audience));
        URI issuer = address("issuer", trust.issuer());
        if (!keyHosts.allow(address("keysUrl", trust.keysUrl()))) {
            throw ProblemException.inField("keysUrl", ProblemCode.INVALID_REQUEST, "say.trust.keysUrl");
        }
        if (issuer.getHost() == null) {
            throw ProblemException.inField("issuer", ProblemCode.INVALID_REQUEST, "say.trust.issuer");
        }
        return trust;
    }

    private static String text(String field, String pasted) {
        String text = pasted.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw ProblemException.inField(field, ProblemCode.INVALID_REQUEST, "say.trust.copyWhole");
        }
        return text;
    }

    private static URI address(String field, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw ProblemException.inField(field, ProblemCode.INVALID_REQUEST, "say.trust.noAddress");
        }
    }
}
