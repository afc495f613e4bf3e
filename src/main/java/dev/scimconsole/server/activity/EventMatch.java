package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.store.ScanBudget;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.failure.ScanTooLargeException;
import dev.scimconsole.server.store.failure.ScansWaitException;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.ResourceType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What of a filter is decided event by event, because no index knows it: actor and text.
///
/// @param actor   folded
/// @param text    folded
/// @param targets ids of users and groups whose name holds the text: most requests name them by id alone
/// @param clients whose names are searched too, where there is a text
/// @param language the reader's, who looks for what is seen
record EventMatch(Optional<String> actor, Optional<String> text, Set<String> targets, Clients clients,
        Locale language) {

    /// Shorter texts are in too many names.
    private static final int SHORTEST_NAME_SEARCH = 3;
    private static final int MOST_TARGETS = 200;

    /// What the names of users and groups may cost, which no index serves.
    private static final ScanBudget NAMES = new ScanBudget(Duration.ofMillis(500), 1_000);

    /// Where there are too many names to look at, the text is looked for in the events alone.
    static EventMatch of(Store store, String organizationId, EventFilter filter, Locale language) {
        Optional<String> text = filter.text().map(String::strip).filter(typed -> !typed.isEmpty())
                .map(CaseFolding::fold);
        return new EventMatch(filter.actor().map(CaseFolding::fold), text,
                text.filter(name -> name.length() >= SHORTEST_NAME_SEARCH)
                        .map(name -> targets(store, organizationId, name)).orElse(Set.of()),
                text.map(_ -> store.read(transaction -> Clients.of(transaction, organizationId)))
                        .orElseGet(() -> Clients.of(List.of())),
                language);
    }

    /// Whether there is anything to decide.
    boolean decides() {
        return actor.isPresent() || text.isPresent();
    }

    /// Whether an event meets all of a filter, also what an index could decide.
    boolean matches(EventFilter filter, EventRecord event) {
        return filter.from().map(from -> !event.at().isBefore(from)).orElse(true)
                && filter.to().map(to -> event.at().isBefore(to)).orElse(true)
                && filter.kind().map(kind -> kind == event.kind()).orElse(true)
                && filter.outcome().map(outcome -> outcome == event.outcome()).orElse(true) && matches(event);
    }

    boolean matches(EventRecord event) {
        return actor.map(name -> CaseFolding.fold(event.actor().name()).equals(name)).orElse(true)
                && text.map(part -> holds(event, part)).orElse(true);
    }

    private boolean holds(EventRecord event, String part) {
        return event.target().map(target -> targets.contains(target.id()) || holds(target, part))
                .orElse(false)
                || holds(event.action(), part) || holds(event.actor().name(), part)
                || holds(event.origin().userAgent(), part) || holds(event.origin().address(), part)
                || holds(clients.name(event.origin().userAgent(), event.origin().address()), part)
                || holds(event.reason().orElse(""), part)
                || holds(EventReader.detail(event, language).orElse(""), part)
                || event.passedOver().stream().anyMatch(passed -> holds(passed.what(), part))
                || event.origin().requestId().equals(part) || event.id().equals(part);
    }

    private static boolean holds(EventTarget target, String part) {
        return holds(target.id(), part) || holds(target.name().orElse(""), part);
    }

    private static boolean holds(String text, String part) {
        return CaseFolding.fold(text).contains(part);
    }

    private static Set<String> targets(Store store, String organizationId, String name) {
        try {
            return store.scan(NAMES, transaction -> targets(transaction, organizationId, name));
        } catch (ScanTooLargeException | ScansWaitException _) {
            return Set.of();
        }
    }

    private static Set<String> targets(Transaction transaction, String organizationId, String name) {
        Set<String> ids = new HashSet<>();
        Condition named = new Condition.Or(List.of(contains(Condition.Attribute.USER_NAME, name),
                contains(Condition.Attribute.DISPLAY_NAME, name), contains(Condition.Attribute.EMAIL, name)));
        for (ResourceType type : ResourceType.values()) {
            transaction.resources().page(new ResourceQuery(organizationId, type, Optional.of(named),
                    Optional.empty(), Optional.empty(), 0, MOST_TARGETS)).stream().map(StoredResource::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    private static Condition contains(Condition.Attribute attribute, String name) {
        return new Condition.Compare(attribute, Condition.Comparison.CONTAINS, name);
    }
}
