package dev.scimconsole.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("desktop")
@Tag("desktop.text")
class WordsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:41:00Z");
    private final Moments moments = new Moments(new Messages(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"PT-5S, just now", "PT0.4S, just now", "PT12S, 12 s ago", "PT59S, 59 s ago",
            "PT1M, 1 min ago",
            "PT59M59S, 59 min ago", "PT1H, 1 h ago", "PT23H59M, 23 h ago", "P1D, 1 day ago",
            "P9D, 9 days ago"})
    void howLongAgo(Duration past, String words) {
        assertEquals(words, moments.ago(NOW.minus(past)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T00:00:00Z, Today 00:00", "2026-11-23T23:59:00Z, Yesterday 23:59",
            "2026-11-22T10:41:00Z, 22 Nov 2026 10:41", "2025-01-02T03:04:00Z, 2 Jan 2025 03:04"})
    void when(Instant moment, String words) {
        assertEquals(words, moments.at(moment));
        assertEquals(words.replace("T", "t").replace("Y", "y"), moments.within(moment));
    }

    @ParameterizedTest
    @CsvSource({"Okta, Okta", "Microsoft Entra ID, Entra ID", "curl, curl"})
    void clientsAreCalledByTheirNames(String client, String name) {
        assertEquals(name, ClientNames.friendly(client));
    }

    @ParameterizedTest
    @CsvSource({"Okta, '', Okta", "authentik, 10.2.0.17, authentik at 10.2.0.17",
            "'', 203.0.113.9, an unnamed client at 203.0.113.9"})
    void anAddressIsToldWhereItTellsAClientApart(String client, String address, String name) {
        assertEquals(name, ClientNames.full(new Messages(), client, address));
    }

    @Test
    void aNameStandsOnOneLineWhateverIsInIt() {
        assertEquals("Ann Smith Jr", OneLine.of("Ann\r\nSmith\u2028Jr"));
        assertEquals("Ann  Smith", OneLine.of("Ann  Smith"));
    }

    @Test
    void domainsAreComparedInAnyCaseAndScript() {
        assertEquals("bücher.example", DomainNames.readable("xn--bcher-kva.example"));
        assertEquals("acme.com", DomainNames.readable("acme.com"));
        assertTrue(DomainNames.same("xn--bcher-kva.example", " BÜCHER.example "));
        assertFalse(DomainNames.same("acme.com", "acme.org"));
        assertFalse(DomainNames.same("acme.com", "a".repeat(300) + ".com"));
    }
}
