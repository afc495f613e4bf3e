package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.store.DirectoryRecords.Invite;
import dev.scimconsole.server.store.DirectoryRecords.Listing;
import dev.scimconsole.server.store.DirectoryRecords.Order;
import dev.scimconsole.server.store.DirectoryRecords.Place;
import dev.scimconsole.server.store.MailRecords.MailRecord;
import dev.scimconsole.server.store.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.StoredResource.Indexed;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does where an administrator looks through users and groups.
abstract class DirectoryContract extends RotationContract {

    @Test
    void usersAreListedByTheirNamesPageByPage() {
        addPeople();
        assertEquals(List.of(4L, 1L, 2L, 3L, 5L, 6L), listed(Order.DISPLAY_NAME, true, "", 2));
        assertEquals(List.of(3L, 2L, 1L, 4L, 5L, 6L), listed(Order.DISPLAY_NAME, false, "", 2));
        assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), listed(Order.USER_NAME, true, "", 4));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), listed(Order.USER_NAME, false, "", 1));
    }

    @Test
    void aSearchFindsHowNameUserNameAndEmailsBegin() {
        addPeople();
        assertEquals(List.of(1L, 2L), listed(Order.DISPLAY_NAME, true, "barbara", 1));
        assertEquals(List.of(5L), listed(Order.DISPLAY_NAME, true, "b-user", 5));
        assertEquals(List.of(3L, 6L), listed(Order.DISPLAY_NAME, true, "z", 1), "a name and an email");
        assertEquals(List.of(6L, 3L), listed(Order.USER_NAME, true, "z", 1));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "ensen", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "%", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "b\u0000", 5));
        assertEquals(List.of(), listed(Order.DISPLAY_NAME, true, "\ud800", 5));
    }

    @Test
    void aSearchThatFindsVeryManyReadsTheListInItsOrder() {
        int users = DirectoryRecords.MOST_SORTED / 2;
        write(t -> LongStream.range(0, users).forEach(number -> t.resources().insert(Samples.user(number))));
        write(t -> add(t.resources(), 90_000, "user-nameless", Optional.empty(), "z@acme.com"));
        write(t -> add(t.resources(), 90_001, "a@acme.com", Optional.of("a"), "user-by-email@acme.com"));
        write(t -> add(t.resources(), 90_002, "b@acme.com", Optional.of("b"), "b@acme.com"));
        List<Long> found = listed(Order.DISPLAY_NAME, true, "user", 500);
        assertEquals(users + 2, found.size());
        assertEquals(90_001L, found.getFirst());
        assertEquals(0L, found.get(1));
        assertEquals(90_000L, found.getLast());
    }

    @Test
    void groupsAndOtherOrganizationsStayApart() {
        addPeople();
        write(t -> {
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.resources().insert(Samples.in(GLOBEX, Samples.group(22)));
        });
        assertEquals(List.of(id(20), id(21)),
                store().read(t -> t.directory().page(new Listing(ACME, ResourceType.GROUP,
                        Optional.of("group"), Order.DISPLAY_NAME, true, Optional.empty(), 10))).stream()
                        .map(StoredResource::id).toList());
        assertEquals(6, listed(Order.DISPLAY_NAME, true, "", 10).size());
    }

    @Test
    void theWriterOfAResourceIsKept() {
        write(t -> t.resources().insert(Samples.user(1)));
        StoredResource user = only(ResourceType.USER);
        assertEquals(Optional.of(Samples.CLIENT), user.writtenBy());
        write(t -> t.resources()
                .replace(new StoredResource(ACME, ResourceType.USER, user.id(), 2, user.created(),
                        user.lastModified(), Optional.of("Entra\n"), user.indexed(), user.document()), 1));
        assertEquals(OutsideText.clean("Entra\n"), only(ResourceType.USER).writtenBy().orElseThrow());
    }

    @Test
    void anInviteIsKnownFromWhenItWaitsUntilItsUserIsGone() {
        MailRecord first = new MailRecord(id(50), ACME, new EmailInvite(id(1)), "u@acme.com", NOON, 0);
        MailRecord second = new MailRecord(id(51), ACME, new EmailInvite(id(2)), "v@acme.com", NOON, 0);
        write(t -> {
            LongStream.rangeClosed(1, 3).forEach(number -> t.resources().insert(Samples.user(number)));
            t.mails().add(first);
            t.mails().add(second);
            t.mails().add(new MailRecord(id(52), ACME, new EmailInvite(id(99)), "w@acme.com", NOON, 0));
        });
        Invite waiting = new Invite(Optional.empty(), Optional.empty());
        assertEquals(Map.of(id(1), waiting, id(2), waiting), invites());
        write(t -> {
            t.mails().noteOutcome(first, NOON.plusSeconds(1), Optional.empty());
            t.mails().noteOutcome(second, NOON.plusSeconds(2), Optional.of("mail-refused"));
        });
        assertEquals(Map.of(id(1), new Invite(Optional.of(NOON.plusSeconds(1)), Optional.empty()), id(2),
                new Invite(Optional.of(NOON.plusSeconds(2)), Optional.of("mail-refused"))), invites());
        write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)));
        write(t -> t.mails().noteOutcome(first, NOON.plusSeconds(3), Optional.empty()));
        assertEquals(List.of(id(2)), List.copyOf(invites().keySet()));
    }

    @Test
    void membersAreCountedAndReadPageByPage() {
        write(t -> {
            LongStream.rangeClosed(1, 5).forEach(number -> t.resources().insert(Samples.user(number)));
            t.resources().insert(Samples.group(20));
            t.resources().insert(Samples.group(21));
            t.resources().addMembers(ACME, id(20), List.of(id(5), id(1), id(21), id(3)));
        });
        assertEquals(Map.of(id(20), 3, id(21), 0),
                store().read(t -> t.directory().memberCounts(ACME, List.of(id(20), id(21)), 3)));
        assertEquals(4L, store().<Long>read(t -> t.directory().memberCount(ACME, id(20))));
        assertEquals(List.of(id(1), id(3), id(5)), members(Optional.empty(), 3));
        assertEquals(List.of(id(21)), members(Optional.of(id(5)), 3));
    }

    private void addPeople() {
        write(t -> {
            add(t.resources(), 1, "f-user", Optional.of("barbara jensen"), "one@acme.com");
            add(t.resources(), 2, "e-user", Optional.of("barbara jensen"), "barbara@acme.com");
            add(t.resources(), 3, "d-user", Optional.of("zoë"), "x@acme.com");
            add(t.resources(), 4, "c-user", Optional.of("aaron"), "y@acme.com");
            add(t.resources(), 5, "b-user", Optional.empty(), "b-user@acme.com");
            add(t.resources(), 6, "a-user", Optional.empty(), "zz@acme.com");
            t.resources().insert(Samples.in(GLOBEX, Samples.user(9)));
        });
    }

    private static void add(ResourceRecords resources, long number, String userName, Optional<String> name,
            String email) {
        resources.insert(Samples.resource(ResourceType.USER, number,
                new Indexed(Optional.of(userName), Optional.empty(),
                        name, name, Optional.of(true), List.of(email))));
    }

    /// The numbers of all, read page by page.
    private List<Long> listed(Order order, boolean ascending, String beginning, int limit) {
        List<Long> numbers = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        boolean more = true;
        while (more) {
            Optional<Place> from = after;
            List<StoredResource> page = store()
                    .read(t -> t.directory().page(new Listing(ACME, ResourceType.USER,
                            Optional.of(beginning).filter(text -> !text.isEmpty()), order, ascending, from,
                            limit)));
            page.forEach(user -> numbers.add(Long.parseLong(user.id().substring(24))));
            more = page.size() == limit;
            if (more) {
                after = Optional.of(Place.of(page.getLast(), order));
            }
        }
        return numbers;
    }

    private StoredResource only(ResourceType type) {
        return store().read(
                t -> t.directory().page(new Listing(ACME, type, Optional.empty(), Order.DISPLAY_NAME, true,
                        Optional.empty(), 10)))
                .getFirst();
    }

    private Map<String, Invite> invites() {
        return store().read(t -> t.directory().invitesOf(ACME, List.of(id(1), id(2), id(3), id(99))));
    }

    private List<String> members(Optional<String> after, int limit) {
        return store().read(t -> t.directory().members(ACME, id(20), after, limit)).stream()
                .map(StoredResource::id)
                .toList();
    }
}
