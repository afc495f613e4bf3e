package dev.scimconsole.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class DnsNamesTest {

    @Test
    void namesStandThereAsTheDnsWritesThem() {
        assertEquals(Optional.of("acme.com"), DnsNames.ascii("ACME.com"));
        assertEquals(Optional.of("xn--bcher-kva.example"), DnsNames.ascii("B\u00fccher.example"));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256, 999, 1_000, 100_000})
    void aTextTooLongForOneIsNone(int length) {
        for (String first : new String[]{"\u0130", "\u0130%", "a"}) {
            assertEquals(Optional.empty(), DnsNames.ascii(first + "a".repeat(length)));
            assertEquals(Optional.empty(), DnsNames.asciiOfAnyAge(first + "a".repeat(length)));
        }
    }
}
