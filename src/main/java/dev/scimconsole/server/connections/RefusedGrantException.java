package dev.scimconsole.server.connections;

import dev.scimconsole.server.connections.GrantOutcome.Client;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that is answered with an error of RFC 6749 §5.2. Carries no stack trace: it is an answer.
final class RefusedGrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final String description;
    private final transient @Nullable Client client;
    private final String reason;

    RefusedGrantException(OAuthError error, String description, @Nullable Client client) {
        this(error, description, client, error.toString());
    }

    private RefusedGrantException(OAuthError error, String description, @Nullable Client client,
            String reason) {
        super(description, null, false, false);
        this.error = error;
        this.description = description;
        this.client = client;
        this.reason = reason;
    }

    static RefusedGrantException of(ClientFault fault, @Nullable Client client) {
        return new RefusedGrantException(OAuthError.INVALID_CLIENT, fault.sentence(), client,
                fault.toString());
    }

    static RefusedGrantException of(OAuthError error, String description) {
        return new RefusedGrantException(error, description, null);
    }

    GrantOutcome.Refused outcome() {
        return new GrantOutcome.Refused(error, description, Optional.ofNullable(client), reason);
    }
}
