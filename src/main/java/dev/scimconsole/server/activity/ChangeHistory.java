package dev.scimconsole.server.activity;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.EventOrigin;
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
import dev.scimconsole.server.values.ChangeText;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What requests asked for and changed. What no page shows anyway is masked until somebody asks for it, which
/// is an audit event.
public final class ChangeHistory {

    private static final String MASK = "\u2022\u2022\u2022";
    private static final int MOST_OF_ONE_EVENT = 200;

    private final Store store;
    private final EventRecorder recorder;
    private final Function<String, ChangeText> reader;
    private final InstantSource clock;

    /// @param recorder writes what it holds before anything is read
    /// @param reader   reads what is kept of a change
    public ChangeHistory(Store store, EventRecorder recorder, Function<String, ChangeText> reader,
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
            return told(change, Clients.of(transaction, actor.organizationId()), false);
        });
    }

    private List<ResourceChange> told(Transaction transaction, String organizationId,
            List<ChangeRecord> changes) {
        Clients clients = Clients.of(transaction, organizationId);
        return changes.stream().map(change -> told(change, clients, true)).toList();
    }

    private ResourceChange told(ChangeRecord change, Clients clients, boolean masked) {
        ChangeText text = reader.apply(change.body());
        return new ResourceChange(change.id(), change.eventId(), change.at(), change.action(),
                change.target(),
                change.status(), change.actor(),
                new EventOrigin(change.origin().address(), change.origin().userAgent(),
                        clients.name(change.origin().userAgent(), change.origin().address())),
                masked ? text.masked() : text.asked(),
                text.values().stream().map(value -> value(value, masked && !value.shown())).toList(),
                text.cut(),
                masked);
    }

    private static AttributeChange value(ChangeText.Value value, boolean masked) {
        return new AttributeChange(value.attribute(), value.before().map(known -> masked ? MASK : known),
                value.after().map(known -> masked ? MASK : known));
    }
}
