package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Check;
import dev.scimconsole.server.scim.tolerance.Notes;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a PUT attribute by attribute, so that one that can't be used stays as it was and the
/// others are replaced (RFC 7644 §3.5.1).
public final class LenientDraft {

    private final ResourceSchema schema;
    private final ObjectNode before;
    private final Check check;
    private final Notes notes;
    private final ObjectNode after = Json.NODES.objectNode();

    private LenientDraft(ResourceSchema schema, ObjectNode before, Check check, Notes notes) {
        this.schema = schema;
        this.before = before;
        this.check = check;
        this.notes = notes;
    }

    /// Reads a body.
    ///
    /// @param before the attributes as they are
    /// @param check  of each attribute
    /// @param notes  get what is passed over
    /// @return the attributes as they are to be; what is left out is not there, except what must be
    public static ObjectNode read(ObjectNode raw, ObjectNode before, ResourceSchema schema,
            Check check, Notes notes) {
        LenientDraft draft = new LenientDraft(schema, before, check, notes);
        draft.keepWhatMustBe();
        try {
            ResourceDraft.requireSchemas(raw, schema, notes);
        } catch (ScimException e) {
            notes.refused("schemas", e);
        }
        raw.forEachEntry(draft::take);
        draft.noteWhatIsMissing(raw);
        return draft.after;
    }

    /// Until something better comes. A user who is not active stays so unless the body says otherwise.
    private void keepWhatMustBe() {
        for (Attribute attribute : schema.core().attributes()) {
            if (attribute.required() || attribute.name().equals("active")) {
                after.set(attribute.name(), before.get(attribute.name()));
            }
        }
    }

    private void noteWhatIsMissing(ObjectNode raw) {
        for (Attribute attribute : schema.core().attributes()) {
            if (attribute.required()
                    && MessageFields.find(raw, attribute.name()).filter(value -> !value.isNull())
                            .isEmpty()) {
                notes.add(attribute.name(), Reason.INVALID_VALUE);
            }
        }
    }

    private void take(String name, JsonNode value) {
        Optional<Attribute> extension = schema.attributes().find(name).filter(Attribute::isExtension);
        if (extension.isPresent() && value instanceof ObjectNode values) {
            for (Map.Entry<String, JsonNode> entry : values.properties()) {
                ObjectNode alone = Json.NODES.objectNode();
                alone.putObject(extension.get().name()).set(entry.getKey(), entry.getValue());
                takeAlone(extension.get().name() + ":" + entry.getKey(), alone);
            }
        } else {
            takeAlone(name, Json.NODES.objectNode().set(name, value));
        }
    }

    private void takeAlone(String path, JsonNode alone) {
        try {
            ObjectNode read = new ValueReader(notes).readObject(schema.attributes(), (ObjectNode) alone, "");
            for (Map.Entry<String, JsonNode> entry : read.properties()) {
                check.require(schema.attributes().get(entry.getKey()), Optional.of(entry.getValue()));
                put(entry.getKey(), entry.getValue());
            }
        } catch (ScimException e) {
            notes.refused(path, e);
            schema.resolveMember(path).ifPresent(this::keep);
        }
    }

    private void put(String name, JsonNode value) {
        if (schema.attributes().get(name).isExtension() && after.get(name) instanceof ObjectNode there
                && value instanceof ObjectNode more) {
            there.setAll(more);
        } else {
            after.set(name, value);
        }
    }

    private void keep(AttributePath path) {
        String name = path.attribute().name();
        JsonNode kept = path.extension().map(extension -> before.path(extension.name())).orElse(before)
                .path(name);
        if (!kept.isMissingNode()) {
            path.extension().map(extension -> after.withObjectProperty(extension.name())).orElse(after).set(
                    name,
                    kept.deepCopy());
        }
    }
}
