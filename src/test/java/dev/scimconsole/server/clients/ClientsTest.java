package dev.scimconsole.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.server.store.configuration.TokenUseRecords.Speech;
import dev.scimconsole.server.values.RequestStyle;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@Tag("server.clients")
class ClientsTest {

    private static final String HERE = "10.0.0.1";
    private static final String THERE = "10.0.0.2";
    private static final String JAVA = "Java-http-client/21.0.1";
    private static final Clients NOBODY = Clients.of(List.of());

    @Test
    void aClientIsAProductAndAnAddress() {
        assertEquals(NOBODY.client("authentik@2026.5.3", HERE), NOBODY.client("authentik@2026.5.4", HERE));
        assertNotEquals(NOBODY.client("authentik@2026.5.3", HERE),
                NOBODY.client("authentik@2026.5.3", THERE));
        assertNotEquals(NOBODY.client("authentik@2026.5.3", HERE),
                NOBODY.client("python-requests/2.31", HERE));
        assertTrue(NOBODY.client("authentik@2026.5.3", HERE).hasAddress());
    }

    @Test
    void whatHasNoNameIsToldApartByItsAddress() {
        assertNotEquals(NOBODY.client("", HERE), NOBODY.client("", THERE));
        assertEquals(NOBODY.client("", "2001:db8::1"), NOBODY.client("", "2001:db8::2"));
        assertNotEquals(NOBODY.client("", "2001:db8::1"), NOBODY.client("", "2001:db8:0:1::1"));
        assertEquals("", NOBODY.name("", HERE));
    }

    @Test
    void aProviderInACloudIsOneFromWhicheverAddress() {
        for (String cloud : List.of("Okta SCIM Client 1.0.0", "JumpCloud", "PingOne", "Rippling")) {
            assertEquals(NOBODY.client(cloud, HERE), NOBODY.client(cloud, THERE));
            assertFalse(NOBODY.client(cloud, HERE).hasAddress());
        }
        for (String own : List.of("PingFederate", "authentik", "OneLogin")) {
            assertNotEquals(NOBODY.client(own, HERE), NOBODY.client(own, THERE));
        }
    }

    @Test
    void entraIdIsRecognizedByWhatItAsks() {
        Clients clients = Clients.of(List.of(new Speech("", HERE, RequestStyle.CAPITAL_OPERATIONS),
                new Speech("", THERE, RequestStyle.PLAIN), new Speech(JAVA, HERE, RequestStyle.ENTRA_ID)));
        assertEquals("Microsoft Entra ID", clients.name("", HERE));
        assertEquals("", clients.name("", THERE));
        assertEquals("Microsoft Entra ID", clients.name(JAVA, THERE));
        assertEquals("Microsoft Entra ID", clients.name("Java-http-client/22", HERE));
        assertEquals(IdentityProvider.ENTRA_ID, clients.client(JAVA, HERE).provider());
        assertEquals(clients.client("", HERE), clients.client(JAVA, THERE));
    }

    /// Who says what it is, is that; and a capital alone makes nobody Entra ID who has another name.
    @Test
    void aNameSaysMoreThanHowItSpeaks() {
        Clients clients = Clients.of(List.of(new Speech("authentik@2026.5.3", HERE, RequestStyle.ENTRA_ID),
                new Speech("Okta SCIM Client 1.0.0", HERE, RequestStyle.ENTRA_ID),
                new Speech("PowerShell/7.4", HERE, RequestStyle.CAPITAL_OPERATIONS),
                new Speech(JAVA, HERE, RequestStyle.DRAFT_SCHEMAS)));
        assertEquals("authentik", clients.name("authentik@2026.5.3", HERE));
        assertEquals("Okta", clients.name("Okta SCIM Client 1.0.0", HERE));
        assertEquals("PowerShell", clients.name("PowerShell/7.4", HERE));
        assertEquals("Java-http-client", clients.name(JAVA, HERE));
    }

    @Test
    void oneLoginIsRecognizedByTheNamesOfItsSchemasAndToldApartByItsAddress() {
        Clients clients = Clients.of(List.of(new Speech("", HERE, RequestStyle.DRAFT_SCHEMAS),
                new Speech("", THERE, RequestStyle.DRAFT_SCHEMAS)));
        assertEquals("OneLogin", clients.name("", HERE));
        assertNotEquals(clients.client("", HERE), clients.client("", THERE));
    }

    /// Of a user or group only the user agent is kept.
    @Test
    void aWriterWithoutANameIsCalledByWhatAllWithoutOneAre() {
        assertEquals("Okta", NOBODY.name("Okta SCIM Client 1.0.0"));
        assertEquals("", NOBODY.name(""));
        Speech entra = new Speech("", HERE, RequestStyle.ENTRA_ID);
        assertEquals("Microsoft Entra ID", Clients.of(List.of(entra)).name(""));
        assertEquals("", Clients.of(List.of(entra, new Speech("", THERE, RequestStyle.PLAIN))).name(""));
    }
}
