package dev.scimconsole.server.scim.bulk;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.patch.PatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A bulk request (RFC 7644 §3.7).
///
/// @param failOnErrors after how many errors to stop
/// @param entries      in their order; what is wrong with a single one shows when its turn comes
record BulkRequest(int failOnErrors, List<Entry> entries) {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    /// One of its operations, as sent.
    ///
    /// @param method in capitals; empty text when it is missing
    /// @param path   empty text when it is missing
    /// @param fault  why it can't be read; the others go on without it
    record Entry(String method, Optional<String> bulkId, String path, Optional<String> version,
            Optional<ObjectNode> data, Optional<ScimException> fault) {

        static Entry unreadable(ScimException fault) {
            return new Entry("", Optional.empty(), "", Optional.empty(), Optional.empty(),
                    Optional.of(fault));
        }
    }

    /// @throws ScimException 400 when it is no bulk request, 413 when it is too large
    static BulkRequest read(ObjectNode body, int maxOperations) {
        boolean named = false;
        for (JsonNode urn : MessageFields.find(body, "schemas").map(JsonNode::values).orElse(List.of())) {
            named |= urn.isString() && urn.stringValue().equalsIgnoreCase(URN);
        }
        if (!named) {
            throw syntax(RefusalCode.SCHEMA_MISSING, "schemas must name " + URN + ".").about("schemas")
                    .expecting(URN);
        }
        JsonNode operations = MessageFields.find(body, "Operations").filter(JsonNode::isArray)
                .orElseThrow(() -> syntax(RefusalCode.NO_OPERATIONS, "Operations must be an array."));
        if (operations.size() > maxOperations) {
            throw ScimException.of(413, RefusalCode.TOO_MANY_OPERATIONS,
                    "The request has " + operations.size() + " operations; maxOperations is "
                            + maxOperations + ".")
                    .expecting(Integer.toString(maxOperations));
        }
        if (!operations.isEmpty() && operations.valueStream().noneMatch(JsonNode::isObject)) {
            throw noObject();
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode operation : operations) {
            entries.add(
                    operation instanceof ObjectNode object ? entry(object) : Entry.unreadable(noObject()));
        }
        return new BulkRequest(failOnErrors(body), entries);
    }

    private static int failOnErrors(ObjectNode body) {
        Optional<JsonNode> given = MessageFields.find(body, "failOnErrors").filter(node -> !node.isNull());
        if (given.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (!given.get().isIntegralNumber() || given.get().decimalValue().signum() <= 0) {
            throw ScimException.invalidValue(RefusalCode.BULK_PART, "failOnErrors",
                    "must be a whole number above 0.");
        }
        return given.get().canConvertToInt() ? given.get().intValue() : Integer.MAX_VALUE;
    }

    /// What an operation does not need is not looked at: only a POST is named by its bulkId, and a DELETE has
    /// no data.
    private static Entry entry(ObjectNode operation) {
        try {
            String method = text(operation, "method").orElse("").toUpperCase(Locale.ROOT);
            Optional<String> bulkId = method.equals("POST")
                    ? text(operation, "bulkId")
                    : MessageFields.find(operation, "bulkId").flatMap(JsonNode::stringValueOpt);
            return new Entry(method, bulkId, text(operation, "path").orElse(""), text(operation, "version"),
                    method.equals("DELETE") ? Optional.empty() : data(operation, method), Optional.empty());
        } catch (ScimException e) {
            return Entry.unreadable(e);
        }
    }

    private static Optional<ObjectNode> data(ObjectNode operation, String method) {
        return MessageFields.find(operation, "data").filter(node -> !node.isNull()).map(node -> {
            if (method.equals("PATCH")) {
                return PatchRequest.ofBulk(node);
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ScimException.invalidValue(RefusalCode.BULK_PART, "data", "must be an object.");
        });
    }

    private static ScimException noObject() {
        return syntax(RefusalCode.NO_OPERATION, "Operations must hold objects.");
    }

    private static Optional<String> text(ObjectNode operation, String name) {
        return MessageFields.find(operation, name).filter(node -> !node.isNull()).map(node -> {
            if (!node.isString()) {
                throw ScimException.invalidValue(RefusalCode.BULK_PART, name, "must be a text.");
            }
            return node.stringValue();
        });
    }

    private static ScimException syntax(RefusalCode code, String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, code, detail);
    }
}
