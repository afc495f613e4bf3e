package dev.scimconsole.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("demo")
class OfflineDemoTest {

    @Test
    void anOrganizationIsThereAndScimIsNotEnabled() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start();
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            AdminSession session = client.signIn(demo.orgAdmin());
            assertEquals("Acme Corporation", session.session().organization().name());
            assertEquals("a.meyer@acme.com", session.session().administrator().email());
            assertEquals(Role.ORG_ADMIN, session.session().administrator().role());
            assertFalse(session.configuration().value().enabled());
            assertEquals(demo.scimBaseUrl().toString(), session.configuration().value().baseUrl());
        }
    }

    @Test
    void thereIsAViewerWithAnotherPassword() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start();
                ConsoleClient client = ConsoleClient.at(demo.address())) {
            assertEquals(Role.VIEWER, client.signIn(demo.viewer()).session().administrator().role());
            assertNotEquals(demo.viewer().password(), demo.orgAdmin().password());
        }
    }

    @Test
    void onlyThisMachineReachesIt() throws Exception {
        try (OfflineDemo demo = OfflineDemo.start()) {
            assertTrue(InetAddress.getByName(demo.address().getHost()).isLoopbackAddress());
        }
    }

    @Test
    void itsDataAreGoneWithIt() throws Exception {
        OfflineDemo demo = OfflineDemo.start();
        Path folder = demo.folder();
        assertTrue(Files.exists(folder));
        demo.close();
        demo.close();
        assertFalse(Files.exists(folder));
    }

    @Test
    void twoRunBesideEachOther() throws Exception {
        try (OfflineDemo one = OfflineDemo.start(); OfflineDemo other = OfflineDemo.start()) {
            assertNotEquals(one.address(), other.address());
            assertNotEquals(one.orgAdmin().password(), other.orgAdmin().password());
        }
    }
}
