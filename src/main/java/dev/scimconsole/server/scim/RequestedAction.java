package dev.scimconsole.server.scim;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.change.Moved;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.scim.operation.Told;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.RequestStyle;
import dev.scimconsole.server.values.RequestedChange;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Names what a request asks for, by its method, path and body (RFC 7644 §3.2). It decides nothing; and of
/// the body only the name and whether `active` or `members` are to change are looked at.
///
/// @param name     such as `user.deactivated`
/// @param type     `user` or `group`; empty when it is about neither, or about many
/// @param id       as sent; empty where the path has none
/// @param bodyName what the body calls the user or group
/// @param asked    the body, where it is to be kept
record RequestedAction(String name, Optional<String> type, Optional<String> id, Optional<String> bodyName,
        Wish wish, Optional<AskedBody> asked) {

    /// What a change is to change.
    ///
    /// @param attributes at the top of the resource, in lower case, or [RequestedChange#WHOLE]; none of what
    ///                   changes nothing
    /// @param left       those that stay as they are though the whole is replaced
    /// @param userName   that it asks for
    /// @param print      see [RequestedChange#print()]
    private record Wish(Set<String> attributes, Set<String> left, Optional<String> userName, int print) {

        static final Wish NONE = new Wish(Set.of(), Set.of(), Optional.empty(), 0);
    }

    private static final Set<String> WHOLE = Set.of(RequestedChange.WHOLE);

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String USER_NAME = "username";
    /// Whoever changes more is known well enough by these.
    private static final int MOST_ATTRIBUTES = 50;

    /// Names a request.
    ///
    /// @param path below the SCIM base URL, percent-encoded as sent
    /// @param body where there is one that can be read
    /// @param print see [RequestedChange#print()]
    static RequestedAction of(String method, String path, Optional<ObjectNode> body, int print) {
        List<String> segments = segments(path);
        String first = segments.isEmpty() ? "" : segments.getFirst();
        return switch (first) {
            case "Users" -> ofResource(ResourceSchema.USER, method, segments, body, print);
            case "Groups" -> ofResource(ResourceSchema.GROUP, method, segments, body, print);
            case "Bulk" -> plain("bulk.requested");
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> plain("discovery.read");
            case "", ".search" -> plain("resources.searched");
            default -> plain("unknown.requested");
        };
    }

    /// The same with a body to be kept; with none where that is too large to be held until what of it is kept
    /// has been written.
    RequestedAction keeping(Optional<AskedBody> body) {
        return new RequestedAction(name, type, id, bodyName, wish, body);
    }

    /// With what the reply tells beside it, and the request of who sent it.
    ScimOutcome with(Reply reply, RequestStyle style, boolean test) {
        Told told = reply.told();
        Optional<EventTarget> target = target(told);
        List<RequestedChange> changes = told.steps().isEmpty()
                ? change(target, reply.status(), reply.reason(), told).stream().toList()
                : told.steps().stream().flatMap(step -> of(step).stream()).toList();
        return new ScimOutcome(name, target, told.passedOver(), style, test, changes);
    }

    private static Optional<RequestedChange> of(Told.Step step) {
        RequestedAction action = of(step.method(), step.path(), step.data(),
                step.data().map(Object::hashCode).orElse(0)).keeping(step.data().map(AskedBody::of));
        return action.change(action.target(step.told()), step.status(), step.reason(), step.told());
    }

    private Optional<EventTarget> target(Told told) {
        return type.flatMap(of -> told.id().or(this::id)
                .map(known -> new EventTarget(of, known, bodyName.or(told::name))));
    }

    private Optional<RequestedChange> change(Optional<EventTarget> target, int status,
            Optional<String> reason,
            Told told) {
        return target.filter(_ -> !wish.attributes().isEmpty())
                .map(known -> new RequestedChange(name, known, wish.attributes(),
                        notApplied(told),
                        wish.userName().map(CaseFolding::fold), wish.print(), status, reason, told.cause(),
                        kept(known, told)));
    }

    /// A refused deletion says nothing more than its event; one that was done took members out of groups.
    private List<RequestedChange.Kept> kept(EventTarget target, Told told) {
        if (!name.endsWith(".deleted")) {
            return List.of(new RequestedChange.Kept(target, new KeptChange(asked, told.difference())));
        }
        return told.difference().stream().flatMap(gone -> Stream.concat(
                Stream.of(new RequestedChange.Kept(target, KeptChange.without(gone))),
                gone.groups().stream().map(group -> new RequestedChange.Kept(
                        new EventTarget(typeName(ResourceSchema.GROUP), group, Optional.empty()),
                        KeptChange.without(
                                Difference.ofMembers(Moved.of(List.of(target.id())), Moved.NOBODY))))))
                .toList();
    }

    private Set<String> notApplied(Told told) {
        return told.passedOver().isEmpty()
                ? wish.left()
                : Stream.concat(wish.left().stream(),
                        told.passedOver().stream().map(part -> top(part.what())))
                        .collect(Collectors.toSet());
    }

    /// The attribute at the top that a path leads to, in lower case; of a schema's attribute with its schema.
    private static String top(String path) {
        int filter = path.indexOf('[');
        String notation = filter < 0 ? path : path.substring(0, filter);
        int sub = notation.indexOf('.', notation.lastIndexOf(':') + 1);
        String name = (sub < 0 ? notation : notation.substring(0, sub)).strip().toLowerCase(Locale.ROOT);
        int core = name.startsWith(CORE) ? name.indexOf(':', CORE.length()) : -1;
        return core < 0 ? name : name.substring(core + 1);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(2);
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static RequestedAction ofResource(ResourceSchema schema, String method, List<String> segments,
            Optional<ObjectNode> body, int print) {
        Optional<String> type = Optional.of(typeName(schema));
        if (segments.size() > 1 && !segments.get(1).equals(".search")) {
            return ofOne(schema, method, segments.get(1), body, print);
        }
        return segments.size() == 1 && method.equals("POST")
                ? new RequestedAction(type.get() + ".created", type, Optional.of(""),
                        body.flatMap(tree -> name(schema, tree)), whole(schema, body, print),
                        Optional.empty())
                : new RequestedAction(type.get() + "s.searched", type, Optional.empty(), Optional.empty(),
                        Wish.NONE, Optional.empty());
    }

    private static RequestedAction ofOne(ResourceSchema schema, String method, String id,
            Optional<ObjectNode> body, int print) {
        String what = switch (method) {
            case "PUT" -> body.flatMap(tree -> MessageFields.find(tree, "active"))
                    .filter(active -> isText(active, "false")).isPresent() ? ".deactivated" : ".updated";
            case "PATCH" -> body.map(tree -> patched(schema, tree)).orElse(".updated");
            case "DELETE" -> ".deleted";
            default -> ".read";
        };
        return new RequestedAction(typeName(schema) + what, Optional.of(typeName(schema)), Optional.of(id),
                method.equals("PUT") ? body.flatMap(tree -> name(schema, tree)) : Optional.empty(),
                switch (method) {
                    case "PUT" -> replaced(schema, body);
                    case "PATCH" -> body.map(tree -> parts(schema, tree, print))
                            .orElse(new Wish(WHOLE, Set.of(), Optional.empty(), print));
                    case "DELETE" -> new Wish(WHOLE, Set.of(), Optional.empty(), 0);
                    default -> Wish.NONE;
                }, Optional.empty());
    }

    private static Wish whole(ResourceSchema schema, Optional<ObjectNode> body, int print) {
        return new Wish(WHOLE, Set.of(), schema == ResourceSchema.USER
                ? body.flatMap(tree -> text(tree, "userName"))
                : Optional.empty(), print);
    }

    /// Who is not said to be active or not stays so (RFC 7644 §3.5.1 lets a service choose).
    private static Wish replaced(ResourceSchema schema, Optional<ObjectNode> body) {
        Wish whole = whole(schema, body, 0);
        boolean tells = schema != ResourceSchema.USER
                || body.flatMap(tree -> MessageFields.find(tree, "active")).map(RequestedAction::one)
                        .filter(active -> !active.isNull() && !(active.isArray() && active.isEmpty()))
                        .isPresent();
        return tells ? whole : new Wish(WHOLE, Set.of("active"), whole.userName(), whole.print());
    }

    private static Wish parts(ResourceSchema schema, ObjectNode body, int print) {
        Set<String> attributes = new HashSet<>();
        Optional<String> userName = Optional.empty();
        for (JsonNode operation : MessageFields.find(body, "Operations").map(JsonNode::values)
                .orElse(List.of())) {
            if (operation instanceof ObjectNode object && attributes.size() < MOST_ATTRIBUTES) {
                JsonNode value = MessageFields.find(object, "value").orElseGet(Json.NODES::nullNode);
                String path = MessageFields.find(object, "path").map(node -> node.asString("")).orElse("");
                if (path.isBlank()) {
                    one(value).propertyStream().limit(MOST_ATTRIBUTES)
                            .forEach(entry -> attributes.add(top(entry.getKey())));
                } else {
                    attributes.add(top(path));
                }
                if (schema == ResourceSchema.USER && attributes.contains(USER_NAME)) {
                    userName = userName.or(() -> userName(path, one(value)));
                }
            }
        }
        return new Wish(attributes.isEmpty() ? WHOLE : attributes, Set.of(), userName, print);
    }

    private static Optional<String> userName(String path, JsonNode value) {
        if (top(path).equals(USER_NAME)) {
            return value.stringValueOpt();
        }
        return value instanceof ObjectNode object ? text(object, "userName") : Optional.empty();
    }

    private static RequestedAction plain(String name) {
        return new RequestedAction(name, Optional.empty(), Optional.empty(), Optional.empty(), Wish.NONE,
                Optional.empty());
    }

    private static String typeName(ResourceSchema schema) {
        return switch (schema.type()) {
            case USER -> "user";
            case GROUP -> "group";
        };
    }

    /// A user is known by its userName, also where there is a displayName.
    private static Optional<String> name(ResourceSchema schema, ObjectNode resource) {
        return (schema == ResourceSchema.USER ? text(resource, "userName") : Optional.<String>empty())
                .or(() -> text(resource, "displayName"));
    }

    private static Optional<String> text(ObjectNode resource, String name) {
        return MessageFields.find(resource, name).flatMap(JsonNode::stringValueOpt);
    }

    /// What a PATCH is for (RFC 7644 §3.5.2): of several operations the last one decides. Leaves out what it
    /// does besides.
    private static String patched(ResourceSchema schema, ObjectNode body) {
        Optional<JsonNode> telling = Optional.empty();
        for (JsonNode operation : MessageFields.find(body, "Operations").map(JsonNode::values)
                .orElse(List.of())) {
            if (operation instanceof ObjectNode object) {
                Optional<JsonNode> earlier = telling;
                telling = tellingValue(schema, object).or(() -> earlier);
            }
        }
        return telling.map(value -> switch (schema.type()) {
            case USER ->
                isText(value, "false") ? ".deactivated" : isText(value, "true") ? ".activated" : ".updated";
            case GROUP -> ".members-changed";
        }).orElse(".updated");
    }

    /// The value that an operation gives `active`, or `members`.
    private static Optional<JsonNode> tellingValue(ResourceSchema schema, ObjectNode operation) {
        JsonNode value = MessageFields.find(operation, "value").orElseGet(Json.NODES::nullNode);
        String path = MessageFields.find(operation, "path").map(node -> node.asString("")).orElse("");
        if (!path.isBlank()) {
            return isTelling(schema, path) ? Optional.of(value) : Optional.empty();
        }
        return one(value).propertyStream().filter(entry -> isTelling(schema, entry.getKey()))
                .map(Map.Entry::getValue).findFirst();
    }

    private static boolean isTelling(ResourceSchema schema, String path) {
        int filter = path.indexOf('[');
        return schema.resolve(filter < 0 ? path : path.substring(0, filter)).map(AttributePath::toString)
                .filter(schema.type() == ResourceType.USER ? "active"::equals : "members"::equals)
                .isPresent();
    }

    /// Entra ID sends `"False"`, alone or as `[{"value": "False"}]`.
    private static boolean isText(JsonNode value, String text) {
        JsonNode one = one(value);
        return (one.isObject() ? one.path("value") : one).asString("").equalsIgnoreCase(text);
    }

    private static JsonNode one(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }
}
