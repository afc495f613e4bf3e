package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Turns stored resources into what goes out. The stored text is copied as it is; `meta.location` and the
/// memberships are put in before its end. Only a projection makes it parse the text.
public final class ResourceRenderer {

    private static final String END = "}}";
    /// Bytes that are made for each byte of a text that is parsed.
    private static final int TREE = 8;
    /// Characters that a location and a few groups take.
    private static final int SOME = 256;

    private final Memberships memberships;
    private final Projection projection;
    private final boolean storedText;
    private final boolean membershipsWhole;
    private final String baseUrl;

    /// @param memberships of the running transaction
    /// @param baseUrl     without a slash at the end
    public ResourceRenderer(Memberships memberships, Projection projection, String baseUrl) {
        this.memberships = memberships;
        this.projection = projection;
        this.storedText = projection.keepsStoredText();
        this.membershipsWhole = !storedText && projection.keepsMembershipsWhole();
        this.baseUrl = baseUrl;
    }

    /// The URI of a resource.
    public String location(StoredResource resource) {
        return baseUrl + ResourceSchema.of(resource.type()).endpoint() + "/" + resource.id();
    }

    /// The groups that will be asked for when these resources are written.
    public Map<String, List<GroupOf>> prepare(List<StoredResource> resources) {
        return projection.includes(ResourceSchema.USER, "groups")
                ? memberships.groupsOf(
                        resources.stream().filter(r -> r.type() == ResourceType.USER).toList())
                : Map.of();
    }

    /// Characters that a resource takes when it is written, as far as one can tell.
    public static long expectedLength(StoredResource resource) {
        return resource.document().length() + (long) SOME;
    }

    /// Writes one resource.
    ///
    /// @param groups from [#prepare]
    public void write(AnswerText out, StoredResource resource, Map<String, List<GroupOf>> groups) {
        ResourceSchema schema = ResourceSchema.of(resource.type());
        if (storedText) {
            writeBegun(out, resource);
            writeMemberships(out, resource, groups, 1);
        } else if (membershipsWhole) {
            AnswerText own = new AnswerText(expectedLength(resource));
            writeBegun(own, resource);
            String begun = projected(own.append("}").toString(), schema);
            out.append(begun, 0, begun.length() - 1);
            writeMemberships(out, resource, groups, 1);
        } else {
            AnswerText whole = new AnswerText(expectedLength(resource));
            writeBegun(whole, resource);
            writeMemberships(whole, resource, groups, TREE);
            out.append(projected(whole.toString(), schema));
        }
    }

    private String projected(String text, ResourceSchema schema) {
        ObjectNode tree = Json.readStored(text);
        projection.apply(tree, schema);
        return Json.write(tree);
    }

    /// Whether a resource can be written after the transaction, because what it needs of the store is known
    /// then.
    ///
    /// A group's members are read as they are written: there may be 100,000 of them.
    public boolean isWrittenLater(StoredResource resource) {
        return switch (resource.type()) {
            case USER -> true;
            case GROUP -> !projection.includes(ResourceSchema.GROUP, "members");
        };
    }

    /// One resource alone. What it needs of the store is read now; it is written when it is asked for, if it
    /// can be.
    public Supplier<AnswerText> render(StoredResource resource) {
        return render(resource, prepare(List.of(resource)));
    }

    /// One that was just created, and so is in no group yet.
    public Supplier<AnswerText> renderNew(StoredResource resource) {
        return render(resource, Map.of());
    }

    private Supplier<AnswerText> render(StoredResource resource, Map<String, List<GroupOf>> groups) {
        if (isWrittenLater(resource)) {
            return () -> text(resource, groups);
        }
        AnswerText text = text(resource, groups);
        return () -> text;
    }

    private AnswerText text(StoredResource resource, Map<String, List<GroupOf>> groups) {
        AnswerText out = new AnswerText(expectedLength(resource));
        write(out, resource, groups);
        return out;
    }

    /// All but the memberships and the end.
    private void writeBegun(AnswerText out, StoredResource resource) {
        String document = resource.document();
        if (!document.endsWith(END)) {
            throw new IllegalStateException("stored document without meta at its end: " + resource.id());
        }
        out.append(document, 0, document.length() - END.length()).append(",\"location\":")
                .append(Json.quote(location(resource))).append("}");
    }

    private void writeMemberships(AnswerText out, StoredResource resource, Map<String, List<GroupOf>> groups,
            int weight) {
        switch (resource.type()) {
            case USER -> memberships.writeGroups(out, groups.getOrDefault(resource.id(), List.of()));
            case GROUP -> {
                if (projection.includes(ResourceSchema.GROUP, "members")) {
                    memberships.writeMembers(out, resource.id(), weight);
                }
            }
        }
        out.append("}");
    }
}
