package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Signed heads of the chains of audit events ([EventRecords]). What stands here proves nothing by itself: whoever
/// can write here can also delete. It counts by its signature, and beside what is kept elsewhere. Heads go with the
/// events that they are of, when those are pruned.
public interface AuditHeadRecords {

    /// The statement that a link of the chain was the newest at a time.
    ///
    /// @param number    the link's; 0 while there is none
    /// @param hash      the link's
    /// @param signedAt  to the millisecond
    /// @param publicKey that the signature fits, as the base64 form of its X.509 encoding
    /// @param signature base64
    record SignedHead(String organizationId, long number, Sha256 hash, Instant signedAt, String publicKey,
            String signature) {}

    /// Adds a head, unless the same link has been signed with the same key.
    void add(SignedHead head);

    /// The head with the highest number.
    Optional<SignedHead> latest(String organizationId);

    /// An organization's heads from a number on, in the order of their numbers.
    List<SignedHead> from(String organizationId, long number, int limit);
}
