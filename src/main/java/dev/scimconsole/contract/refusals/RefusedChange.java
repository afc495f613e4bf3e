package dev.scimconsole.contract.refusals;

import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.clients.IdentityProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A change that a client asked for and did not get, until it gets it or an Org Admin settles it.
///
/// @param id               a UUID of version 7
/// @param action           what was asked for, as its events name it, such as `user.deactivated`
/// @param attributes       what was to change, in lower case, as paths without sub-attributes; `*` alone for
///                         all of it
/// @param target           the user or group; its id is empty text where it has none, as in a refused
///                         creation
/// @param displayName      what people call that user; empty where it is not known
/// @param stillHasAccess   whether a person was to have no access after it, and has it without being
///                         protected
/// @param intended         whether an Org Admin wants it refused: it is about a protected person
/// @param status           the HTTP status of the latest answer
/// @param reason           why it was refused, for programs, as in [dev.scimconsole.contract.activity.Event]
/// @param cause            why it was refused, each cause by itself
/// @param about            what in the request it was refused for: an attribute as a path, the URN of a
///                         schema, a domain, or the id of a member
/// @param expected         what there should have been in its place, where the cause says so: a limit, or a
///                         schema's URN
/// @param answer           the answer's sentence, without values that it quotes
/// @param origin           where the latest try came from
/// @param identityProvider which product that is
/// @param tokenHint        of the token that it presented; empty text when it presented none, or came by a
///                         connection
/// @param connection       the name of the connection by which it came; empty where it came by none
/// @param tries            how often it was asked for
/// @param firstAt          when it was asked for first
/// @param lastAt           when it was asked for last
/// @param passesNow        whether the service would do it by now
/// @param clash            where somebody else has the user name that is asked for
/// @param requestId        of the latest try, as its event has it
public record RefusedChange(String id, String action, List<String> attributes, EventTarget target,
        Optional<String> displayName, boolean stillHasAccess, boolean intended, int status,
        Optional<String> reason,
        Optional<RefusalCode> cause,
        Optional<String> about, Optional<String> expected, Optional<String> answer, EventOrigin origin,
        IdentityProvider identityProvider,
        String tokenHint, Optional<String> connection, long tries, Instant firstAt, Instant lastAt,
        boolean passesNow,
        Optional<NameClash> clash,
        String requestId) {

    /// Copies the list.
    public RefusedChange {
        attributes = List.copyOf(attributes);
    }
}
