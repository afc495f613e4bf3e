package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.resource.ETag;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What an operation answers.
///
/// @param headers beside `Content-Type`
/// @param body    JSON, written when it is asked for, which need not be inside the transaction; empty when
///                there is none
/// @param reason  see [ScimException#reason()]; empty when nothing was refused
/// @param told    for the request's event
public record Reply(int status, Map<String, String> headers, Optional<Supplier<AnswerText>> body,
        Optional<String> reason, Told told) {

    /// An answer to a request that was not refused.
    ///
    /// @param headers beside `Content-Type`
    /// @param body    JSON, written when it is asked for; empty when there is none
    public Reply(int status, Map<String, String> headers, Optional<Supplier<AnswerText>> body) {
        this(status, headers, body, Optional.empty(), Told.NOTHING);
    }

    /// An answer with a body and no headers of its own.
    public static Reply ok(Supplier<AnswerText> body) {
        return new Reply(200, Map.of(), Optional.of(body));
    }

    /// The same with its body written.
    public Reply written() {
        return new Reply(status, headers, body.map(Supplier::get).map(text -> () -> text), reason, told);
    }

    /// 204.
    static Reply noContent() {
        return new Reply(204, Map.of(), Optional.empty());
    }

    /// An answer about a resource, with its entity tag (RFC 7644 §3.14).
    static Reply about(StoredResource resource, int status, Optional<Supplier<AnswerText>> body) {
        return new Reply(status, Map.of("ETag", ETag.of(resource.version())), body);
    }

    /// The same with a `Location`.
    Reply at(String location) {
        Map<String, String> more = new HashMap<>(headers);
        more.put("Location", location);
        return new Reply(status, more, body, reason, told);
    }

    /// The same about one that the request does not name.
    public Reply about(String id) {
        return new Reply(status, headers, body, reason, told.of(Optional.of(id)));
    }

    /// The same about one whose name the request does not tell.
    Reply called(Optional<String> name) {
        return new Reply(status, headers, body, reason, told.called(name));
    }

    /// The same to a change that made something of a resource.
    Reply making(Optional<Difference> difference) {
        return new Reply(status, headers, body, reason, told.making(difference));
    }

    /// The same to a request of which something was passed over.
    public Reply passingOver(List<PassedOver> parts) {
        return parts.isEmpty()
                ? this
                : new Reply(status, headers, body, reason, told.passingOver(parts));
    }

    /// The same to a bulk request.
    public Reply of(List<Told.Step> operations) {
        return new Reply(status, headers, body, reason, told.in(operations));
    }
}
