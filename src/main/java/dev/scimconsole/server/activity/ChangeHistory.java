package dev.scimconsole.server.activity;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.contract.activity.ResourceChangePage;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.ChangeRecords.ChangeRecord;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.token.Actor;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ChangeReader;
import dev.scimconsole.server.values.ChangeReader.Members;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What requests asked for and changed. What no page shows anyway is masked until somebody asks for it, which
/// is an audit event.
public final class ChangeHistory {

    private static final String MASK = "\u2022\u2022\u2022";
    private static final int MOST_OF_ONE_EVENT = 200;
    private static final int FIRST_REFUSAL = 400;

    private final Store store;
    private final EventRecorder recorder;
    private final ChangeReader reader;
    private final InstantSource clock;

    /// @param recorder writes what it holds before anything is read
    /// @param reader   reads what is kept of a change
    public ChangeHistory(Store store, EventRecorder recorder, ChangeReader reader,
            InstantSource clock) {
        this.store = store;
        this.recorder = recorder;
        this.reader = reader;
        this.clock = clock;
    }

    /// The changes of a user or group, newest first.
    ///
    /// @param before the id of the last one of the page before
    public ResourceChangePage ofTarget(String organizationId, String targetId, Optional<String> before,
            int limit) {
        recorder.flush();
        return store.read(transaction -> {
            List<ChangeRecord> found = transaction.resourceChanges().ofTarget(organizationId, targetId,
                    before,
                    limit + 1);
            boolean more = found.size() > limit;
            List<ChangeRecord> page = more ? found.subList(0, limit) : found;
            return new ResourceChangePage(told(transaction, organizationId, page),
                    more ? Optional.of(page.getLast().id()) : Optional.empty());
        });
    }

    /// What an event tells of.
    public ResourceChangePage ofEvent(String organizationId, String eventId) {
        recorder.flush();
        return store.read(transaction -> new ResourceChangePage(told(transaction, organizationId,
                transaction.resourceChanges().ofEvent(organizationId, eventId, MOST_OF_ONE_EVENT)),
                Optional.empty()));
    }

    /// One of them, unmasked. That somebody asked for it is an audit event.
    ///
    /// @throws ProblemException when it is not kept any more
    public ResourceChange unmask(Actor actor, String id) {
        return store.write(transaction -> {
            ChangeRecord change = transaction.resourceChanges().find(actor.organizationId(), id)
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.change.gone"));
            transaction.events().append(EventRecord.done(actor.who(), actor.organizationId(), clock.instant(),
                    "change.unmasked", change.target(),
                    Optional.of(EventDetail.change(change.action(), change.eventId())),
                    actor.origin()));
            return new Telling(transaction, actor.organizationId()).told(change, false);
        });
    }

    private List<ResourceChange> told(Transaction transaction, String organizationId,
            List<ChangeRecord> changes) {
        Telling telling = new Telling(transaction, organizationId);
        return changes.stream().map(change -> telling.told(change, true)).toList();
    }

    /// Tells changes in a transaction, with the names of now.
    private final class Telling {

        private final Transaction transaction;
        private final String organizationId;
        private final Clients clients;

        Telling(Transaction transaction, String organizationId) {
            this.transaction = transaction;
            this.organizationId = organizationId;
            clients = Clients.of(transaction, organizationId);
        }

        ResourceChange told(ChangeRecord change, boolean masked) {
            ChangeText text = reader.read(change.body());
            List<ChangeText.Value> wanted = change.status() < FIRST_REFUSAL
                    ? List.of()
                    : text.asked().flatMap(asked -> stored(change.target())
                            .map(stored -> reader.beside(asked, stored))).orElse(List.of());
            Map<String, String> names = names(Stream.concat(text.values().stream(), wanted.stream()));
            return new ResourceChange(change.id(), change.eventId(), change.at(), change.action(),
                    change.target(),
                    change.status(), change.actor(),
                    new EventOrigin(change.origin().address(), change.origin().userAgent(),
                            clients.name(change.origin().userAgent(), change.origin().address())),
                    masked ? text.masked() : text.asked(), values(text.values(), masked, names),
                    values(wanted, masked, names), text.cut(), masked && hides(text, wanted));
        }

        private static boolean hides(ChangeText text, List<ChangeText.Value> wanted) {
            return !text.masked().equals(text.asked())
                    || Stream.concat(text.values().stream(), wanted.stream())
                            .anyMatch(value -> !value.shown());
        }

        private Optional<ChangeReader.Stored> stored(EventTarget target) {
            return Stream.of(ResourceType.values())
                    .filter(type -> type.name().equalsIgnoreCase(target.type()) && !target.id().isEmpty())
                    .flatMap(type -> transaction.resources().find(organizationId, type, target.id()).stream())
                    .findFirst().map(Beside::new);
        }

        private Map<String, String> names(Stream<ChangeText.Value> values) {
            List<String> ids = values.filter(value -> value.attribute().equals(ChangeText.MEMBERS))
                    .flatMap(value -> Stream.concat(value.before().stream(), value.after().stream()))
                    .flatMap(array -> reader.members(array).ids().stream()).distinct().toList();
            return ids.isEmpty() ? Map.of() : transaction.resourceChanges().names(organizationId, ids);
        }

        private List<AttributeChange> values(List<ChangeText.Value> values, boolean masked,
                Map<String, String> names) {
            return values.stream().map(value -> value.attribute().equals(ChangeText.MEMBERS)
                    ? members(value, names)
                    : value(value, masked && !value.shown())).toList();
        }

        private AttributeChange members(ChangeText.Value value, Map<String, String> names) {
            Optional<Members> left = value.before().map(reader::members);
            Optional<Members> came = value.after().map(reader::members);
            return new AttributeChange(value.attribute(), left.map(some -> named(some, names)),
                    came.map(some -> named(some, names)), left.orElse(Members.NONE).more(),
                    came.orElse(Members.NONE).more());
        }

        private String named(Members some, Map<String, String> names) {
            return reader.named(some.ids().stream().map(id -> names.getOrDefault(id, id)).toList());
        }

        /// What is stored of somebody or of a group now.
        private final class Beside implements ChangeReader.Stored {

            private final StoredResource resource;

            Beside(StoredResource resource) {
                this.resource = resource;
            }

            @Override
            public ResourceType type() {
                return resource.type();
            }

            @Override
            public String document() {
                return resource.document();
            }

            @Override
            public Set<String> membersAmong(List<String> ids) {
                return transaction.resourceChanges().membersAmong(organizationId, resource.id(), ids);
            }
        }
    }

    private static AttributeChange value(ChangeText.Value value, boolean masked) {
        return new AttributeChange(value.attribute(), value.before().map(known -> masked ? MASK : known),
                value.after().map(known -> masked ? MASK : known), 0, 0);
    }
}
