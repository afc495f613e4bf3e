package dev.scimconsole.server.custody;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.StoreClaim;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.copy.StoreBackup;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Brings data back on purpose. What the copy would bring back to life ends, and what is remembered of events
/// that are not in the copy is forgotten: the record goes on from the copy.
///
/// @param ended what ended
/// @param lost  how many of the signed heads are of events that the copy does not hold
public record Restoration(Revival ended, int lost) {

    /// Puts a backup in a place where there are no data.
    ///
    /// @param backup   as [StoreBackup] made it
    /// @param database the file of the store; its folder is there
    /// @param witness  the file that remembers what was signed
    /// @param listener called on this thread
    /// @throws IllegalArgumentException  with a sentence, when it can't be done so
    /// @throws StoreUnavailableException when the disk can't be used just now
    public static Restoration restore(Path backup, Path database, Path witness, InstantSource clock,
            Consumer<StoreBackup.Progress> listener) {
        HeadWitness heads = HeadWitness.in(witness);
        Instant now = clock.instant();
        Done done = Store.restore(backup, database,
                transaction -> end(transaction, heads, now, Revival.Action.RESTORED), listener);
        return done.forgotten(heads);
    }

    /// Takes the data as they stand for those that are to be used, after they were brought back by other
    /// means.
    ///
    /// @param jdbcUrl of the store, which no server uses
    /// @param witness the file that remembers what was signed
    /// @throws IllegalArgumentException  with a sentence, when it can't be done so
    /// @throws StoreUnavailableException when the store is in use by a server, or can't be used just now
    public static Restoration adopt(String jdbcUrl, Path witness, InstantSource clock) {
        HeadWitness heads = HeadWitness.in(witness);
        Instant now = clock.instant();
        try (StoreClaim _ = StoreClaim.take(jdbcUrl, clock); Store store = Store.open(jdbcUrl)) {
            Done done = store.write(transaction -> end(transaction, heads, now, Revival.Action.ADOPTED));
            return done.forgotten(heads);
        }
    }

    private static Done end(Transaction transaction, HeadWitness witness, Instant now,
            Revival.Action action) {
        Revival all = Revival.NONE;
        List<SignedHead> misfits = new ArrayList<>();
        for (OrganizationRecord organization : transaction.organizations().all()) {
            Continuity continuity = new Continuity(transaction, organization.id(),
                    witness.heads(organization.id()));
            misfits.addAll(continuity.misfits());
            all = all.plus(Revival.end(transaction, organization.id(), now, action, continuity.lost()));
        }
        return new Done(all, misfits);
    }

    private record Done(Revival ended, List<SignedHead> misfits) {

        Restoration forgotten(HeadWitness witness) {
            try {
                if (!misfits.isEmpty()) {
                    witness.forget(misfits);
                }
                return new Restoration(ended, misfits.size());
            } catch (IOException e) {
                throw new StoreUnavailableException(
                        "The data are back, but what was signed of events that are not in"
                                + " them can't be forgotten: " + e
                                + ". Run “scim-console restore --adopt” again.",
                        e);
            }
        }
    }
}
