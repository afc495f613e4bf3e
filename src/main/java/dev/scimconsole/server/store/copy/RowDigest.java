package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.values.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The digest of a table's rows: the same wherever the same rows come in the same order.
final class RowDigest implements StoreCopy.RowVisitor {

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(1 + Long.BYTES);
    private long rows;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Each value with a mark of its kind in front, and each text with its length, so that no two rows read
    /// alike.
    @Override
    public void row(Object[] values) {
        for (Object value : values) {
            switch (value) {
                case null -> digest.update((byte) 0);
                case Long whole -> marked((byte) 1, whole);
                case Id id -> {
                    UUID bytes = id.value().orElseThrow();
                    marked((byte) 3, bytes.getMostSignificantBits());
                    marked((byte) 3, bytes.getLeastSignificantBits());
                }
                default -> {
                    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                    marked((byte) 2, text.length);
                    digest.update(text);
                }
            }
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    Sha256 finish() {
        return Sha256.ofDigest(digest.digest());
    }

    private void marked(byte mark, long value) {
        digest.update(number.clear().put(mark).putLong(value).flip());
    }
}
