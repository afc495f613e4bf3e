package dev.scimconsole.server.http.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a `Host` header names.
@Tag("server")
@Tag("server.http")
@Tag("server.http.origin")
class NamedHostTest {

    @ParameterizedTest
    @CsvSource({"Scim.Acme.com,scim.acme.com", "scim.acme.com:443,scim.acme.com", "localhost:,localhost",
            "127.0.0.1,127.0.0.1", "127.0.0.1:8080,127.0.0.1", "[::1],::1", "[2001:DB8::1]:443,2001:db8::1",
            "2130706433,2130706433", "a:b,a:b", "[::1]:x,[::1]:x", "[,["})
    void itsNameIsWithoutPortAndBrackets(String header, String name) {
        assertEquals(name, NamedHost.of(header).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim.acme.com", "SCIM_1-a.acme.com:65535", "10.0.0.1:1", "[2001:db8::1]",
            "[2001:DB8::1]:443", "1"})
    void aNameOrAnAddressCanStandInAUrl(String header) {
        assertTrue(NamedHost.of(header).isSound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", ":80", "a:", "a:123456", "a:80:80", "::1", "[]", "[]:80", "[", "]", "[::1",
                    "::1]", "[::g]", "[::1]x", "[::1]:", "[::1]:123456", "a/b", "a@b", "a b", "a\u00e4"})
    void nothingElseCan(String header) {
        assertFalse(NamedHost.of(header).isSound());
    }
}
