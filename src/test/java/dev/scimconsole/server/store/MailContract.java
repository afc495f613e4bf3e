package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does with emails that wait.
abstract class MailContract extends StoreContract {

    private static final Duration CLAIM = Duration.ofMinutes(10);

    @Test
    void mailsAreClaimedAsTheyWereAdded() {
        MailRecord invite = invite(1);
        MailRecord reminder = new MailRecord(id(2), GLOBEX,
                new ExpiryReminder(id(3), id(4), NOON.plusSeconds(60), 14), "owner@globex.com",
                NOON.plusSeconds(2), 0);
        write(t -> {
            t.mails().add(reminder);
            t.mails().add(invite);
        });
        assertEquals(List.of(), claim(NOON.minusMillis(1), 9));
        assertEquals(List.of(claimed(invite, 1)), claim(NOON.plusSeconds(1), 9));
        assertEquals(List.of(claimed(reminder, 1)), claim(NOON.plusSeconds(2), 9));
    }

    @Test
    void aClaimHoldsUntilItsTimeIsOver() {
        write(t -> t.mails().add(invite(1)));
        MailRecord first = claim(NOON, 1).getFirst();
        assertEquals(List.of(), claim(NOON.plus(CLAIM).minusMillis(1), 1));
        MailRecord second = claim(NOON.plus(CLAIM), 1).getFirst();
        assertEquals(2, second.tries());
        assertFalse(wrote(t -> t.mails().delete(first)), "it is another's now");
        assertFalse(wrote(t -> t.mails().putOff(first, NOON)));
        assertTrue(wrote(t -> t.mails().delete(second)));
        assertFalse(wrote(t -> t.mails().delete(second)));
        assertEquals(List.of(), claim(NOON.plus(CLAIM.multipliedBy(9)), 1));
    }

    @Test
    void whatIsPutOffIsDueThen() {
        write(t -> t.mails().add(invite(1)));
        MailRecord claimed = claim(NOON, 1).getFirst();
        assertTrue(wrote(t -> t.mails().putOff(claimed, NOON.plusSeconds(30))));
        assertEquals(List.of(), claim(NOON.plusSeconds(29), 1));
        assertEquals(List.of(claimed(invite(1), 2)), claim(NOON.plusSeconds(30), 1));
    }

    @Test
    void noTwoGetTheSameMailHoweverManyClaimAtOnce() throws Exception {
        write(t -> LongStream.range(0, 60).forEach(number -> t.mails().add(invite(number))));
        List<String> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<MailRecord>>> claims = IntStream.range(0, 12)
                    .mapToObj(_ -> threads.submit(() -> claim(NOON.plusSeconds(60), 7))).toList();
            for (Future<List<MailRecord>> claim : claims) {
                claim.get().stream().map(MailRecord::id).forEach(claimed::add);
            }
        }
        claim(NOON.plusSeconds(60), 100).stream().map(MailRecord::id).forEach(claimed::add);
        assertEquals(LongStream.range(0, 60).mapToObj(Samples::id).toList(),
                claimed.stream().sorted().toList());
    }

    @Test
    void aReminderIsMadeOnce() {
        assertTrue(wrote(t -> t.mails().markReminded(ACME, id(1), NOON, 30)));
        assertFalse(wrote(t -> t.mails().markReminded(ACME, id(1), NOON, 30)));
        assertTrue(wrote(t -> t.mails().markReminded(ACME, id(1), NOON, 14)));
        assertTrue(wrote(t -> t.mails().markReminded(ACME, id(1), NOON.plusSeconds(1), 30)), "another end");
        assertTrue(wrote(t -> t.mails().markReminded(ACME, id(2), NOON, 30)), "another token");
        assertTrue(wrote(t -> t.mails().markReminded(GLOBEX, id(1), NOON, 30)));
    }

    private List<MailRecord> claim(Instant now, int limit) {
        return store().write(t -> t.mails().claim(now, now.plus(CLAIM), limit));
    }

    private static MailRecord invite(long number) {
        return new MailRecord(id(number), ACME, new EmailInvite(id(100 + number)),
                "zoë" + number + "@acme.com",
                NOON, 0);
    }

    private static MailRecord claimed(MailRecord mail, int tries) {
        return new MailRecord(mail.id(), mail.organizationId(), mail.topic(), mail.address(),
                mail.createdAt(),
                tries);
    }
}
