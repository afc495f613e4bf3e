package dev.scimconsole.server.mail;

import dev.scimconsole.server.scim.UserCreations;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of this room: sends emails in the background, as long as it is not closed. Several nodes may do
/// so on one store.
public final class Mails implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /// Until the transaction that added an email has ended, and for others to join it.
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Semaphore added = new Semaphore(0);
    private final EmailInvites invites;
    private final ExpiryReminders reminders;
    private final MailSender sender;
    private final Thread thread;
    private volatile boolean closed;

    private Mails(Store store, InstantSource clock, SmtpServer server) {
        invites = new EmailInvites(clock, added::release);
        reminders = new ExpiryReminders(store, clock);
        sender = new MailSender(store, clock, server, () -> closed);
        thread = Thread.ofVirtual().name("mail").unstarted(this::runUntilClosed);
    }

    /// Starts to send what waits, and to remind Org Admins of a token's end.
    ///
    /// @param store is not closed by this
    public static Mails start(Store store, InstantSource clock, SmtpServer server) {
        Mails mails = new Mails(store, clock, server);
        mails.thread.start();
        return mails;
    }

    /// Invites users who are created.
    public UserCreations invites() {
        return invites;
    }

    /// Ends after the email that is being sent, or after ten seconds. What is left waits in the store.
    @Override
    public void close() {
        closed = true;
        added.release();
        try {
            if (!thread.join(LONGEST_END)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilClosed() {
        try {
            while (!closed) {
                work();
                if (added.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS) && !closed) {
                    Thread.sleep(GATHERING);
                    added.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Closed in the middle of something that took too long.
        }
    }

    private void work() {
        try {
            reminders.make();
            sender.sendDue();
        } catch (StoreUnavailableException e) {
            LOG.warn("No emails are sent while the database does not answer: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A mistake of this program. What was claimed is claimed again later.
            LOG.error("Sending emails failed in a way that nobody foresaw", e);
        }
    }
}
