package dev.scimconsole.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Emails that wait to be sent, and which reminders were made.
///
/// Whoever sends claims emails for a time. Nobody else gets them until then; whoever claimed them takes them
/// out, or puts them off. After a crash the time passes, and they are claimed again: each is sent at least once, and
/// twice only where a process died, or hung for longer than it had claimed, between the mail server's yes and the
/// store's.
public interface MailRecords {

    /// An email that waits.
    ///
    /// @param id      a UUID in text form
    /// @param address whom to send it to, as it was given
    /// @param tries   how often it was claimed, this time among them
    record MailRecord(String id, String organizationId, Topic topic, String address, Instant createdAt,
            int tries) {}

    /// What an email is about. Its text is made when it is sent, of what is true then.
    sealed interface Topic {

        /// A user's account was created.
        record EmailInvite(String userId) implements Topic {}

        /// A token's life ends soon.
        ///
        /// @param administratorId who is reminded
        /// @param days            the reminder that was due: so many days or fewer were left
        record ExpiryReminder(String administratorId, String tokenId, Instant expiresAt, int days)
                implements
                    Topic {}
    }

    /// Adds an email, which is due at once. That an invite waits is kept beside its user, if there is one.
    void add(MailRecord mail);

    /// No email is put off for longer than this.
    Duration LONGEST_WAIT = Duration.ofHours(2);

    /// Claims emails that are due, those that have waited longest first. One that would be due only after
    /// [#LONGEST_WAIT] is due too: the clock was set back since.
    ///
    /// @param until when the claim ends
    /// @param limit how many at the most
    List<MailRecord> claim(Instant now, Instant until, int limit);

    /// Takes an email out.
    ///
    /// @return whether it was still claimed as the record says; if not, somebody else has it now
    boolean delete(MailRecord claimed);

    /// Notes beside the user what became of an email invite. Nothing happens where the user is gone, or for other emails.
    ///
    /// @param failure why it was given up; empty when it was sent
    void noteOutcome(MailRecord mail, Instant at, Optional<String> failure);

    /// Ends a claim: the email is due again at another time.
    ///
    /// @return whether it was still claimed as the record says; if not, nothing was changed
    boolean putOff(MailRecord claimed, Instant until);

    /// Notes that reminders were made. The first note counts.
    ///
    /// @return whether this was the first one, on whatever node
    boolean markReminded(String organizationId, String tokenId, Instant expiresAt, int days);
}
