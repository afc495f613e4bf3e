package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whoever has a token can make each user a megabyte large, and ask for a thousand of them at once: a page ends
/// before it is too large for memory, and nobody is missing from those that follow (RFC 7644 §3.4.2.4).
@Tag("server")
@Tag("server.scim")
class LargePagesTest extends ScimTest {

    private static final int LARGE = 20_000;
    private static final int MOST = 3 * LARGE;
    private static final int USERS = 20;
    private static final List<String> NAMES = IntStream.range(0, USERS).mapToObj("user%02d"::formatted)
            .toList();

    private final AnswerRoom room = AnswerRoom.of(100 * LARGE, Duration.ZERO);

    @BeforeEach
    void fill() {
        for (int i = 0; i < USERS; i++) {
            // Among small ones.
            String title = i % 4 == 0 ? "small" : "large" + "x".repeat(LARGE);
            post("/Users", """
                    {"schemas": ["%s"], "userName": "%s@example.com", "displayName": "Alike", "title": "%s",
                    "nickName": "%s"}""".formatted(CORE_USER, NAMES.get(i), title, NAMES.get(i))).is(201);
        }
        ScimLimits standard = ScimLimits.STANDARD;
        service = new ScimServiceProvider(store, tokens, clock,
                new ScimLimits(standard.defaultPageSize(), standard.maxPageSize(), standard.maxBodyBytes(),
                        standard.maxGroupBytes(), standard.maxBulkBytes(), standard.maxBulkOperations(), MOST,
                        standard.maxSorted(), standard.cursorLifetime(), standard.scanBudget()),
                UserCreations.UNHEARD, room);
    }

    /// By the store's own order, by an index, by looking at each, and in an order that is none of the store's.
    @ParameterizedTest
    @ValueSource(strings = {"/Users?", "/Users?filter=displayName%20eq%20%22alike%22&",
            "/Users?filter=title%20pr%20and%20displayName%20eq%20%22alike%22&",
            "/Users?filter=title%20pr&", "/Users?sortBy=nickName&", "/?"})
    void pagesOfLargeUsersEndEarlyAndNobodyIsMissing(String list) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < USERS) {
            JsonNode page = page(list + "count=" + USERS + "&startIndex=" + (seen.size() + 1));
            assertEquals(USERS, page.get("totalResults").intValue());
            seen.addAll(names(page));
        }
        assertEquals(NAMES, seen);
        assertEquals(0, page(list + "count=" + USERS + "&startIndex=" + (USERS + 1)).get("Resources").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users?", "/Users?filter=displayName%20eq%20%22alike%22&",
            "/Users?filter=title%20pr&", "/Users?sortBy=nickName&", "/?"})
    void cursorsGoOnWhereALargePageEnded(String list) {
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = page(list + "count=" + USERS + "&cursor=" + cursor.get());
            seen.addAll(names(page));
            cursor = page.path("nextCursor").stringValueOpt();
        }
        assertEquals(NAMES, seen);
    }

    @Test
    void whatIsReadTakesItsShareBeforeMoreIsRead() {
        try (AnswerRoom.Share others = room.share()) {
            others.need(99 * LARGE);
            get("/Users?count=" + USERS).is(503);
            get("/Users?count=" + USERS + "&attributes=userName").is(503);
        }
        Answer answer = get("/Users?count=" + USERS).is(200);
        int taken = 100 * LARGE - room.free();
        assertTrue(taken >= 2 * answer.text().length() - 10_000 && taken < 4 * MOST, () -> taken + "");
        answer.raw().body().close();
        assertEquals(100 * LARGE, room.free());
    }

    private JsonNode page(String pathAndQuery) {
        Answer answer = get(pathAndQuery).is(200);
        int length = answer.text().length();
        assertTrue(length < MOST + 2 * LARGE, () -> length + " characters");
        answer.raw().body().close();
        return answer.json();
    }

    private static List<String> names(JsonNode page) {
        return page.get("Resources").valueStream()
                .map(user -> user.get("userName").stringValue().replace("@example.com", "")).toList();
    }
}
