package dev.scimconsole.server.custody;

import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// What is signed: that a link of an organization's chain was the newest one at a time.
///
/// @param number   the link's; 0 while there is none
/// @param signedAt counts to the millisecond
record HeadStatement(String organizationId, long number, Sha256 hash, Instant signedAt) {

    static HeadStatement of(SignedHead head) {
        return new HeadStatement(head.organizationId(), head.number(), head.hash(), head.signedAt());
    }

    /// Signs it.
    ///
    /// @throws IOException with a sentence, when the key can't be reached or signs with another one than it
    ///                     says
    SignedHead sign(AuditKey key) throws IOException {
        AuditKey.Signature signature = key.sign(digest());
        return new SignedHead(organizationId, number, hash, signedAt, signature.publicKey(),
                Base64.getEncoder().encodeToString(signature.bytes()));
    }

    /// Whether the head's signature is one of this statement.
    boolean isSignedBy(SignedHead head) {
        return Ed25519.verifies(head.publicKey(), digest(), head.signature());
    }

    /// SHA-256 over the lines, so that a key service need not see them.
    private byte[] digest() {
        String text = String.join("\n", "SCIM Console audit head 1", organizationId, Long.toString(number),
                hash.hex(),
                Long.toString(signedAt.toEpochMilli()), "");
        return HexFormat.of().parseHex(Sha256.digest(text.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
