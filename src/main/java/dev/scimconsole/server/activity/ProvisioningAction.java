package dev.scimconsole.server.activity;

import dev.scimconsole.contract.EventTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Names what a request to the SCIM service asks for, by its method, path and body (RFC 7644 §3.2). It decides
/// nothing; and of the body only the name and whether `active` is to change are looked at, never kept.
///
/// @param name   such as `user.deactivated`
/// @param target the user or group
public record ProvisioningAction(String name, Optional<EventTarget> target) {

    /// Larger bodies are groups with all their members; reading them twice would cost more than a name is worth.
    private static final int LARGEST_READ = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    /// Names a request.
    ///
    /// @param path     below the SCIM base URL, percent-encoded as sent
    /// @param location of what was created, as the answer tells it
    public static ProvisioningAction of(String method, String path, byte[] body, Optional<String> location) {
        List<String> segments = new ArrayList<>(2);
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        String first = segments.isEmpty() ? "" : segments.getFirst();
        return switch (first) {
            case "Users" -> ofResource("user", method, segments, body, location);
            case "Groups" -> ofResource("group", method, segments, body, location);
            case "Bulk" -> plain("bulk.requested");
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> plain("discovery.read");
            case "", ".search" -> plain("resources.searched");
            default -> plain("unknown.requested");
        };
    }

    /// The id of what a search found, if it was just one: that is how an identity provider looks whether it and the
    /// service still agree about it.
    ///
    /// @param listResponse the answer (RFC 7644 §3.4.2)
    public static Optional<String> onlyResult(byte[] listResponse) {
        if (listResponse.length > LARGEST_READ) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(listResponse)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("totalResults") && parser.getIntValue() != 1) {
                    return Optional.empty();
                }
                if (name.equals("Resources")) {
                    return firstId(parser);
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // An error, which found nothing.
        }
        return Optional.empty();
    }

    private static Optional<String> firstId(JsonParser parser) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("id")) {
                return Optional.of(parser.getString());
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }

    private static ProvisioningAction ofResource(String type, String method, List<String> segments,
            byte[] body,
            Optional<String> location) {
        if (segments.size() > 1 && !segments.get(1).equals(".search")) {
            return ofOne(type, method, segments.get(1), body);
        }
        if (segments.size() > 1 || !method.equals("POST")) {
            return plain(type + "s.searched");
        }
        String id = location.map(address -> address.substring(address.lastIndexOf('/') + 1)).orElse("");
        return new ProvisioningAction(type + ".created",
                Optional.of(new EventTarget(type, id, read(type, body, false).name())));
    }

    private static ProvisioningAction ofOne(String type, String method, String id, byte[] body) {
        Optional<EventTarget> target = Optional.of(new EventTarget(type, id, Optional.empty()));
        return switch (method) {
            case "PUT" -> {
                Read read = read(type, body, true);
                yield new ProvisioningAction(type + (read.deactivates() ? ".deactivated" : ".updated"),
                        Optional.of(new EventTarget(type, id, read.name())));
            }
            case "PATCH" -> new ProvisioningAction(type + "." + patched(type, body), target);
            case "DELETE" -> new ProvisioningAction(type + ".deleted", target);
            default -> new ProvisioningAction(type + ".read", target);
        };
    }

    private static ProvisioningAction plain(String name) {
        return new ProvisioningAction(name, Optional.empty());
    }

    /// What a PATCH is for (RFC 7644 §3.5.2). Leaves out what it does besides.
    private static String patched(String type, byte[] body) {
        if (body.length > LARGEST_READ) {
            return "updated";
        }
        if (type.equals("group")) {
            return mentions(body, "\"members") ? "members-changed" : "updated";
        }
        return mentions(body, "active") ? activation(body) : "updated";
    }

    /// Whether a word of lower case stands somewhere in a body, in whatever case.
    private static boolean mentions(byte[] body, String word) {
        for (int start = 0; start + word.length() <= body.length; start++) {
            int matching = 0;
            while (matching < word.length()
                    && Character.toLowerCase((char) body[start + matching]) == word.charAt(matching)) {
                matching++;
            }
            if (matching == word.length()) {
                return true;
            }
        }
        return false;
    }

    private static String activation(byte[] body) {
        try {
            for (JsonNode operation : member(JSON.readTree(body), "Operations")) {
                JsonNode value = member(operation, "value");
                boolean direct = isActive(member(operation, "path").asString(""));
                Optional<JsonNode> active = direct ? Optional.of(value) : activeIn(value);
                if (active.isPresent()) {
                    return isFalse(active.get()) ? "deactivated" : "activated";
                }
            }
        } catch (JacksonException _) {
            // What can't be read is refused by the service; the event names it all the same.
        }
        return "updated";
    }

    private static Optional<JsonNode> activeIn(JsonNode value) {
        return value.propertyStream().filter(property -> isActive(property.getKey()))
                .map(property -> property.getValue()).findFirst();
    }

    private static boolean isActive(String path) {
        String folded = path.toLowerCase(Locale.ROOT);
        return folded.equals("active") || folded.endsWith(":active");
    }

    /// Entra ID sends `"False"`.
    private static boolean isFalse(JsonNode value) {
        return value.asString("").equalsIgnoreCase("false");
    }

    /// Names of attributes have no case (RFC 7643 §2.1).
    private static JsonNode member(JsonNode node, String name) {
        return node.propertyStream().filter(property -> property.getKey().equalsIgnoreCase(name))
                .map(property -> property.getValue()).findFirst().orElse(JSON.missingNode());
    }

    /// A whole resource's name, and whether it is not active, from its top level. Reads no further than needed:
    /// identity providers write `userName` first.
    private static Read read(String type, byte[] body, boolean alsoActive) {
        Read read = new Read(Optional.empty(), Optional.empty());
        if (body.length > LARGEST_READ) {
            return read;
        }
        // A user is known by its userName, also where there is a displayName.
        String ownName = type.equals("user") ? "userName" : "displayName";
        try (JsonParser parser = JSON.createParser(body)) {
            boolean named = false;
            parser.nextToken();
            while (!(named && (!alsoActive || read.active().isPresent()))
                    && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String attribute = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && attribute.equalsIgnoreCase(ownName)) {
                    named = true;
                    read = new Read(Optional.of(parser.getString()), read.active());
                } else if (value == JsonToken.VALUE_STRING && !named
                        && attribute.equalsIgnoreCase("displayName")) {
                    read = new Read(Optional.of(parser.getString()), read.active());
                } else if (attribute.equalsIgnoreCase("active")) {
                    read = new Read(read.name(), Optional.of(!isFalse(parser, value)));
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // What can't be read is refused by the service; the event names it all the same.
        }
        return read;
    }

    private static boolean isFalse(JsonParser parser, JsonToken value) {
        return value == JsonToken.VALUE_FALSE
                || (value == JsonToken.VALUE_STRING && parser.getString().equalsIgnoreCase("false"));
    }

    /// @param active empty where the resource does not say
    private record Read(Optional<String> name, Optional<Boolean> active) {

        boolean deactivates() {
            return active.isPresent() && !active.get();
        }
    }
}
