package dev.scimconsole.server.http.export;

import dev.scimconsole.contract.refusals.RefusedChange;
import java.util.List;
import java.util.stream.Stream;

/// Refused changes as rows.
public final class RefusalExport {

    public static final ExportTable<RefusedChange> TABLE = new ExportTable<>(
            List.of("first asked", "last asked", "tries", "action", "still has access", "name",
                    "target type", "target", "target id", "attributes", "status", "reason", "about", "answer",
                    "goes through now", "client", "token", "address", "request id"),
            RefusalExport::cells);

    private RefusalExport() {}

    private static Stream<String> cells(RefusedChange change) {
        return Stream.of(change.firstAt().toString(), change.lastAt().toString(),
                Long.toString(change.tries()),
                change.action(), Boolean.toString(change.stillHasAccess()), change.displayName().orElse(""),
                change.target().type(), change.target().name().orElse(""), change.target().id(),
                String.join(" ", change.attributes()), Integer.toString(change.status()),
                change.reason().orElse(""), change.about().orElse(""), change.answer().orElse(""),
                Boolean.toString(change.passesNow()), change.origin().client(),
                change.connection().orElse(change.tokenHint()),
                change.origin().address(), change.requestId());
    }
}
