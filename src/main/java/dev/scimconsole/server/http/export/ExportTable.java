package dev.scimconsole.server.http.export;

import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How the rows of a list are written out.
///
/// @param columns their names
/// @param cells   of a row, as many as there are columns
public record ExportTable<T>(List<String> columns, Function<T, Stream<String>> cells) {

    /// What stands before the first row.
    public void writeHead(ExportFormat format, OutputStream out) throws IOException {
        if (format == ExportFormat.CSV) {
            out.write(Csv.line(columns.stream()));
        }
    }

    /// Some rows.
    public void write(ExportFormat format, List<T> rows, OutputStream out) throws IOException {
        for (T row : rows) {
            switch (format) {
                case CSV -> out.write(Csv.line(cells.apply(row)));
                case JSON_LINES -> {
                    out.write(WireFormat.write(row));
                    out.write('\n');
                }
            }
        }
    }
}
