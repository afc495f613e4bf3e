package dev.scimconsole.server.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as clients really send them.
@Tag("server")
@Tag("server.url")
class QueryStringTest {

    @Test
    void blanksQuotesAndForeignLettersAreTakenRawOrEncoded() {
        QueryString query = QueryString.parse("filter=userName+eq%20\"J%C3%B6rg é😀\"&flag&COUNT=1&count=2");
        assertEquals(Optional.of("userName eq \"Jörg é😀\""), query.get("Filter"));
        assertEquals(Optional.of(""), query.get("flag"));
        assertEquals(Optional.of("1"), query.get("count"));
        assertEquals(Optional.empty(), query.get("cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%4g", "a=%C3", "a=%ff", "%zz=a"})
    void whatCannotBeDecodedIsRefusedOrPassedOver(String malformed) {
        assertThrows(IllegalArgumentException.class, () -> QueryString.parse("b=1&" + malformed + "&c=2"));
        QueryString readable = QueryString.readable("b=1&" + malformed + "&c=2");
        assertEquals(Optional.empty(), readable.get("a"));
        assertEquals(Optional.of("1"), readable.get("b"));
        assertEquals(Optional.of("2"), readable.get("c"));
    }

    @ParameterizedTest
    @CsvSource({"a+b,a+b", "a%2Bb,a+b", "a%2Fb,a/b", "%E2%82%ac,€"})
    void inAPathAPlusIsAPlus(String encoded, String decoded) {
        assertEquals(decoded, PercentEncoding.decode(encoded));
    }
}
