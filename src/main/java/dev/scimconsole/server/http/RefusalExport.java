package dev.scimconsole.server.http;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/// The forms in which refused changes leave the service as a file. In the address it is the text that [#toString()]
/// gives.
enum RefusalExport {
    /// RFC 4180, for spreadsheets; with a line of names.
    CSV("csv", Csv.CONTENT_TYPE) {
        @Override
        void writeHead(OutputStream out) throws IOException {
            out.write(Csv.line(Stream.of("first asked", "last asked", "tries", "action", "still has access", "name",
                    "target type", "target", "target id", "attributes", "status", "reason", "about", "answer",
                    "goes through now", "client", "token", "address", "request id")));
        }

        @Override
        void write(List<RefusedChange> changes, OutputStream out) throws IOException {
            for (RefusedChange change : changes) {
                out.write(Csv.line(cells(change)));
            }
        }
    },
    /// One JSON object a line, as `GET /refused-changes` answers them, for programs.
    JSON_LINES("jsonl", "application/jsonl; charset=utf-8") {
        @Override
        void writeHead(OutputStream out) {
            // It needs none.
        }

        @Override
        void write(List<RefusedChange> changes, OutputStream out) throws IOException {
            for (RefusedChange change : changes) {
                out.write(WireFormat.write(change));
                out.write('\n');
            }
        }
    };

    private final String wireName;
    private final String contentType;

    RefusalExport(String wireName, String contentType) {
        this.wireName = wireName;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract void writeHead(OutputStream out) throws IOException;

    abstract void write(List<RefusedChange> changes, OutputStream out) throws IOException;

    /// The name in the address, and the file's ending.
    @Override
    public String toString() {
        return wireName;
    }

    private static Stream<String> cells(RefusedChange change) {
        return Stream.of(change.firstAt().toString(), change.lastAt().toString(), Long.toString(change.tries()),
                change.action(), Boolean.toString(change.stillHasAccess()), change.displayName().orElse(""),
                change.target().type(), change.target().name().orElse(""), change.target().id(),
                String.join(" ", change.attributes()), Integer.toString(change.status()),
                change.reason().orElse(""), change.about().orElse(""), change.answer().orElse(""),
                Boolean.toString(change.passesNow()), change.origin().client(), change.tokenHint(),
                change.origin().address(), change.requestId());
    }
}
