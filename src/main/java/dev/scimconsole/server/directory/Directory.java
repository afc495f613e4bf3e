package dev.scimconsole.server.directory;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.GroupDetails;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.MemberPage;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.server.directory.DirectoryReader.KnownUser;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.store.DirectoryRecords.Listing;
import dev.scimconsole.server.store.DirectoryRecords.Order;
import dev.scimconsole.server.store.DirectoryRecords.Place;
import dev.scimconsole.server.store.ResourceQuery;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.StoredResource;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The door of this room: the users and groups that the identity provider has provisioned, to be looked at.
/// Nothing is changed here: the identity provider decides. Blocks while it asks the store, in short
/// transactions.
public final class Directory {

    private static final int EXPORTED_AT_ONCE = 500;

    private final Store store;

    /// @param store is not closed by this
    public Directory(Store store) {
        this.store = store;
    }

    /// A part of an export.
    ///
    /// @param users       its users, in detail
    /// @param nextCursor  leads on; empty at the end
    public record Export(List<UserDetails> users, Optional<String> nextCursor) {}

    /// One page of users.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @throws ProblemException when the cursor is none of this search's
    public UserPage users(String organizationId, DirectorySearch search, Optional<String> cursor, int limit) {
        return store.read(transaction -> {
            Found found = find(transaction, organizationId, ResourceType.USER, search, cursor, limit);
            return new UserPage(
                    new DirectoryReader(transaction, organizationId).users(found.resources()).stream()
                            .map(KnownUser::summary).toList(),
                    total(transaction, organizationId, ResourceType.USER),
                    found.nextCursor());
        });
    }

    /// A part of all users that a search finds, in detail.
    ///
    /// @param cursor of the part before; empty for the first one
    public Export export(String organizationId, DirectorySearch search, Optional<String> cursor) {
        return store.read(transaction -> {
            Found found = find(transaction, organizationId, ResourceType.USER, search, cursor,
                    EXPORTED_AT_ONCE);
            return new Export(
                    new DirectoryReader(transaction, organizationId).users(found.resources()).stream()
                            .map(KnownUser::details).toList(),
                    found.nextCursor());
        });
    }

    /// One user.
    ///
    /// @throws ProblemException when there is none
    public UserDetails user(String organizationId, String id) {
        return store.read(transaction -> new DirectoryReader(transaction, organizationId)
                .users(List.of(find(transaction, organizationId, ResourceType.USER, id))).getFirst()
                .details());
    }

    /// One page of groups.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @throws ProblemException when the cursor is none of this search's
    public GroupPage groups(String organizationId, DirectorySearch search, Optional<String> cursor,
            int limit) {
        return store.read(transaction -> {
            Found found = find(transaction, organizationId, ResourceType.GROUP, search, cursor, limit);
            return new GroupPage(new DirectoryReader(transaction, organizationId).groups(found.resources()),
                    total(transaction, organizationId, ResourceType.GROUP), found.nextCursor());
        });
    }

    /// One group.
    ///
    /// @throws ProblemException when there is none
    public GroupDetails group(String organizationId, String id) {
        return store.read(transaction -> {
            StoredResource group = find(transaction, organizationId, ResourceType.GROUP, id);
            long members = transaction.directory().memberCount(organizationId, id);
            return new GroupDetails(
                    new DirectoryReader(transaction, organizationId).summary(group, members),
                    group.indexed().externalId(),
                    group.created(), group.lastModified());
        });
    }

    /// One page of a group's direct members.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @throws ProblemException when there is no such group, or the cursor is none
    public MemberPage members(String organizationId, String id, Optional<String> cursor, int limit) {
        if (cursor.filter(text -> !Identifiers.hasForm(text)).isPresent()) {
            throw notACursor();
        }
        return store.read(transaction -> {
            find(transaction, organizationId, ResourceType.GROUP, id);
            List<StoredResource> members = transaction.directory().members(organizationId, id, cursor,
                    limit + 1);
            boolean more = members.size() > limit;
            List<StoredResource> page = more ? members.subList(0, limit) : members;
            return new MemberPage(page.stream().map(DirectoryReader::member).toList(),
                    more ? Optional.of(page.getLast().id()) : Optional.empty());
        });
    }

    private record Found(List<StoredResource> resources, Optional<String> nextCursor) {}

    private static Found find(Transaction transaction, String organizationId, ResourceType type,
            DirectorySearch search, Optional<String> cursor, int limit) {
        Order order = switch (search.sort()) {
            case NAME -> Order.DISPLAY_NAME;
            case USER_NAME -> Order.USER_NAME;
        };
        Optional<Place> after = cursor.map(text -> DirectoryCursor.parse(text, search.sort())
                .orElseThrow(Directory::notACursor).place());
        // One more than asked for tells whether there are more.
        List<StoredResource> found = transaction.directory().page(new Listing(organizationId, type,
                search.beginning().map(CaseFolding::fold).filter(text -> !text.isEmpty()), order,
                search.ascending(),
                after, limit + 1));
        if (found.size() <= limit) {
            return new Found(found, Optional.empty());
        }
        List<StoredResource> page = found.subList(0, limit);
        return new Found(page,
                Optional.of(new DirectoryCursor(search.sort(), Place.of(page.getLast(), order)).toString()));
    }

    private static StoredResource find(Transaction transaction, String organizationId, ResourceType type,
            String id) {
        return Stream.of(id).filter(Identifiers::hasForm)
                .flatMap(known -> transaction.resources().find(organizationId, type, known).stream())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, switch (type) {
                    case USER ->
                        "There is no such user. The identity provider may have deleted the"
                                + " account meanwhile.";
                    case GROUP ->
                        "There is no such group. The identity provider may have deleted it meanwhile.";
                }));
    }

    private static long total(Transaction transaction, String organizationId, ResourceType type) {
        return transaction.resources().count(new ResourceQuery(organizationId, type, Optional.empty(),
                Optional.empty(), Optional.empty(), 0, 0));
    }

    private static ProblemException notACursor() {
        return ProblemException.inField("cursor", ProblemCode.INVALID_REQUEST,
                "Take the cursor from the page before, with the same order, or leave it out for the"
                        + " first page.");
    }
}
