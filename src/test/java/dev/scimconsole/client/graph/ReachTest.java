package dev.scimconsole.client.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether Microsoft comes to an address.
@Tag("client")
@Tag("client.graph")
class ReachTest {

    @ParameterizedTest
    @CsvSource({"https://scim.acme.example/scim/v2, POSSIBLE",
            "http://scim.acme.example/scim/v2, NOT_ENCRYPTED",
            "http://127.0.0.1:8080/scim/v2, PRIVATE", "https://localhost/scim/v2, PRIVATE",
            "https://10.1.2.3/scim/v2, PRIVATE", "https://192.168.0.7/scim/v2, PRIVATE",
            "https://172.20.0.7/scim/v2, PRIVATE", "https://169.254.1.1/x, PRIVATE",
            "https://100.64.1.1/x, PRIVATE",
            "https://[::1]/scim/v2, PRIVATE", "https://[fd00::1]/scim/v2, PRIVATE",
            "https://scim/scim/v2, PRIVATE",
            "https://scim.acme.local/scim/v2, PRIVATE", "https://203.0.113.7/scim/v2, POSSIBLE",
            "https://[2001:db8::1]/scim/v2, POSSIBLE"})
    void anAddressTellsWhetherMicrosoftCanReachIt(String baseUrl, Reach reach) {
        assertEquals(reach, Reach.of(URI.create(baseUrl)));
    }
}
