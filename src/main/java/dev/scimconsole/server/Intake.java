package dev.scimconsole.server;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.scim.resource.ResourceContent;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.failure.TakenException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes users and groups that no identity provider has sent, many at once: for whoever runs the server in
/// this process.
///
/// @param identifiers make the ids
record Intake(Store store, InstantSource clock, Identifiers identifiers) {

    private static final String WRITTEN_BY = "SCIM Console";

    Intake(Store store, InstantSource clock) {
        this(store, clock, new Identifiers(clock));
    }

    List<String> users(List<String> documents) {
        List<ResourceContent> contents = documents.stream()
                .map(document -> content(ResourceSchema.USER, document))
                .toList();
        try {
            return store.write(transaction -> {
                List<String> ids = new ArrayList<>();
                contents.forEach(content -> ids.add(insert(transaction, content)));
                return ids;
            });
        } catch (TakenException _) {
            return contents.stream().flatMap(content -> one(content).stream()).toList();
        }
    }

    private Optional<String> one(ResourceContent content) {
        try {
            return Optional.of(store.write(transaction -> insert(transaction, content)));
        } catch (TakenException _) {
            return Optional.empty();
        }
    }

    void group(String document, List<String> memberIds) {
        ResourceContent content = content(ResourceSchema.GROUP, document);
        store.write(transaction -> {
            String id = insert(transaction, content);
            return transaction.resources().addMembers(organizationId(transaction), id, memberIds);
        });
    }

    private static ResourceContent content(ResourceSchema schema, String document) {
        return ResourceContent.of(schema, Json.readBody(document.getBytes(StandardCharsets.UTF_8)));
    }

    private String insert(Transaction transaction, ResourceContent content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StoredResource resource = content.create(organizationId(transaction), identifiers.next(), now,
                WRITTEN_BY);
        transaction.resources().insert(resource);
        return resource.id();
    }

    private static String organizationId(Transaction transaction) {
        return transaction.organizations().all().getFirst().id();
    }
}
