package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import java.util.Optional;

/// How many things one page has, where a list is asked for page by page.
final class PageLimit {

    private static final int USUAL = 50;
    private static final int LARGEST = 200;

    private PageLimit() {}

    /// Reads the query's `limit`.
    ///
    /// @param asked empty for the usual number
    /// @throws ProblemException when it is out of range
    static int read(Optional<String> asked) {
        return asked.map(PageLimit::number).orElse(USUAL);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw ProblemException.inField("limit", ProblemCode.INVALID_REQUEST, "say.request.limit",
                    LARGEST);
        }
        return Integer.parseInt(text);
    }
}
