package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.values.RefusalCause;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a reply tells the event of its request, beside what the request itself says.
///
/// @param id         of the user or group that it was about, where the path does not name it
/// @param name       of that one, where the body does not name it
/// @param passedOver what of the request was not applied while the rest was
/// @param cause      why it was refused; empty when it was not
/// @param steps      what became of each operation of a bulk request
/// @param difference what a change made of that one, where it made something
public record Told(Optional<String> id, Optional<String> name, List<PassedOver> passedOver,
        Optional<RefusalCause> cause, List<Step> steps, Optional<Difference> difference) {

    /// An operation of a bulk request that ran.
    ///
    /// @param path   as sent
    /// @param data   as sent
    /// @param reason see [Reply#reason()]
    /// @param told   of this one
    public record Step(String method, String path, Optional<ObjectNode> data, int status,
            Optional<String> reason,
            Told told) {}

    /// Nothing more.
    public static final Told NOTHING = new Told(Optional.empty(), Optional.empty(), List.of(),
            Optional.empty(), List.of(), Optional.empty());

    /// Why a request was refused.
    public static Told refusal(ScimException refusal) {
        return new Told(Optional.empty(), Optional.empty(), List.of(), Optional.of(refusal.forRecord()),
                List.of(), Optional.empty());
    }

    Told of(Optional<String> resource) {
        return new Told(resource, name, passedOver, cause, steps, difference);
    }

    Told called(Optional<String> resource) {
        return new Told(id, resource, passedOver, cause, steps, difference);
    }

    Told passingOver(List<PassedOver> parts) {
        return new Told(id, name, parts, cause, steps, difference);
    }

    Told in(List<Step> operations) {
        return new Told(id, name, passedOver, cause, operations, difference);
    }

    /// The same of one that was finished later.
    public Told and(Told later) {
        return making(difference.map(made -> made.and(later.difference)));
    }

    Told making(Optional<Difference> made) {
        return new Told(id, name, passedOver, cause, steps, made);
    }
}
