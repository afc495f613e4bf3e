package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.refusals.RefusalRecords;
import dev.scimconsole.server.store.refusals.RefusalRecords.ChangeKey;
import dev.scimconsole.server.store.refusals.RefusalRecords.Note;
import dev.scimconsole.server.store.refusals.RefusalRecords.Noted;
import dev.scimconsole.server.store.refusals.RefusalRecords.Refusal;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.values.RequestedChange;
import dev.scimconsole.server.values.ResourceType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps, beside the events and in their transaction, what was asked for and not done: a refusal opens an
/// entry or is one more try, and the same change done later ends it. So it costs no request anything, and it
/// is the same on all nodes and after a restart.
///
/// Who presents no token that this service issued makes no entry about somebody who is not here: else anybody
/// could fill the page with names, or the table with ids. An id is known only to who has read it with a
/// token.
final class RefusalLedger {

    /// The reason of who is among people whom an Org Admin stopped.
    private static final String STOPPED = "leavers-stopped";
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 500;

    private final Transaction transaction;
    private final RefusalRecords records;
    private final String organizationId;

    RefusalLedger(Transaction transaction, String organizationId) {
        this.transaction = transaction;
        records = transaction.refusals();
        this.organizationId = organizationId;
    }

    /// Takes in events of this organization, in their order.
    void follow(List<NewEvent> events) {
        boolean refused = events.stream().anyMatch(event -> event.changes().stream().anyMatch(this::isLost));
        if (!refused && !records.any(organizationId)) {
            return;
        }
        Map<String, Map<ChangeKey, Noted>> noted = noted(events);
        for (NewEvent event : events) {
            for (RequestedChange change : event.changes()) {
                if (change.done()) {
                    settle(change, noted);
                } else if (event.kind() == EventKind.REQUEST && isLost(change) && isBelieved(event, change)) {
                    note(event, change, noted);
                }
            }
        }
    }

    private Map<String, Map<ChangeKey, Noted>> noted(List<NewEvent> events) {
        Set<String> keys = events.stream().flatMap(event -> event.changes().stream()).map(RefusalLedger::key)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, Map<ChangeKey, Noted>> noted = new HashMap<>();
        records.about(organizationId, keys).forEach((key, rows) -> rows
                .forEach(row -> noted.computeIfAbsent(key, _ -> new HashMap<>()).put(row.key(), row)));
        return noted;
    }

    /// Who is not here needs neither be deactivated nor deleted; who is asked for at a wrong address may be.
    private boolean isLost(RequestedChange change) {
        return !change.done() && !(change.status() == NOT_FOUND
                && change.cause().flatMap(RefusalCause::code).filter(RefusalCode.NO_ENDPOINT::equals)
                        .isEmpty()
                && (change.isLeaving() || change.action().equals("group.deleted")));
    }

    private boolean isBelieved(NewEvent event, RequestedChange change) {
        return event.actor().tokenId().isPresent() || transaction.resources()
                .typesOf(organizationId, List.of(change.target().id())).values().stream()
                .anyMatch(type -> type.name().equalsIgnoreCase(change.target().type()));
    }

    private void note(NewEvent event, RequestedChange change, Map<String, Map<ChangeKey, Noted>> noted) {
        Optional<String> about = change.cause().flatMap(RefusalCause::about);
        Set<String> attributes = change.action().equals("user.deactivated")
                ? Set.of("active")
                : change.attributes();
        ChangeKey key = new ChangeKey(change.target().type(), key(change), asked(change, attributes, about));
        Refusal refusal = new Refusal(key, EventIds.next(event.at()), change.target(), change.userNameKey(),
                change.action(), change.isLeaving(), attributes, change.print(), change.status(),
                change.reason(),
                change.cause(), event.actor().name(),
                event.actor().tokenId(),
                event.origin(), event.at());
        alert(refusal, records.note(organizationId, refusal));
        noted.computeIfAbsent(key.key(), _ -> new HashMap<>()).put(key,
                new Noted(key, attributes, change.print(), about));
    }

    /// Only about who is here and has access, so that strangers can't raise any; a failure of the service
    /// passes by itself. Each entry once for each reason: a passing one may have come first. Those
    /// who were held and then stopped are not told one by one.
    private void alert(Refusal refusal, Note noted) {
        boolean stopped = refusal.reason().filter(STOPPED::equals).isPresent();
        if (refusal.leaving() && refusal.status() < FIRST_FAILURE && (noted.begins() || !stopped)) {
            records.find(organizationId, noted.id()).filter(open -> open.urgent() || open.intended())
                    .ifPresent(open -> Alerting.raise(transaction, organizationId,
                            AlertKind.DEACTIVATION_REFUSED,
                            "refused:" + open.id() + ':'
                                    + open.reason().orElse(Integer.toString(open.status())),
                            name(open.targetId()).or(open::targetName).orElse(open.targetId()),
                            refusal.at()));
        }
    }

    private Optional<String> name(String userId) {
        return transaction.resources().find(organizationId, ResourceType.USER, userId)
                .map(StoredResource::indexed)
                .flatMap(user -> user.displayName().or(user::userNameKey));
    }

    /// Each member is a change of its own.
    private static String asked(RequestedChange change, Set<String> attributes, Optional<String> about) {
        if (change.action().endsWith(".created") || change.action().endsWith(".deleted")) {
            return change.action();
        }
        String names = attributes.stream().sorted().collect(Collectors.joining(" "));
        return change.action().endsWith(".members-changed") ? names + " " + about.orElse("") : names;
    }

    private void settle(RequestedChange change, Map<String, Map<ChangeKey, Noted>> noted) {
        Map<ChangeKey, Noted> rows = noted.getOrDefault(key(change), Map.of());
        List<Noted> done = rows.values().stream()
                .filter(row -> row.key().type().equals(change.target().type()) && covers(change, row))
                .toList();
        done.forEach(row -> {
            records.remove(organizationId, row.key());
            rows.remove(row.key());
        });
    }

    private boolean covers(RequestedChange change, Noted row) {
        if (change.action().endsWith(".deleted")) {
            return true;
        }
        if (change.action().endsWith(".created")) {
            return row.key().asked().equals(change.action());
        }
        if (row.key().asked().endsWith(".deleted") || row.key().asked().endsWith(".created")
                || !row.attributes().stream().allMatch(name -> covers(change, name))) {
            return false;
        }
        return !row.attributes().contains(AttributeChange.MEMBERS)
                || change.attributes().contains(RequestedChange.WHOLE)
                || change.print() == row.print()
                || row.about().filter(member -> records.isMember(organizationId,
                        change.target().id(), member)).isPresent();
    }

    private static boolean covers(RequestedChange change, String name) {
        return (change.attributes().contains(RequestedChange.WHOLE) || change.attributes().contains(name))
                && !change.passedOver().contains(name);
    }

    /// What an entry is found by: the target's id, or before it has one its name. What was to be created
    /// without a name is told by what was asked: else whoever settles one would settle all that come.
    private static String key(RequestedChange change) {
        if (!change.action().endsWith(".created")) {
            return OutsideText.clean(change.target().id());
        }
        String name = name(change);
        return name.isBlank() ? "#" + Integer.toHexString(change.print()) : name;
    }

    private static String name(RequestedChange change) {
        return OutsideText.clean(CaseFolding.fold(change.target().name().orElse("")));
    }
}
