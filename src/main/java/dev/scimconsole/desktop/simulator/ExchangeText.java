package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.simulator.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// An exchange as text, in the form that HTTP has on the wire.
final class ExchangeText {

    private static final String SCIM_PATH = "/scim/v2";

    private ExchangeText() {}

    /// Method and path in a line, decoded for reading.
    static String line(Exchange exchange) {
        int scim = exchange.path().indexOf(SCIM_PATH);
        String path = scim < 0 ? exchange.path() : exchange.path().substring(scim + SCIM_PATH.length());
        return exchange.method() + " " + URLDecoder.decode(path, StandardCharsets.UTF_8);
    }

    /// The whole request, as sent but for the token.
    static String request(Exchange exchange) {
        return exchange.method() + " " + exchange.path() + "\n" + headers(exchange.requestHeaders())
                + body(exchange.requestBody());
    }

    /// The whole answer, or why there is none.
    static String answer(Exchange exchange, Locale language) {
        return exchange.answer()
                .map(answer -> answer.status() + "\n" + headers(answer.headers()) + body(answer.body()))
                .orElseGet(() -> exchange.failure().map(why -> why.in(language)).orElse(""));
    }

    /// Status, or that there is none.
    static String status(Exchange exchange) {
        return exchange.answer().map(answer -> String.valueOf(answer.status())).orElse("–");
    }

    /// Whole milliseconds.
    static String duration(Exchange exchange) {
        return exchange.duration().toMillis() + " ms";
    }

    private static String headers(List<Exchange.Header> headers) {
        StringBuilder text = new StringBuilder();
        headers.forEach(
                header -> text.append(header.name()).append(": ").append(header.value()).append('\n'));
        return text.toString();
    }

    private static String body(String body) {
        return body.isEmpty() ? "" : "\n" + body;
    }
}
