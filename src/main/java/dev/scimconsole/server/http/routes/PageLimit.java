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
    /// @param asked  empty for the usual number
    /// @param things what the page lists, in the plural
    /// @throws ProblemException when it is out of range
    static int read(Optional<String> asked, String things) {
        return asked.map(text -> number(text, things)).orElse(USUAL);
    }

    private static int number(String text, String things) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw ProblemException.inField("limit", ProblemCode.INVALID_REQUEST,
                    "A page has from 1 to " + LARGEST + " " + things + ".");
        }
        return Integer.parseInt(text);
    }
}
