package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Answers that are large, one after another and many at once: there is room for some of them.
/// Each test makes so many people that one after another they would take longer than all else in this room.
@Tag("server")
@Tag("server.scim")
@Execution(ExecutionMode.CONCURRENT)
class LargeAnswersTest extends ScimTest {

    private static final int MEMBERS = 1_500;
    private static final int ROOM = 300_000;

    private final AnswerRoom room = AnswerRoom.of(ROOM, Duration.ZERO);
    private String group;
    private List<String> members;

    @BeforeEach
    void fill() {
        members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(createUser("user" + i).id());
        }
        group = createGroup("Everyone", members.toArray(String[]::new)).id();
        service = serving(room);
    }

    private ScimServiceProvider serving(AnswerRoom answers) {
        return new ScimServiceProvider(store, tokens, clock, ScimLimits.STANDARD, UserCreations.UNHEARD,
                answers);
    }

    @Test
    void aLargeGroupTakesItsShareUntilItIsSent() {
        Answer answer = get("/Groups/" + group).is(200);
        assertEquals(MEMBERS, answer.json().get("members").size());
        int taken = ROOM - room.free();
        assertTrue(taken >= answer.text().length() - 1_000, () -> taken + " of " + answer.text().length());
        answer.raw().body().close();
        assertEquals(ROOM, room.free());
    }

    @Test
    void manyGroupsAndTheGroupsOfManyTakeTheirShareToo() {
        service = new ScimServiceProvider(store, tokens, clock);
        for (int i = 0; i < 5; i++) {
            createGroup("Some " + i, members.subList(i * 150, i * 150 + 900).toArray(String[]::new));
        }
        service = serving(AnswerRoom.of(100 * ROOM, Duration.ZERO));
        Answer groups = get("/Groups?filter=displayName sw \"Some\"".replace(" ", "%20").replace("\"", "%22"))
                .is(200);
        assertEquals(5, groups.json().get("Resources").size());
        assertTrue(taken(groups) >= groups.text().length() - 5_000,
                () -> taken(groups) + " of " + groups.text().length());
        Answer users = get("/Users?count=1000&attributes=groups").is(200);
        int memberships = users.json().get("Resources").valueStream()
                .mapToInt(one -> one.get("groups").size()).sum();
        assertTrue(memberships > 2_000);
        assertTrue(taken(users) > memberships * 350, () -> taken(users) + " for " + memberships);
    }

    private static int taken(Answer answer) {
        return answer.raw().body().share().orElseThrow().held();
    }

    @Test
    void whatTheRoomIsTooSmallForIsToComeAgain() {
        try (AnswerRoom.Share others = room.share()) {
            others.need(ROOM);
            for (Answer full : List.of(get("/Groups/" + group), get("/Groups"), get("/Users?count=1000"),
                    get("/Groups/" + group + "?attributes=members.value"))) {
                assertEquals("5", full.is(503).header("Retry-After"));
            }
            get("/Groups/" + group + "?excludedAttributes=members").is(200);
            get("/Users/" + members.getFirst()).is(200);
            patchOps("/Users/" + members.getFirst(),
                    "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}")
                    .is(200);
        }
        Answer users = get("/Users?count=1000").is(200);
        assertEquals(1_000, users.json().get("Resources").size());
        users.raw().body().close();
        assertEquals(ROOM, room.free());
    }

    @Test
    void aChangeWhoseAnswerHasNoRoomIsNotMade() {
        String renamed = "{\"schemas\": [\"" + CORE_GROUP
                + "\"], \"displayName\": \"Renamed\", \"members\": ["
                + String.join(", ", members.stream().map("{\"value\": \"%s\"}"::formatted).toList()) + "]}";
        try (AnswerRoom.Share others = room.share()) {
            others.need(ROOM);
            put("/Groups/" + group, renamed).is(503);
        }
        Answer before = get("/Groups/" + group).is(200);
        assertEquals("Everyone", before.json().get("displayName").stringValue());
        before.raw().body().close();
        put("/Groups/" + group, renamed).is(200).raw().body().close();
        assertEquals(ROOM, room.free());
    }

    @Test
    void whoeverWaitsIsAnsweredOnceThereIsRoom() throws Exception {
        AnswerRoom patient = AnswerRoom.of(ROOM, Duration.ofMinutes(1));
        service = serving(patient);
        AnswerRoom.Share others = patient.share();
        others.need(ROOM);
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> get("/Groups/" + group));
        assertFalse(waiting.isDone());
        others.close();
        Answer answer = waiting.get(1, TimeUnit.MINUTES).is(200);
        assertEquals(MEMBERS, answer.json().get("members").size());
        answer.raw().body().close();
        assertEquals(ROOM, patient.free());
    }

    /// RFC 7644 §3.9.
    @Test
    void rfc7644Section3_9_membershipsStandWholeOrInPart() {
        service = new ScimServiceProvider(store, tokens, clock);
        String user = "/Users/" + members.getFirst();
        assertEquals("[\"id\",\"members\"]",
                get("/Groups/" + group + "?attributes=members").is(200).json().propertyNames().stream()
                        .filter(name -> !name.equals("schemas")).map("\"%s\""::formatted).toList().toString()
                        .replace(" ", ""));
        assertEquals(MEMBERS, get("/Groups/" + group + "?excludedAttributes=displayName").is(200).json()
                .get("members").size());
        assertEquals("{\"value\":\"" + members.getFirst() + "\"}",
                get("/Groups/" + group + "?attributes=members.value").is(200).json().at("/members/0")
                        .toString());
        assertEquals("Everyone", get(user + "?attributes=userName,groups").is(200).json()
                .at("/groups/0/display").stringValue());
        assertEquals("{\"display\":\"Everyone\"}",
                get(user + "?attributes=groups.display").is(200).json().at("/groups/0").toString());
        assertFalse(get(user + "?attributes=userName").is(200).json().has("groups"));
        assertFalse(get(user + "?excludedAttributes=groups,userName").is(200).json().has("groups"));
    }
}
