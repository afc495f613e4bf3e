package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.io.Serial;

/// Ends a step that went wrong.
final class FindingException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /// @param key       of the sentence that says what is wrong and what to do
    /// @param arguments what fills it in
    FindingException(FindingCode code, String key, Object... arguments) {
        super(Saying.of(key, arguments).inEnglish());
        finding = new Finding(code, Saying.of(key, arguments));
    }

    Finding finding() {
        return finding;
    }
}
