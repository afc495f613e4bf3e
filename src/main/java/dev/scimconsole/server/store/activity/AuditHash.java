package dev.scimconsole.server.store.activity;

import dev.scimconsole.server.values.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The hash of a link in the chain of audit events: SHA-256 over the previous link's hash, the link's number
/// and position, and every value that is kept of the event, each with its length in front, so that no two
/// events have the same bytes.
public final class AuditHash {

    /// What the first link stands on.
    public static final Sha256 START = new Sha256("0".repeat(64));

    private AuditHash() {}

    /// The hash of a link.
    ///
    /// @param previous the hash of the link before; [#START] for the first
    /// @param number   the link's
    public static Sha256 of(Sha256 previous, long number, long position, EventRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, previous.hex());
            out.writeLong(number);
            out.writeLong(position);
            text(out, event.organizationId());
            text(out, event.id());
            out.writeLong(event.at().toEpochMilli());
            text(out, event.kind().toString());
            text(out, event.action());
            text(out, event.actor().type().toString());
            text(out, event.actor().name());
            optional(out, event.actor().tokenId());
            text(out, event.outcome().toString());
            optional(out, event.status().map(status -> Integer.toString(status)));
            optional(out, event.reason());
            optional(out, event.target().map(target -> target.type()));
            optional(out, event.target().map(target -> target.id()));
            optional(out, event.target().flatMap(target -> target.name()));
            optional(out, event.detail());
            text(out, event.origin().address());
            text(out, event.origin().userAgent());
            text(out, event.origin().requestId());
            // No audit event has any; one that was slipped in must be found.
            if (!event.passedOver().isEmpty()) {
                optional(out, PassedOverText.join(event.passedOver()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return Sha256.digest(bytes.toByteArray());
    }

    private static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            text(out, text.get());
        } else {
            out.writeInt(-1);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
