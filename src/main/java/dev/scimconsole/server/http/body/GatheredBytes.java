package dev.scimconsole.server.http.body;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Bytes of a body that come in piece by piece, up to a limit and within a share of the budget; for one
/// thread.
final class GatheredBytes {

    private static final int FIRST_STEP = 16 * 1024;

    private final int limit;
    private final long announced;
    private final BodyBudget.Share share;
    private byte[] bytes = new byte[0];
    private int length;
    private Optional<RequestBody> refusal = Optional.empty();

    /// @param limit     how many there may be
    /// @param announced how many there will be; negative when nobody knows
    /// @param share     grows with them
    GatheredBytes(int limit, long announced, BodyBudget.Share share) {
        this.limit = limit;
        this.announced = announced;
        this.share = share;
    }

    /// Adds a piece.
    ///
    /// @return false when it is too much
    boolean add(ByteBuffer piece) {
        int more = piece.remaining();
        if (more > limit - length) {
            refusal = Optional.of(new RequestBody.TooLarge());
        } else if (more > bytes.length - length && !grow(length + more)) {
            refusal = Optional.of(new RequestBody.NoRoom());
        } else {
            piece.get(bytes, length, more);
            length += more;
        }
        return refusal.isEmpty();
    }

    /// To what is announced, at once: so a body has either room for all of it or waits without holding any.
    private boolean grow(int least) {
        int grown = (int) (announced >= least
                ? announced
                : Math.min(limit, Math.max(FIRST_STEP, 2L * least)));
        boolean room = share.take(grown - bytes.length);
        if (room) {
            bytes = Arrays.copyOf(bytes, grown);
        }
        return room;
    }

    /// All of them, or why they are not.
    RequestBody whole() {
        return refusal.orElseGet(() -> new RequestBody.Whole(bytes(), share));
    }

    /// Those that have come.
    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
