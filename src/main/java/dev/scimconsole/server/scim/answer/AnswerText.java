package dev.scimconsole.server.scim.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text of an answer while it is written. What is long is held in UTF-8 piece by piece: as one text it
/// would stand in memory four times until it is sent. For one thread at a time.
public final class AnswerText {

    private static final int LONGEST_PIECE = 256 * 1024;

    private final StringBuilder piece;
    private final List<byte[]> pieces = new ArrayList<>(1);
    private long before;

    /// @param expected characters, as far as one can tell
    public AnswerText(long expected) {
        piece = new StringBuilder((int) Math.min(expected, LONGEST_PIECE));
    }

    /// A text that is complete.
    public static AnswerText of(String text) {
        return new AnswerText(text.length()).append(text);
    }

    /// Appends a text.
    public AnswerText append(String text) {
        return append(text, 0, text.length());
    }

    /// Appends a part of a text.
    public AnswerText append(String text, int from, int to) {
        piece.append(text, from, to);
        endPiece();
        return this;
    }

    /// Appends a number.
    public AnswerText append(long number) {
        piece.append(number);
        return this;
    }

    /// Appends another text, which is not used any more.
    public AnswerText append(AnswerText other) {
        if (!other.pieces.isEmpty()) {
            encode();
            pieces.addAll(other.pieces);
            before += other.before;
        }
        piece.append(other.piece);
        endPiece();
        return this;
    }

    /// Characters so far.
    public long length() {
        return before + piece.length();
    }

    private void endPiece() {
        // Half of a character is nothing that could be encoded.
        if (piece.length() >= LONGEST_PIECE && !Character.isHighSurrogate(piece.charAt(piece.length() - 1))) {
            encode();
        }
    }

    private void encode() {
        if (!piece.isEmpty()) {
            before += piece.length();
            pieces.add(piece.toString().getBytes(StandardCharsets.UTF_8));
            piece.setLength(0);
        }
    }

    /// All of it in UTF-8, in pieces that follow each other; at least one. Nothing is appended afterwards.
    public List<byte[]> inUtf8() {
        encode();
        return pieces.isEmpty() ? List.of(new byte[0]) : List.copyOf(pieces);
    }

    /// All of it, where it is known to be short.
    @Override
    public String toString() {
        StringBuilder whole = new StringBuilder();
        pieces.forEach(bytes -> whole.append(new String(bytes, StandardCharsets.UTF_8)));
        return whole.append(piece).toString();
    }
}
