package dev.scimconsole.server.http.export;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tables for spreadsheets (RFC 4180).
final class Csv {

    private Csv() {}

    /// A line, in UTF-8.
    static byte[] line(Stream<String> cells) {
        return (cells.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A cell that a spreadsheet shows and never runs: what looks like a formula gets an apostrophe in front
    /// (OWASP, "CSV Injection").
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
