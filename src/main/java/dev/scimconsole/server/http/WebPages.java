package dev.scimconsole.server.http;

import dev.scimconsole.server.http.call.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages for whoever opens the server's address or an invite's link in a browser, to say where to go on. They
/// hold nothing of a request and run no script, so that what stands behind a link's `#` stays in the address
/// bar.
final class WebPages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, Page> PAGES = Map.of("/", new Page("index.html", HTML), "/invite",
            new Page("invite.html", HTML), "/page.css", new Page("page.css", "text/css; charset=utf-8"));
    /// Nothing but our own style sheet, and nobody may show the page inside of another.
    private static final String POLICY = "default-src 'none'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; "
            + "frame-ancestors 'none'";

    private record Page(String file, String contentType) {}

    private WebPages() {}

    /// The page at an address, if there is one.
    ///
    /// @param path percent-encoded as sent
    static Optional<Answer> find(String method, String path) {
        return Optional.ofNullable(PAGES.get(path)).map(page -> method.equals("GET") || method.equals("HEAD")
                ? answer(page)
                : Answer.wrongMethod(List.of("GET", "HEAD")));
    }

    private static Answer answer(Page page) {
        try (InputStream in = WebPages.class.getResourceAsStream("web/" + page.file())) {
            return Answer.file(page.contentType(), in.readAllBytes()).with("Content-Security-Policy", POLICY)
                    .with("Referrer-Policy", "no-referrer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
