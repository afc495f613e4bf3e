package dev.scimconsole.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("demo")
class LargeOrganizationTest {

    private static final int PEOPLE = 1_300;
    private static final int GROUPS = 40;

    @Test
    void whatIsLoadedUntilItIsCancelledIsThere() throws Exception {
        AtomicInteger written = new AtomicInteger();
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP);
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            assertFalse(new LargeOrganization(demo).load(written::set, () -> written.get() >= 1_000));
            DirectoryCalls directory = client.signIn(demo.orgAdmin()).directory();
            UserPage page = directory.users(DirectorySearch.all(), PageStart.FIRST, 1);
            assertEquals(1_000, page.total());
            assertTrue(page.users().getFirst().name().isPresent());
            demo.provisionGroup("{\"displayName\":\"Sales\"}", List.of(page.users().getFirst().id()));
            assertEquals(1, directory.groups(DirectorySearch.all(), PageStart.FIRST, 1).groups().getFirst()
                    .members());
        }
    }

    /// Loaded whole, and stopped again and again: the same organization is served in the end.
    @Test
    void allOfItIsThereInTheEndHoweverOftenItWasStopped() throws Exception {
        assertEquals(List.of(100_000, 2_000), List.of(LargeOrganization.PEOPLE, LargeOrganization.GROUPS));
        List<Integer> told = new ArrayList<>();
        Map<String, Set<String>> whole = served(organization -> assertTrue(
                organization.load(told::add, () -> false)));
        assertEquals(0, told.getFirst());
        assertEquals(told.stream().distinct().sorted().toList(), told);
        assertEquals(PEOPLE + GROUPS, told.getLast());
        assertEquals(3 + GROUPS, told.size() - 1, "500 people at once, each group by itself");
        assertEquals(whole, served(organization -> {
            int calls = 1;
            AtomicInteger first = new AtomicInteger();
            AtomicInteger last = new AtomicInteger();
            while (!organization.load(written -> {
                last.set(written);
                first.compareAndSet(-1, written);
            }, () -> last.get() > first.get())) {
                first.set(-1);
                calls++;
            }
            assertTrue(calls > GROUPS, "stopped after each step");
        }));
    }

    /// Who was there before stays as they are, and of the large organization nobody is missing.
    @Test
    void whoHasANameOfTheirsStaysAndOthersCome() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP);
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            demo.provision(List.of("{\"userName\":\"P5@acme.com\",\"displayName\":\"Somebody Else\"}",
                    "{\"userName\":\"p700@acme.com\"}"));
            AtomicInteger last = new AtomicInteger();
            assertTrue(new LargeOrganization(demo, 1_000, 2).load(last::set, () -> false));
            assertEquals(1_002, last.get());
            DirectoryCalls directory = client.signIn(demo.orgAdmin()).directory();
            Set<String> people = everybody(directory);
            assertEquals(1_002, people.size());
            assertTrue(people.contains("P5@acme.com Somebody Else false"), people::toString);
            assertTrue(people.stream().anyMatch(one -> one.startsWith("p1002@")), people::toString);
            assertEquals(2, directory.groups(DirectorySearch.all(), PageStart.FIRST, 1).total());
        }
    }

    /// What the API serves: the members of each group, and everybody behind an empty name.
    private static Map<String, Set<String>> served(Consumer<LargeOrganization> load) throws Exception {
        Map<String, Set<String>> all = new TreeMap<>();
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP);
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            load.accept(new LargeOrganization(demo, PEOPLE, GROUPS));
            DirectoryCalls directory = client.signIn(demo.orgAdmin()).directory();
            assertEquals(PEOPLE, directory.users(DirectorySearch.all(), PageStart.FIRST, 1).total());
            all.put("", everybody(directory));
            assertEquals(PEOPLE, all.get("").size());
            GroupPage groups = directory.groups(DirectorySearch.all(), PageStart.FIRST, 200);
            assertEquals(GROUPS, groups.total());
            for (GroupSummary group : groups.groups()) {
                Set<String> members = directory.members(group.id(), Optional.empty(), 200).members().stream()
                        .map(member -> member.userName().orElseThrow())
                        .collect(Collectors.toCollection(TreeSet::new));
                all.put(group.displayName(), members);
                assertEquals(group.members(), members.size(), group.displayName());
                assertFalse(members.isEmpty(), group.displayName());
            }
            assertEquals(GROUPS + 1, all.size());
        }
        return all;
    }

    private static Set<String> everybody(DirectoryCalls directory) throws Exception {
        Set<String> people = new TreeSet<>();
        PageStart from = PageStart.FIRST;
        Optional<String> next;
        do {
            UserPage page = directory.users(DirectorySearch.all(), from, 200);
            page.users().forEach(user -> people.add(user.userName() + " " + user.name().orElse("") + " "
                    + user.active()));
            next = page.nextCursor();
            from = new PageStart(next, 0);
        } while (next.isPresent());
        return people;
    }
}
