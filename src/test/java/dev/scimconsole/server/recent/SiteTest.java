package dev.scimconsole.server.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which addresses count together.
@Tag("server")
@Tag("server.recent")
class SiteTest {

    @Test
    void anIpv4AddressCountsByItselfHoweverItIsWritten() {
        assertNotEquals(Site.of("10.0.0.1"), Site.of("10.0.0.2"));
        assertEquals(Site.of("10.0.0.1"), Site.of("::ffff:10.0.0.1"));
    }

    @Test
    void anIpv6AddressCountsWithItsNetworkOf64Bits() {
        assertEquals(Site.of("2001:db8:1:2:3:4:5:6"), Site.of("2001:DB8:1:2:ffff::1"));
        assertNotEquals(Site.of("2001:db8:1:2::1"), Site.of("2001:db8:1:3::1"));
    }

    @Test
    void whatIsNoAddressIsOnePlaceAndKeysAreShort() {
        assertEquals(Site.of(""), Site.of("localhost"));
        assertEquals(Site.of(""), Site.of("x".repeat(60_000)));
        assertTrue(Site.of("2001:db8:1:2:3:4:5:6").key().length() <= 16);
    }
}
