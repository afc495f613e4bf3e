package dev.scimconsole.server.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.ClientRhythm.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@Tag("server.rotation")
class RhythmTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void fourSyncsAreTooFew() {
        ClientRhythm rhythm = Rhythm.of(every(20, 4), minutes(60), minutes(10_000));
        assertEquals(new ClientRhythm(State.LEARNING, 4, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty()), rhythm);
    }

    @Test
    void oktaUsuallyCallsEveryTwentyMinutesAndHasNotForThreeHours() {
        ClientRhythm onTime = Rhythm.of(every(20, 10), minutes(181), minutes(200));
        assertEquals(State.AS_USUAL, onTime.state());
        assertEquals(Optional.of(1_200L), onTime.usualGapSeconds());
        assertEquals(Optional.of(minutes(200)), onTime.nextExpectedAt());
        assertEquals(Optional.of(minutes(241)), onTime.alarmAt());
        assertEquals(Optional.empty(), onTime.silentSince());
        ClientRhythm silent = Rhythm.of(every(20, 10), minutes(181), minutes(361));
        assertEquals(State.SILENT, silent.state());
        assertEquals(Optional.of(minutes(181)), silent.silentSince());
    }

    @Test
    void theAlarmComesAfterItsTimeAndNotBefore() {
        assertEquals(State.AS_USUAL, Rhythm.of(every(40, 10), minutes(360), minutes(480)).state());
        assertEquals(State.SILENT,
                Rhythm.of(every(40, 10), minutes(360), minutes(480).plusMillis(1)).state());
    }

    @Test
    void aBurstAndASecondNodesNoteOfItCountOnce() {
        List<Instant> twice = every(40, 6).stream()
                .flatMap(at -> List.of(at, at.plusMillis(1), at.plusSeconds(299)).stream()).toList();
        ClientRhythm rhythm = Rhythm.of(twice, minutes(205), minutes(206));
        assertEquals(6, rhythm.syncs());
        assertEquals(Optional.of(2_400L), rhythm.usualGapSeconds());
        assertEquals(Optional.of(minutes(240)), rhythm.nextExpectedAt());
    }

    @Test
    void nightsDoNotRaiseTheAlarm() {
        List<Instant> workdays = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            for (int hour = 0; hour < 10; hour++) {
                workdays.add(minutes(day * 1_440L + hour * 60L));
            }
        }
        Instant evening = workdays.getLast();
        assertEquals(State.AS_USUAL,
                Rhythm.of(workdays, evening, evening.plus(Duration.ofHours(15))).state());
        assertEquals(State.SILENT,
                Rhythm.of(workdays, evening, evening.plus(Duration.ofHours(24))).state());
    }

    @Test
    void oneOutageDoesNotMakeItDeaf() {
        List<Instant> starts = new ArrayList<>(every(40, 20));
        Instant after = starts.getLast().plus(Duration.ofDays(3));
        LongStream.range(0, 20).forEach(i -> starts.add(after.plus(Duration.ofMinutes(40 * i))));
        Instant last = starts.getLast();
        assertEquals(State.SILENT, Rhythm.of(starts, last, last.plus(Duration.ofHours(3))).state());
    }

    @Test
    void aClockSetBackRaisesNoAlarm() {
        assertEquals(State.AS_USUAL, Rhythm.of(every(20, 10), minutes(180), minutes(-600)).state());
    }

    private static List<Instant> every(int minutes, int syncs) {
        return LongStream.range(0, syncs).mapToObj(i -> minutes(i * minutes)).toList();
    }

    private static Instant minutes(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
