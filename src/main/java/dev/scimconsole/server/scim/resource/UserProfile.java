package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.OutsideText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stored user says to people (RFC 7643 §4.1), as much of it as anybody reads: a user may be a
/// megabyte large, and many are shown together.
///
/// @param name     `displayName`, else `name.formatted`, else `givenName` and `familyName`
/// @param userName as sent
/// @param active   whether the user may sign in
/// @param emails   as sent, the first hundred; without those that have no value
/// @param language `preferredLanguage`, as in `Accept-Language`, else `locale`, a tag
public record UserProfile(Optional<String> name, String userName, boolean active, List<Email> emails,
        Optional<String> language) {

    private static final int LONGEST = 512;
    private static final int MOST_EMAILS = 100;

    /// Copies the list.
    public UserProfile {
        emails = List.copyOf(emails);
    }

    /// An email.
    ///
    /// @param type such as `work`
    public record Email(String value, Optional<String> type, boolean primary) {}

    /// Reads a stored user.
    public static UserProfile of(StoredResource user) {
        ObjectNode attributes = Json.readStored(user.document());
        List<Email> emails = attributes.path("emails").valueStream()
                .flatMap(email -> text(email, "value").map(value -> new Email(value, text(email, "type"),
                        email.path("primary").asBoolean(false))).stream())
                .limit(MOST_EMAILS).toList();
        return new UserProfile(text(attributes, "displayName").or(() -> name(attributes.path("name"))),
                attributes.path("userName").asString(""), attributes.path("active").asBoolean(false), emails,
                text(attributes, "preferredLanguage").or(() -> text(attributes, "locale")));
    }

    private static Optional<String> name(JsonNode name) {
        return text(name, "formatted").or(() -> Optional
                .of(Stream.of("givenName", "familyName").flatMap(part -> text(name, part).stream())
                        .collect(Collectors.joining(" ")))
                .filter(parts -> !parts.isEmpty()));
    }

    private static Optional<String> text(JsonNode object, String name) {
        return object.path(name).stringValueOpt().filter(text -> !text.isBlank())
                .map(text -> OutsideText.shortened(text, LONGEST));
    }
}
