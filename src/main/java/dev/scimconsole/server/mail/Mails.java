package dev.scimconsole.server.mail;

import dev.scimconsole.server.background.Rounds;
import dev.scimconsole.server.scim.UserCreations;
import dev.scimconsole.server.store.Store;
import java.time.Duration;
import java.time.InstantSource;

/// The door of this room: sends emails in the background, as long as it is not closed. Several nodes may do
/// so on one store.
public final class Mails implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Rounds rounds = new Rounds("mail", "No emails are sent", BETWEEN_LOOKS, LONGEST_END,
            this::work);
    private final EmailInvites invites;
    private final ExpiryReminders reminders;
    private final MailSender sender;

    private Mails(Store store, InstantSource clock, SmtpServer server) {
        invites = new EmailInvites(clock, rounds::wake);
        reminders = new ExpiryReminders(store, clock);
        sender = new MailSender(store, clock, server, rounds::isClosing);
    }

    /// Starts to send what waits, and to remind Org Admins of a token's end.
    ///
    /// @param store is not closed by this
    public static Mails start(Store store, InstantSource clock, SmtpServer server) {
        Mails mails = new Mails(store, clock, server);
        mails.rounds.start();
        return mails;
    }

    /// Invites users who are created.
    public UserCreations invites() {
        return invites;
    }

    /// Ends after the email that is being sent, or after ten seconds. What is left waits in the store.
    @Override
    public void close() {
        rounds.close();
    }

    /// What is claimed and not sent is claimed again later.
    private void work() {
        reminders.make();
        sender.sendDue();
    }
}
