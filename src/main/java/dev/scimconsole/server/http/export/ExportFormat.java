package dev.scimconsole.server.http.export;

/// As what a list can be had whole.
public enum ExportFormat {
    /// RFC 4180, for spreadsheets; with a line of names.
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    /// One JSON object a line, as the list's pages hold them, for programs.
    JSON_LINES("jsonl", "application/jsonl; charset=utf-8");

    private final String wireName;
    private final String contentType;

    ExportFormat(String wireName, String contentType) {
        this.wireName = wireName;
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /// The name in the address, and the file's ending.
    @Override
    public String toString() {
        return wireName;
    }
}
