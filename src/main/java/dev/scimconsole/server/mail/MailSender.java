package dev.scimconsole.server.mail;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.mail.MailTexts.Letter;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.AlertMail;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits, some at a time over one connection. What fails is tried again after a minute, then after
/// two, four and so on up to an hour, and given up eight hours after it was written.
final class MailSender {

    /// How long an email is tried. Then nobody would take it for an answer to what happened any more.
    static final Duration GIVEN_UP_AFTER = Duration.ofHours(8);

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final int AT_ONCE = 20;
    /// More than [#SENDING] and what one email can take, and so much that clocks of nodes may differ by
    /// minutes.
    private static final Duration CLAIM = Duration.ofMinutes(15);
    private static final Duration SENDING = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /// After a failed connection, so that a long queue does not knock at a closed door for each of its
    /// emails.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final SmtpServer server;
    private final BooleanSupplier ending;
    private Instant pausedUntil = Instant.MIN;

    /// @param ending whether to leave what is left to others
    MailSender(Store store, InstantSource clock, SmtpServer server, BooleanSupplier ending) {
        this.store = store;
        this.clock = clock;
        this.server = server;
        this.ending = ending;
    }

    /// Sends what is due. Blocks. To be called on one thread.
    ///
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't answer
    ///                                                                        just now
    void sendDue() {
        boolean more = true;
        while (more && !ending.getAsBoolean() && !isPaused(clock.instant())) {
            Instant now = clock.instant();
            List<MailRecord> claimed = store
                    .write(transaction -> transaction.mails().claim(now, now.plus(CLAIM), AT_ONCE));
            if (!claimed.isEmpty()) {
                send(new ArrayDeque<>(claimed));
            }
            more = claimed.size() == AT_ONCE;
        }
    }

    /// Not where the end of the pause is further away than it ever was: the clock was set back.
    private boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil) && !pausedUntil.isAfter(now.plus(PAUSE));
    }

    private void send(Deque<MailRecord> mails) {
        long start = System.nanoTime();
        try (SmtpConnection connection = SmtpConnection.open(server)) {
            while (!mails.isEmpty() && !ending.getAsBoolean()
                    && System.nanoTime() - start < SENDING.toNanos()) {
                send(connection, mails.peek());
                mails.remove();
            }
            Instant now = clock.instant();
            mails.forEach(mail -> store.write(transaction -> transaction.mails().putOff(mail, now)));
        } catch (MailFailedException e) {
            LOG.warn("The mail server {} takes no emails ({}); they wait", server, e.getMessage());
            pausedUntil = clock.instant().plus(PAUSE);
            mails.forEach(mail -> failed(mail, e.failure()));
        }
    }

    /// @throws MailFailedException when no other email can be sent over this connection either
    private void send(SmtpConnection connection, MailRecord mail) throws MailFailedException {
        Instant now = clock.instant();
        Optional<Letter> letter = store.read(transaction -> MailTexts.write(transaction, mail, now));
        Optional<String> address = MailAddress.parse(mail.address());
        if (letter.isEmpty() || address.isEmpty()) {
            failed(mail, letter.isEmpty() ? MailFailure.NO_LONGER_NEEDED : MailFailure.NOT_AN_ADDRESS);
            return;
        }
        try {
            connection.send(new Mail(mail.id(), address.get(), letter.get().subject(), letter.get().text()),
                    now);
            settle(mail, Optional.empty());
        } catch (MailFailedException e) {
            if (e.failure() == MailFailure.UNREACHABLE) {
                throw e;
            }
            LOG.info("An email was not sent: {}", e.getMessage());
            failed(mail, e.failure());
        }
    }

    private void failed(MailRecord mail, MailFailure failure) {
        Instant now = clock.instant();
        if (failure.isFinal() || !now.isBefore(mail.createdAt().plus(GIVEN_UP_AFTER))) {
            settle(mail, Optional.of(failure));
        } else {
            Instant next = now.plus(pauseAfter(mail.tries()));
            store.write(transaction -> {
                boolean mine = transaction.mails().putOff(mail, next);
                if (mine && mail.topic() instanceof AlertMail(String deliveryId)) {
                    transaction.alerts().noteMail(mail.organizationId(), deliveryId, failure.reason(),
                            mail.tries(), next);
                }
                return mine;
            });
        }
    }

    private static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// Takes an email out and tells what became of it.
    private void settle(MailRecord mail, Optional<MailFailure> failure) {
        Instant now = clock.instant();
        store.write(transaction -> {
            boolean mine = transaction.mails().delete(mail);
            if (mine) {
                transaction.mails().noteOutcome(mail, now, failure.map(MailFailure::reason));
                tell(transaction, mail, failure, now);
            }
            return mine;
        });
    }

    /// An audit event: what this service does by itself, and no request of a client.
    private static void tell(Transaction transaction, MailRecord mail, Optional<MailFailure> failure,
            Instant at) {
        EventTarget target = switch (mail.topic()) {
            case EmailInvite(String userId) -> new EventTarget("user", userId, Optional.empty());
            case AlertMail(String deliveryId) ->
                new EventTarget("alert", deliveryId, Optional.of(mail.address()));
            case ExpiryReminder reminder ->
                new EventTarget("administrator", reminder.administratorId(), Optional.of(mail.address()));
        };
        EventDetail detail = switch (mail.topic()) {
            case EmailInvite _ -> EventDetail.emailInvite();
            case AlertMail _ -> EventDetail.alert();
            case ExpiryReminder reminder -> EventDetail.reminder(reminder.days());
        };
        String id = EventIds.next(at);
        transaction.events().append(new EventRecord(mail.organizationId(), id, at, EventKind.AUDIT,
                failure.isEmpty() ? "mail.sent" : "mail.failed", EventActor.nobody(),
                failure.isEmpty() ? EventOutcome.SUCCESS : EventOutcome.FAILED, Optional.empty(),
                failure.map(MailFailure::reason), Optional.of(target), Optional.of(detail.kept()),
                new RequestOrigin("", "SCIM-Console", id)));
    }
}
