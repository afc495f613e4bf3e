package dev.scimconsole.server.directory;

import dev.scimconsole.contract.DnsNames;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.DomainPeople;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.GroupDetails;
import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.MemberPage;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.server.directory.DirectoryReader.KeptGroup;
import dev.scimconsole.server.directory.DirectoryReader.KeptUser;
import dev.scimconsole.server.directory.DirectoryReader.KnownUser;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.directory.DirectoryRecords.Page;
import dev.scimconsole.server.store.directory.DirectoryPlace;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// The door of this room: the users and groups that the identity provider has provisioned, to be looked at.
/// Nothing is changed here: the identity provider decides. Blocks while it asks the store, in short
/// transactions.
public final class Directory {

    private static final int EXPORTED_AT_ONCE = 500;
    private static final int MOST_PEOPLE = 10_000;
    private static final int MOST_REFUSED = 10_000;
    private static final int NAMED = 3;

    private final Store store;

    /// @param store is not closed by this
    public Directory(Store store) {
        this.store = store;
    }

    /// Takes the parts of an export.
    @FunctionalInterface
    public interface Parts<T> {

        /// Takes one.
        void take(List<T> part) throws IOException;
    }

    /// One page of users.
    ///
    /// @param from where it begins
    /// @throws ProblemException when the cursor is none of this search's
    public UserPage users(String organizationId, DirectorySearch search, PageStart from, int limit) {
        return store.read(transaction -> {
            DirectoryReader reader = new DirectoryReader(transaction, organizationId);
            long total = total(transaction, organizationId, ResourceType.USER);
            Page<KeptUser> found = find(transaction, reader, search, ResourceType.USER, from, limit,
                    KeptUser::of);
            return new UserPage(reader.users(found.resources()).stream().map(KnownUser::summary).toList(),
                    total, search.isWhole() ? Optional.of(total) : found.found(), found.cut(),
                    reader.clients(ResourceType.USER), next(found, search));
        });
    }

    /// All users that a search finds, in detail, in short transactions.
    public void exportUsers(String organizationId, DirectorySearch search, Parts<UserDetails> parts)
            throws IOException {
        export(organizationId, search, ResourceType.USER, KeptUser::of, (reader, found) -> reader
                .users(found).stream().map(KnownUser::details).toList(), parts);
    }

    /// All groups that a search finds, in short transactions.
    public void exportGroups(String organizationId, DirectorySearch search, Parts<GroupSummary> parts)
            throws IOException {
        export(organizationId, search, ResourceType.GROUP, KeptGroup::of, DirectoryReader::groups, parts);
    }

    private record Part<T>(List<T> rows, Optional<DirectoryPlace> next, boolean cut) {}

    /// A list that is cut is read whole in the order of names instead.
    private <K, T> void export(String organizationId, DirectorySearch search, ResourceType type,
            Function<StoredResource, K> kept, BiFunction<DirectoryReader, List<K>, List<T>> words,
            Parts<T> parts)
            throws IOException {
        DirectorySearch byName = search.sortedBy(DirectorySearch.Sort.NAME, true);
        Optional<Part<T>> first = Optional
                .of(part(organizationId, search, type, Optional.empty(), false, kept, words))
                .filter(part -> !part.cut());
        boolean whole = first.isEmpty();
        DirectorySearch wanted = whole ? byName : search;
        Part<T> part = first
                .orElseGet(() -> part(organizationId, byName, type, Optional.empty(), true, kept, words));
        parts.take(part.rows());
        while (part.next().isPresent()) {
            part = part(organizationId, wanted, type, part.next(), whole, kept, words);
            parts.take(part.rows());
        }
    }

    private <K, T> Part<T> part(String organizationId, DirectorySearch search, ResourceType type,
            Optional<DirectoryPlace> after, boolean whole, Function<StoredResource, K> kept,
            BiFunction<DirectoryReader, List<K>, List<T>> words) {
        return store.read(transaction -> {
            DirectoryReader reader = new DirectoryReader(transaction, organizationId);
            Page<K> page = transaction.directory()
                    .page(new Listing(organizationId, type, reader.filter(search, type), order(search.sort()),
                            search.ascending(), after, 0, EXPORTED_AT_ONCE, whole), kept);
            return new Part<>(words.apply(reader, page.resources()), page.next(), page.cut());
        });
    }

    /// Whom an email domain is about.
    ///
    /// @param domain in ASCII
    public DomainPeople peopleIn(String organizationId, String domain) {
        return store.read(transaction -> {
            long people = transaction.directory().activeIn(organizationId, domain, MOST_PEOPLE + 1);
            Set<String> refused = new LinkedHashSet<>();
            transaction.refusals().visit(organizationId, Optional.empty(), MOST_REFUSED, open -> {
                if (open.reason().filter(ScimException.OTHER_DOMAIN::equals).isPresent()
                        && open.about().filter(about -> isSame(about, domain)).isPresent()) {
                    refused.add(open.targetName().or(open::userNameKey).orElse(open.targetId()));
                }
                return true;
            });
            return new DomainPeople(domain, Math.min(people, MOST_PEOPLE), people > MOST_PEOPLE,
                    refused.stream().limit(NAMED).toList(), Math.max(0, refused.size() - NAMED));
        });
    }

    private static boolean isSame(String domain, String ascii) {
        // What is no domain name at all can't be added.
        return DnsNames.ascii(domain).filter(ascii::equalsIgnoreCase).isPresent();
    }

    /// One user.
    ///
    /// @throws ProblemException when there is none
    public UserDetails user(String organizationId, String id) {
        return store.read(transaction -> new DirectoryReader(transaction, organizationId)
                .users(List.of(KeptUser.of(find(transaction, organizationId, ResourceType.USER, id))))
                .getFirst()
                .details());
    }

    /// One page of groups.
    ///
    /// @param from where it begins
    /// @throws ProblemException when the cursor is none of this search's
    public GroupPage groups(String organizationId, DirectorySearch search, PageStart from, int limit) {
        return store.read(transaction -> {
            DirectoryReader reader = new DirectoryReader(transaction, organizationId);
            long total = total(transaction, organizationId, ResourceType.GROUP);
            Page<KeptGroup> found = find(transaction, reader, search, ResourceType.GROUP, from, limit,
                    KeptGroup::of);
            return new GroupPage(reader.groups(found.resources()), total,
                    search.isWhole() ? Optional.of(total) : found.found(), found.cut(),
                    reader.clients(ResourceType.GROUP), next(found, search));
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
                    new DirectoryReader(transaction, organizationId).summary(KeptGroup.of(group), members),
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
            List<GroupMember> members = transaction.directory().members(organizationId, id, cursor,
                    limit + 1, DirectoryReader::member);
            boolean more = members.size() > limit;
            List<GroupMember> page = more ? members.subList(0, limit) : members;
            return new MemberPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
        });
    }

    private static <K> Page<K> find(Transaction transaction, DirectoryReader reader, DirectorySearch search,
            ResourceType type, PageStart from, int limit, Function<StoredResource, K> kept) {
        Optional<DirectoryPlace> after = from.cursor().map(text -> DirectoryCursor.parse(text, search.sort())
                .orElseThrow(Directory::notACursor).place());
        return transaction.directory()
                .page(new Listing(reader.organizationId(), type, reader.filter(search, type),
                        order(search.sort()),
                        search.ascending(), after, from.position(), limit, false), kept);
    }

    private static Optional<String> next(Page<?> found, DirectorySearch search) {
        return found.next().map(place -> new DirectoryCursor(search.sort(), place).toString());
    }

    private static Order order(DirectorySearch.Sort sort) {
        return switch (sort) {
            case NAME -> Order.DISPLAY_NAME;
            case USER_NAME -> Order.USER_NAME;
            case SOURCE -> Order.WRITTEN_BY;
            case GROUPS -> Order.FIRST_GROUP;
            case INVITE -> Order.INVITE;
            case STATUS -> Order.STATUS;
            case MEMBERS -> Order.MEMBERS;
        };
    }

    private static StoredResource find(Transaction transaction, String organizationId, ResourceType type,
            String id) {
        return Stream.of(id).filter(Identifiers::hasForm)
                .flatMap(known -> transaction.resources().find(organizationId, type, known).stream())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, switch (type) {
                    case USER -> "say.directory.userGone";
                    case GROUP -> "say.directory.groupGone";
                }));
    }

    private static long total(Transaction transaction, String organizationId, ResourceType type) {
        return transaction.resources().count(new ResourceQuery(organizationId, type, Optional.empty(),
                Optional.empty(), Optional.empty(), 0, 0));
    }

    private static ProblemException notACursor() {
        return ProblemException.inField("cursor", ProblemCode.INVALID_REQUEST, "say.directory.cursor");
    }
}
