package dev.scimconsole.server.scim;

import dev.scimconsole.server.url.QueryString;
import org.jspecify.annotations.Nullable;

/// The query of a request. Its parameters are read once, when somebody asks for them first. Of one thread.
public final class RequestQuery {

    private final String text;
    private @Nullable QueryString parameters;

    /// @param text as sent, without the question mark; empty text when there is none
    public RequestQuery(String text) {
        this.text = text;
    }

    /// As sent, without the question mark; empty text when there is none.
    String text() {
        return text;
    }

    /// Its parameters.
    ///
    /// @throws IllegalArgumentException with a sentence, when they can't be decoded
    QueryString parameters() {
        if (parameters == null) {
            parameters = QueryString.parse(text);
        }
        return parameters;
    }
}
