package dev.scimconsole.server.refusals;

import dev.scimconsole.contract.DnsNames;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.refusals.NameClash;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.clients.Clients.Client;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.resource.UserProfile;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.RefusalRecords.Open;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says refused changes in the contract's words, in a transaction: with what people and groups are called
/// now, and whether the service would still refuse.
final class RefusalReader {

    private static final int MOST_USES = 2_000;
    /// What the token or the size of a request was refused for stays so until somebody changes it.
    private static final Set<Integer> LASTING = Set.of(401, 403, 404, 413);

    private final Transaction transaction;
    private final String organizationId;
    private final Clients clients;
    private final Optional<String> currentToken;
    private final Set<String> connections;
    private final boolean paused;
    private final boolean holdsLeavers;

    RefusalReader(Transaction transaction, String organizationId, Clients clients) {
        this.transaction = transaction;
        this.organizationId = organizationId;
        this.clients = clients;
        Gate gate = transaction.leavers().rule(organizationId).gate();
        holdsLeavers = gate == Gate.HELD || gate == Gate.STOPPED;
        connections = transaction.connections().all(organizationId).stream().map(ConnectionRecord::id)
                .collect(Collectors.toSet());
        paused = transaction.organizations().find(organizationId).flatMap(OrganizationRecord::pausedAt)
                .isPresent();
        currentToken = transaction.tokens().current(organizationId).map(TokenRecord::id);
    }

    RefusedChange read(Open open) {
        RequestOrigin origin = open.origin();
        Client client = clients.client(origin.userAgent(), origin.address());
        Optional<StoredResource> target = resource(open.targetType().equals("user")
                ? ResourceType.USER
                : ResourceType.GROUP, open.targetId());
        Optional<UserProfile> profile = target.filter(found -> found.type() == ResourceType.USER)
                .map(UserProfile::of);
        Optional<String> name = profile.map(UserProfile::userName)
                .or(() -> target.flatMap(found -> found.indexed().displayName())).or(open::targetName);
        Optional<NameClash> clash = open.reason().filter("uniqueness"::equals)
                .flatMap(_ -> clash(open, target));
        Optional<String> connection = open.tokenId().filter(connections::contains).map(_ -> open.actorName());
        return new RefusedChange(open.id(), open.action(), open.attributes().stream().sorted().toList(),
                new EventTarget(open.targetType(), open.targetId(), name), profile.flatMap(UserProfile::name),
                open.urgent(), open.intended(), open.status(), open.reason(),
                open.cause().flatMap(RefusalCause::code), open.about(),
                open.cause().flatMap(RefusalCause::expected), open.cause().map(RefusalCause::sentence),
                new EventOrigin(origin.address(), origin.userAgent(), client.name()), client.provider(),
                connection.isPresent() ? "" : open.actorName(), connection, open.tries(), open.firstAt(),
                open.lastAt(), passesNow(open, client, clash),
                clash,
                origin.requestId());
    }

    private Optional<NameClash> clash(Open open, Optional<StoredResource> target) {
        return open.holderId().flatMap(id -> resource(ResourceType.USER, id))
                .map(holder -> new NameClash(open.userNameKey().orElse(""), target.map(this::side),
                        side(holder)));
    }

    private NameClash.ClashSide side(StoredResource user) {
        UserProfile profile = UserProfile.of(user);
        return new NameClash.ClashSide(user.id(), profile.name(), profile.userName(), user.created(),
                user.writtenBy().map(agent -> new ResourceSource(agent, clients.name(agent))));
    }

    private boolean passesNow(Open open, Client client, Optional<NameClash> clash) {
        if (open.status() == 401) {
            return hasComeSince(client, open.lastAt());
        }
        return switch (open.reason().orElse("")) {
            case ScimException.OTHER_DOMAIN ->
                open.leaving() || open.about().filter(this::isOurs).isPresent();
            case ScimException.UNKNOWN_MEMBER -> open.about().filter(this::isKnown).isPresent();
            case ScimException.PAUSED -> !paused;
            case ScimException.PROTECTED_PERSON -> !open.intended();
            case ScimException.LEAVERS_HELD, ScimException.LEAVERS_STOPPED -> !holdsLeavers;
            case "uniqueness" -> open.leaving() || clash.isEmpty();
            // Nobody who leaves is refused for what else the request says, and what was in the way of others
            // is over: a version that changed meanwhile, a store that did not answer.
            case "" -> !LASTING.contains(open.status());
            default -> open.leaving();
        };
    }

    private boolean hasComeSince(Client client, Instant lastTry) {
        return transaction.tokenUses().since(organizationId, lastTry, MOST_USES).stream()
                .filter(use -> opens(use.tokenId())
                        // Times are kept to the millisecond, in which both may have come.
                        && use.lastAcceptedAt().filter(at -> !at.isBefore(lastTry)).isPresent())
                .anyMatch(use -> clients.client(use.userAgent(), use.address()).equals(client));
    }

    private boolean opens(String tokenId) {
        return currentToken.equals(Optional.of(tokenId)) || connections.contains(tokenId);
    }

    private boolean isOurs(String domain) {
        // What is no domain name at all is on no list.
        return DnsNames.ascii(domain)
                .filter(name -> transaction.organizations().hasDomain(organizationId, name)).isPresent();
    }

    private boolean isKnown(String member) {
        return !transaction.resources().typesOf(organizationId, List.of(member)).isEmpty();
    }

    private Optional<StoredResource> resource(ResourceType type, String id) {
        return id.isEmpty() ? Optional.empty() : transaction.resources().find(organizationId, type, id);
    }
}
