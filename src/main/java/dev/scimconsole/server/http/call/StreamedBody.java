package dev.scimconsole.server.http.call;

import java.io.IOException;
import java.io.OutputStream;

/// A body that is written piece by piece, as long as it takes. Runs on a thread that may block.
@FunctionalInterface
public interface StreamedBody {

    /// Writes all of it. What is flushed is sent at once.
    ///
    /// @throws IOException when the client goes away
    void writeTo(OutputStream out) throws IOException;
}
