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
import dev.scimconsole.server.store.activity.ChangeRecords;
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
import java.util.function.Function;
import java.util.stream.Stream;

/// What requests asked for and changed. What no page shows anyway is masked until somebody asks for it, which
/// is an audit event.
public final class ChangeHistory {

    private static final String MASK = "\u2022\u2022\u2022";
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
        return page(organizationId, limit,
                changes -> changes.ofTarget(organizationId, targetId, before, limit + 1));
    }

    /// What an event tells of: first what the request was about, then whom that changed too.
    ///
    /// @param after the id of the last one of the page before
    public ResourceChangePage ofEvent(String organizationId, String eventId, Optional<String> after,
            int limit) {
        return page(organizationId, limit,
                changes -> changes.ofEvent(organizationId, eventId, after, limit + 1));
    }

    private ResourceChangePage page(String organizationId, int limit,
            Function<ChangeRecords, List<ChangeRecord>> query) {
        recorder.flush();
        return store.read(transaction -> {
            List<ChangeRecord> found = query.apply(transaction.resourceChanges());
            boolean more = found.size() > limit;
            List<ChangeRecord> page = more ? found.subList(0, limit) : found;
            return new ResourceChangePage(new Telling(transaction, organizationId).told(page, true),
                    more ? Optional.of(page.getLast().id()) : Optional.empty());
        });
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
            return new Telling(transaction, actor.organizationId()).told(List.of(change), false).getFirst();
        });
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

        List<ResourceChange> told(List<ChangeRecord> changes, boolean masked) {
            List<Kept> kept = changes.stream().map(this::kept).toList();
            List<String> ids = kept.stream().flatMap(Kept::nameless).distinct().toList();
            Map<String, String> names = ids.isEmpty()
                    ? Map.of()
                    : transaction.resourceChanges().names(organizationId, ids);
            Set<String> existing = transaction.resources().typesOf(organizationId, changes.stream()
                    .map(change -> change.target().id()).distinct().toList()).keySet();
            return kept.stream().map(one -> told(one, masked, names, existing)).toList();
        }

        private Kept kept(ChangeRecord change) {
            ChangeText text = reader.read(change.body());
            List<ChangeText.Value> wanted = change.status() < FIRST_REFUSAL
                    ? List.of()
                    : text.asked().flatMap(asked -> stored(change.target())
                            .map(stored -> reader.beside(asked, stored))).orElse(List.of());
            return new Kept(change, text, read(text.values()), read(wanted));
        }

        private List<Kept.Value> read(List<ChangeText.Value> values) {
            return values.stream().<Kept.Value>map(value -> value.attribute().equals(ChangeText.MEMBERS)
                    ? new Kept.Moved(value.before().map(reader::members), value.after().map(reader::members))
                    : new Kept.Other(value)).toList();
        }

        private ResourceChange told(Kept kept, boolean masked, Map<String, String> names,
                Set<String> existing) {
            ChangeRecord change = kept.change;
            return new ResourceChange(change.id(), change.eventId(), change.at(), change.action(),
                    target(change.target(), names), existing.contains(change.target().id()), change.status(),
                    change.actor(),
                    new EventOrigin(change.origin().address(), change.origin().userAgent(),
                            clients.name(change.origin().userAgent(), change.origin().address())),
                    masked ? kept.text.masked() : kept.text.asked(), values(kept.values, masked, names),
                    values(kept.wanted, masked, names), kept.text.cut(), masked && kept.hides());
        }

        /// Whoever was changed with another one is kept without a name.
        private static EventTarget target(EventTarget target, Map<String, String> names) {
            return new EventTarget(target.type(), target.id(),
                    target.name().or(() -> Optional.ofNullable(names.get(target.id()))));
        }

        private Optional<ChangeReader.Stored> stored(EventTarget target) {
            return Stream.of(ResourceType.values())
                    .filter(type -> type.name().equalsIgnoreCase(target.type()) && !target.id().isEmpty())
                    .flatMap(type -> transaction.resources().find(organizationId, type, target.id()).stream())
                    .findFirst().map(Beside::new);
        }

        private List<AttributeChange> values(List<Kept.Value> values, boolean masked,
                Map<String, String> names) {
            return values.stream().map(value -> switch (value) {
                case Kept.Moved moved -> members(moved, names);
                case Kept.Other(ChangeText.Value other) -> value(other, masked && !other.shown());
            }).toList();
        }

        private AttributeChange members(Kept.Moved moved, Map<String, String> names) {
            return new AttributeChange(ChangeText.MEMBERS, moved.left.map(some -> named(some, names)),
                    moved.came.map(some -> named(some, names)), moved.left.orElse(Members.NONE).more(),
                    moved.came.orElse(Members.NONE).more());
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

    /// What is kept of a change, read.
    private record Kept(ChangeRecord change, ChangeText text, List<Value> values, List<Value> wanted) {

        sealed interface Value {

            /// Those whom it names by their ids.
            Stream<String> ids();

            /// Whether the page of the user or group shows it anyway.
            boolean shown();
        }

        /// Who left a group, and who came.
        record Moved(Optional<Members> left, Optional<Members> came) implements Value {

            @Override
            public Stream<String> ids() {
                return Stream.concat(left.stream(), came.stream()).flatMap(some -> some.ids().stream());
            }

            @Override
            public boolean shown() {
                return true;
            }
        }

        /// Any other value.
        record Other(ChangeText.Value value) implements Value {

            @Override
            public Stream<String> ids() {
                return Stream.empty();
            }

            @Override
            public boolean shown() {
                return value.shown();
            }
        }

        /// Those whom it names by their ids alone.
        Stream<String> nameless() {
            EventTarget target = change.target();
            return Stream.concat(target.name().isEmpty() ? Stream.of(target.id()) : Stream.empty(),
                    all().flatMap(Value::ids));
        }

        Stream<Value> all() {
            return Stream.concat(values.stream(), wanted.stream());
        }

        boolean hides() {
            return !text.masked().equals(text.asked()) || !all().allMatch(Value::shown);
        }
    }

    private static AttributeChange value(ChangeText.Value value, boolean masked) {
        return new AttributeChange(value.attribute(), value.before().map(known -> masked ? MASK : known),
                value.after().map(known -> masked ? MASK : known), 0, 0);
    }
}
