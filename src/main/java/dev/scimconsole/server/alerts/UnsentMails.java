package dev.scimconsole.server.alerts;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Gives up alerts by email on a server that sends none, and says so beside them: else they would wait for
/// ever.
public final class UnsentMails implements Runnable {

    private final Store store;
    private final InstantSource clock;

    /// @param store is not closed by this
    public UnsentMails(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (!store.read(transaction -> transaction.mails().alerts()).isEmpty()) {
            store.write(this::giveUp);
        }
    }

    private List<MailRecord> giveUp(Transaction transaction) {
        List<MailRecord> unsent = transaction.mails().alerts();
        unsent.forEach(mail -> {
            transaction.mails().delete(mail);
            transaction.mails().noteOutcome(mail, clock.instant(), Optional.of("no-mail-server"));
        });
        return unsent;
    }
}
