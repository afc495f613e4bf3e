package dev.scimconsole.server.store;

import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records for tests. Numbers stand in the ids, so that order is plain to see.
public final class Samples {

    public static final String ACME = "00000000-0000-7000-8000-0000000000aa";
    public static final String GLOBEX = "00000000-0000-7000-8000-0000000000bb";
    public static final String CLIENT = "Okta SCIM Client 1.0.0";
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

    private Samples() {}

    public static String id(long number) {
        return "00000000-0000-7000-9000-%012d".formatted(number);
    }

    public static OrganizationRecord organization(String id) {
        return new OrganizationRecord(id, "Acme Corporation", NOON, true, Optional.empty(), 1, NOON,
                "owner@acme.com");
    }

    public static StoredResource user(long number) {
        return user(number, "user" + number + "@acme.com");
    }

    public static StoredResource user(long number, String userNameKey) {
        return resource(ResourceType.USER, number,
                new Indexed(Optional.of(userNameKey), Optional.of("ext-" + number),
                        Optional.of("user " + number), Optional.of("User " + number), Optional.of(true),
                        List.of(userNameKey, "second" + number + "@acme.com"),
                        SearchWords.of(List.of(userNameKey, "ext-" + number, "User " + number))));
    }

    public static StoredResource group(long number) {
        return resource(ResourceType.GROUP, number, new Indexed(Optional.empty(), Optional.empty(),
                Optional.of("group " + number), Optional.of("Group " + number), Optional.empty(), List.of(),
                SearchWords.of(List.of("Group " + number))));
    }

    public static StoredResource resource(ResourceType type, long number, Indexed indexed) {
        return new StoredResource(ACME, type, id(number), 1, NOON.plusMillis(number), NOON.plusMillis(number),
                Optional.of(CLIENT), indexed, "{\"id\":\"" + id(number) + "\",\"note\":\"Zoë 🦊\"}");
    }

    public static StoredResource with(StoredResource resource, long version, Indexed indexed) {
        return new StoredResource(resource.organizationId(), resource.type(), resource.id(), version,
                resource.created(), resource.lastModified().plusSeconds(version), resource.writtenBy(),
                indexed,
                resource.document());
    }

    public static StoredResource in(String organizationId, StoredResource resource) {
        return new StoredResource(organizationId, resource.type(), resource.id(), resource.version(),
                resource.created(), resource.lastModified(), resource.writtenBy(), resource.indexed(),
                resource.document());
    }

    public static TokenRecord token(String organizationId, long number) {
        return new TokenRecord(organizationId, id(number), sha256("token " + number), "hint" + number % 10,
                NOON.plusSeconds(number), "owner@acme.com", Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Sha256 sha256(String text) {
        return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    public static ResourceQuery all(ResourceType type) {
        return new ResourceQuery(ACME, type, Optional.empty(), Optional.empty(), Optional.empty(), 0,
                Integer.MAX_VALUE);
    }

    public static ResourceQuery where(ResourceType type, Condition condition) {
        return new ResourceQuery(ACME, type, Optional.of(condition), Optional.empty(), Optional.empty(), 0,
                Integer.MAX_VALUE);
    }
}
