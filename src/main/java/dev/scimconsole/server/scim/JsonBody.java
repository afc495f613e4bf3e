package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The body of one request, parsed once.
final class JsonBody {

    /// Bytes of a body that is parsed only to tell what a refused request asked for.
    private static final int LARGEST_NAMED = 64 * 1024;

    private final ScimRequest request;
    private Optional<ObjectNode> tree = Optional.empty();
    private boolean tried;
    private boolean strict;

    JsonBody(ScimRequest request) {
        this.request = request;
    }

    /// The body.
    ///
    /// @param aboutGroup whether it may bring a group's members along
    /// @throws ScimException 400, 413, 415
    ObjectNode read(boolean aboutGroup) {
        Optional<String> fault = Headers.contentTypeFault(request);
        if (fault.isPresent()) {
            throw ScimException.of(415, RefusalCode.BODY_TYPE, fault.get());
        }
        if (tree.isEmpty()) {
            tried = true;
            tree = Optional
                    .of(aboutGroup ? Json.readGroupBody(request.body()) : Json.readBody(request.body()));
            strict = !aboutGroup;
        }
        return tree.get();
    }

    /// The body, where nothing is wrong with it but keys that stand there twice.
    ///
    /// @throws ScimException 400
    ObjectNode readWithDuplicates() {
        tree = Optional.of(Json.readBodyWithDuplicates(request.body()));
        strict = false;
        return tree.get();
    }

    /// The body as far as it can be read, to tell what was asked for.
    Optional<ObjectNode> ifReadable() {
        if (!tried && request.body().length > 0 && request.body().length <= LARGEST_NAMED) {
            tried = true;
            try {
                tree = Optional.of(Json.readBody(request.body()));
                strict = true;
            } catch (ScimException _) {
                // What can't be read is refused, if it comes to that; the event names it all the same.
            }
        }
        return tree;
    }

    /// The same to be kept, once it has been read or there was a try.
    Optional<AskedBody> asked() {
        return tree.map(read -> strict ? AskedBody.sent(read, request.body()) : AskedBody.of(read));
    }
}
