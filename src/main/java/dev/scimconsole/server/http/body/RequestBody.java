package dev.scimconsole.server.http.body;

import dev.scimconsole.wording.Saying;
/// What became of reading a request's body. Whoever reads one closes it when nothing of it is needed any
/// more.
public sealed interface RequestBody extends AutoCloseable {

    /// All of it.
    ///
    /// @param bytes not compressed, in UTF-8 where the request names a charset
    /// @param share of the budget, held until this is closed
    record Whole(byte[] bytes, BodyBudget.Share share) implements RequestBody {

        @Override
        public void close() {
            share.close();
        }
    }

    /// It is larger than it may be.
    record TooLarge() implements RequestBody {}

    /// It was not there in time.
    record TooSlow() implements RequestBody {}

    /// So many others are read at this time that there is no memory left for it.
    record NoRoom() implements RequestBody {}

    /// Its content coding is not one that is taken: 415 (RFC 9110 §15.5.16).
    record UnknownCoding(Saying sentence) implements RequestBody {}

    /// Its charset is not one that is taken: 415.
    record UnknownCharset(Saying sentence) implements RequestBody {}

    /// It is not what the headers say, or ended before its end: 400.
    record Broken(Saying sentence) implements RequestBody {}

    @Override
    default void close() {
        // Nothing of it is held.
    }
}
