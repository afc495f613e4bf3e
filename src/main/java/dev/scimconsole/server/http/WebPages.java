package dev.scimconsole.server.http;

import dev.scimconsole.server.http.call.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Pages for whoever opens the server's address or an invite's link in a browser, to say where to go on. They
/// hold nothing of a request and run no script, so that what stands behind a link's `#` stays in the address
/// bar.
final class WebPages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> PAGES = Map.of("/", "index.html", "/invite", "invite.html");
    private static final String STYLES = "/page.css";
    /// Nothing but our own style sheet, and nobody may show the page inside of another.
    private static final String POLICY = "default-src 'none'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; "
            + "frame-ancestors 'none'";

    private WebPages() {}

    /// The page at an address, if there is one.
    ///
    /// @param path     percent-encoded as sent
    /// @param language of the page
    static Optional<Answer> find(String method, String path, Locale language) {
        Optional<Answer> page = path.equals(STYLES)
                ? Optional.of(answer("text/css; charset=utf-8", "page.css"))
                : Optional.ofNullable(PAGES.get(path))
                        .map(file -> answer(HTML, language.toLanguageTag() + "/" + file)
                                .with("Content-Language", language.toLanguageTag()));
        return page.map(found -> method.equals("GET") || method.equals("HEAD")
                ? found
                : Answer.wrongMethod(List.of("GET", "HEAD")));
    }

    private static Answer answer(String contentType, String file) {
        try (InputStream in = WebPages.class.getResourceAsStream("web/" + file)) {
            return Answer.file(contentType, in.readAllBytes()).with("Content-Security-Policy", POLICY)
                    .with("Referrer-Policy", "no-referrer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
