package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventOutcome;
import java.util.Optional;

/// A request whose arrival shows that a step is done. In a guide's file it is the text that [#toString()]
/// gives.
public enum TickRule {
    /// Any request that was accepted, with the current token or by the connection that is set up.
    ANY_REQUEST("any-request", "", true),
    /// A list of users was asked for likewise, as every connection test does.
    USERS_SEARCHED("users-searched", "users.searched", true),
    /// The connection that is set up got an access token.
    ACCESS_TOKEN("access-token", "access-token.issued", true),
    /// A user was created, with whatever token.
    USER_CREATED("user-created", "user.created", false),
    /// A group was created, with whatever token.
    GROUP_CREATED("group-created", "group.created", false);

    private final String fileName;
    private final String action;
    private final boolean withCurrentToken;

    TickRule(String fileName, String action, boolean withCurrentToken) {
        this.fileName = fileName;
        this.action = action;
        this.withCurrentToken = withCurrentToken;
    }

    /// The name in a guide's file.
    @Override
    public String toString() {
        return fileName;
    }

    /// The action of the events that can meet it; empty when that is any.
    Optional<String> action() {
        return Optional.of(action).filter(name -> !name.isEmpty());
    }

    /// Whether a new token, or another connection, makes the step due again.
    boolean needsCurrentToken() {
        return withCurrentToken;
    }

    /// Whether the event is the request.
    ///
    /// @param id of the current token, or of the connection that is set up; empty when there is none
    boolean isMetBy(Event event, Optional<String> id) {
        return event.outcome() == EventOutcome.SUCCESS
                && event.status().isPresent()
                && (action.isEmpty() || event.action().equals(action))
                && (!withCurrentToken || (id.isPresent() && event.actor().tokenId().equals(id)));
    }
}
