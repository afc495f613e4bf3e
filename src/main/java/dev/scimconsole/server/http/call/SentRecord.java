package dev.scimconsole.server.http.call;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.wire.UnreadableException;
import dev.scimconsole.wire.WireFormat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/// Reads the records that clients send, and says in a sentence what is wrong with them.
final class SentRecord {

    private SentRecord() {}

    /// Reads a request's body; all members that are not optional must be there.
    ///
    /// @throws ProblemException naming the member that is wrong, never quoting what was sent
    static <T extends Record> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = WireFormat.readRequest(body, type);
        } catch (UnreadableException e) {
            throw e.member().map(member -> inMember(member, e.isMissing())).orElseGet(
                    () -> ProblemException.of(ProblemCode.INVALID_REQUEST, "say.request.notJson"));
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (valueOf(component, value) instanceof String text && !isWellFormed(text)) {
                throw ProblemException.inField(component.getName(), ProblemCode.INVALID_REQUEST,
                        "say.request.noCharacter", component.getName());
            }
        }
        return value;
    }

    private static ProblemException inMember(String member, boolean missing) {
        return ProblemException.inField(member, ProblemCode.INVALID_REQUEST,
                missing ? "say.request.missing" : "say.request.wrongType", member);
    }

    /// Whether it has no U+0000 and no half of a surrogate pair, which no database can hold.
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static Object valueOf(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessors are public and don't fail", e);
        }
    }
}
