package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A query, which several ask.
@Tag("server")
@Tag("server.scim")
class RequestQueryTest {

    @Test
    void itsParametersAreReadOnceWhoeverAsks() {
        RequestQuery query = new RequestQuery("filter=userName%20eq%20%22a%22&count=1");
        assertEquals(Optional.of("userName eq \"a\""), query.parameters().get("filter"));
        assertSame(query.parameters(), query.parameters());
        assertEquals("filter=userName%20eq%20%22a%22&count=1", query.text());
    }

    @Test
    void whatCantBeReadIsRefusedEachTime() {
        RequestQuery query = new RequestQuery("filter=%zz");
        assertThrows(IllegalArgumentException.class, query::parameters);
        assertThrows(IllegalArgumentException.class, query::parameters);
    }
}
