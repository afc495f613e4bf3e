package dev.scimconsole.server.scim.tolerance;

import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.error.ScimException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What of one request is passed over, gathered for its event while the request is read and done. Each thing
/// once, and not more than an event can hold.
public final class Notes {

    /// Who sends more than this is known well enough by these.
    private static final int MOST = 20;

    // Nearly all requests pass over nothing.
    private Set<PassedOver> parts = Set.of();

    /// Nothing so far.
    public Notes() {}

    /// Notes a part.
    ///
    /// @param what an attribute as a path, or the URN of a schema; never a value
    public void add(String what, Reason reason) {
        if (parts.isEmpty()) {
            parts = new LinkedHashSet<>();
        }
        if (parts.size() < MOST) {
            parts.add(new PassedOver(ScimException.shortened(what), reason));
        }
    }

    /// Notes a part that was refused.
    ///
    /// @param what an attribute as a path; never a value
    public void refused(String what, ScimException refusal) {
        add(what, refusal.scimType().map(type -> switch (type) {
            case MUTABILITY -> Reason.MUTABILITY;
            case INVALID_PATH, INVALID_FILTER -> Reason.INVALID_PATH;
            case NO_TARGET -> Reason.NO_TARGET;
            case UNIQUENESS -> Reason.UNIQUENESS;
            case INVALID_SYNTAX -> Reason.INVALID_SYNTAX;
            case INVALID_VALUE, TOO_MANY, INVALID_CURSOR, EXPIRED_CURSOR, INVALID_COUNT ->
                Reason.INVALID_VALUE;
        }).orElse(Reason.INVALID_VALUE));
    }

    /// Notes parts of another request, inside a bulk request.
    public void addAll(List<PassedOver> others) {
        others.forEach(part -> add(part.what(), part.reason()));
    }

    /// In the order they were noted.
    public List<PassedOver> list() {
        return List.copyOf(parts);
    }
}
