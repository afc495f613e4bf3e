package dev.scimconsole.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.server.RunningServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("demo")
class LargeOrganizationTest {

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
}
