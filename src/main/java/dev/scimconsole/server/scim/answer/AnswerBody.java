package dev.scimconsole.server.scim.answer;

import java.util.List;
import java.util.Optional;

/// The body of an answer in UTF-8. Whoever sends it closes it afterwards.
///
/// @param pieces one after another; not changed
/// @param share  of the room for answers; empty for one that is of no weight
public record AnswerBody(List<byte[]> pieces, Optional<AnswerRoom.Share> share) implements AutoCloseable {

    /// A short one.
    public static AnswerBody of(String text) {
        return new AnswerBody(AnswerText.of(text).inUtf8(), Optional.empty());
    }

    /// Bytes in all.
    public long length() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public void close() {
        share.ifPresent(AnswerRoom.Share::close);
    }
}
