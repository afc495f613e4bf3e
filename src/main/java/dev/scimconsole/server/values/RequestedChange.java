package dev.scimconsole.server.values;

import dev.scimconsole.contract.activity.EventTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What a request to the SCIM service, or one step of a bulk request, was to change, and whether it was done.
///
/// @param action      such as `user.deactivated`
/// @param target      the user or group; its id is empty text where it has none, as in a refused creation
/// @param attributes  the attributes at the top of the resource that it names, in lower case; [#WHOLE] alone
///                    when it is about the resource as a whole
/// @param passedOver  those of them that were not applied
/// @param userNameKey the `userName` that it asks for, folded
/// @param print       tells the request from others about the same; equal for the same request sent again
/// @param status      of the answer
/// @param reason      why it was refused, as its event tells it
/// @param cause       why it was refused; empty when it was done
/// @param kept        what of it is kept to be looked at: the target's own first, then that of others whom it
///                    changed too; none where nothing is
public record RequestedChange(String action, EventTarget target, Set<String> attributes,
        Set<String> passedOver,
        Optional<String> userNameKey, int print, int status, Optional<String> reason,
        Optional<RefusalCause> cause, List<Kept> kept) {

    /// Stands for all attributes.
    public static final String WHOLE = "*";

    /// What is kept to be looked at.
    ///
    /// @param target a user or group
    /// @param text   makes it ([ChangeText#join]); asked only of what is kept
    public record Kept(EventTarget target, Supplier<String> text) {

        private Kept made() {
            String made = text.get();
            return new Kept(target, () -> made);
        }
    }

    /// Copies the collections, and makes the texts fit to be kept.
    public RequestedChange {
        kept = List.copyOf(kept);
        attributes = storable(attributes);
        passedOver = storable(passedOver);
        userNameKey = userNameKey.map(OutsideText::storable);
    }

    private static Set<String> storable(Set<String> texts) {
        for (String text : texts) {
            if (!OutsideText.isStorable(text)) {
                return texts.stream().map(OutsideText::storable).collect(Collectors.toUnmodifiableSet());
            }
        }
        return Set.copyOf(texts);
    }

    /// Whether it was done.
    public boolean done() {
        return status < 400;
    }

    /// Whether a person was to have no access after it.
    public boolean isLeaving() {
        return action.equals("user.deactivated") || action.equals("user.deleted");
    }

    /// Whether a person keeps access who was to have none.
    public boolean isRefusedLeaver() {
        return isLeaving() && !done();
    }

    /// The same, refused for another reason.
    public RequestedChange because(Optional<String> other) {
        return new RequestedChange(action, target, attributes, passedOver, userNameKey, print, status, other,
                cause, kept);
    }

    /// The same, whose texts are made, and hold nothing that they were made of.
    public RequestedChange withText() {
        return kept.isEmpty() ? this : with(kept.stream().map(Kept::made).toList());
    }

    /// The same, of which nothing is kept to be looked at.
    public RequestedChange withoutText() {
        return kept.isEmpty() ? this : with(List.of());
    }

    private RequestedChange with(List<Kept> other) {
        return new RequestedChange(action, target, attributes, passedOver, userNameKey, print, status, reason,
                cause, other);
    }
}
