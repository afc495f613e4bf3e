package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("client")
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({"console.acme.example, https://console.acme.example",
            "' https://console.acme.example/ ', https://console.acme.example",
            "https://acme.example/console/, https://acme.example/console",
            "localhost:8080, http://localhost:8080", "127.0.0.1:8080, http://127.0.0.1:8080",
            "http://[::1]:8080, http://[::1]:8080", "HTTPS://acme.example, HTTPS://acme.example"})
    void whatPeopleTypeIsUnderstood(String typed, String address) {
        assertEquals(URI.create(address), ServerAddress.parse(typed).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "foo bar", "http://console.acme.example", "ftp://acme.example",
            "https://",
            "https://a.meyer:secret@acme.example", "https://acme.example?x=1", "https://acme.example#x",
            "https://acme.example:99999"})
    void whatIsNoAddressOrWouldCarryAPasswordInClearIsNot(String typed) {
        assertTrue(ServerAddress.parse(typed).isEmpty());
    }
}
