package dev.scimconsole.client.connection;

import java.io.Serial;

/// Ends a step that went wrong.
final class FindingException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    FindingException(FindingCode code, String sentence) {
        super(sentence);
        finding = new Finding(code, sentence);
    }

    Finding finding() {
        return finding;
    }
}
