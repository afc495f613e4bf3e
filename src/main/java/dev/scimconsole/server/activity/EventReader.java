package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the contract's events of what the store keeps.
///
/// Most requests name a user or a group by its id alone. Its name is looked up when the event is read, so
/// that it is the current one, and is not kept once more.
final class EventReader {

    private static final String USER = "user";
    private static final String GROUP = "group";

    private final Transaction transaction;
    private final Locale language;
    private final Map<String, Optional<String>> names = new HashMap<>();
    private final Map<String, Clients> clients = new HashMap<>();

    private EventReader(Transaction transaction, Locale language) {
        this.transaction = transaction;
        this.language = language;
    }

    /// @param language the reader's
    static List<Event> read(Transaction transaction, List<Kept> kept, Locale language) {
        EventReader reader = new EventReader(transaction, language);
        return kept.stream().map(one -> reader.event(one.event())).toList();
    }

    private Event event(EventRecord record) {
        RequestOrigin origin = record.origin();
        return new Event(record.id(), record.at(), record.kind(), record.action(), record.actor(),
                record.outcome(), record.status(), record.reason(),
                record.target().map(target -> named(record.organizationId(), target)),
                detail(record, language), record.passedOver(),
                new EventOrigin(origin.address(), origin.userAgent(),
                        clients(record.organizationId()).name(origin.userAgent(), origin.address())),
                origin.requestId());
    }

    /// What else to know, in the reader's language. What a request to the SCIM service was answered with is
    /// told as the identity provider got it, and stands in the provider's own log: it is never a key.
    static Optional<String> detail(EventRecord record, Locale language) {
        return record.kind() == EventKind.REQUEST
                ? record.detail()
                : record.detail().map(kept -> new EventDetail(kept).in(language));
    }

    private Clients clients(String organizationId) {
        return clients.computeIfAbsent(organizationId, id -> Clients.of(transaction, id));
    }

    private EventTarget named(String organizationId, EventTarget target) {
        if (target.name().isPresent() || target.id().isEmpty()) {
            return target;
        }
        Optional<ResourceType> type = switch (target.type()) {
            case USER -> Optional.of(ResourceType.USER);
            case GROUP -> Optional.of(ResourceType.GROUP);
            default -> Optional.empty();
        };
        return type.map(known -> new EventTarget(target.type(), target.id(),
                names.computeIfAbsent(target.id(), id -> name(organizationId, known, id)))).orElse(target);
    }

    private Optional<String> name(String organizationId, ResourceType type, String id) {
        return transaction.resources().find(organizationId, type, id).map(StoredResource::indexed)
                .flatMap(indexed -> type == ResourceType.USER
                        ? indexed.userNameKey()
                        : indexed.displayName());
    }
}
