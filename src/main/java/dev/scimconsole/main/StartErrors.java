package dev.scimconsole.main;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is written to standard error while the desktop starts. Where a library is missing, JavaFX writes the
/// trace of its attempts there, and whoever reads a terminal looks for the one sentence that helps. So it is
/// kept back, handed on as soon as the desktop is there, and dropped when one sentence tells it. Safe for use
/// by several threads.
final class StartErrors implements AutoCloseable {

    /// As Linux says it: `…/libglassgtk3.so: libXtst.so.6: cannot open shared object file`.
    private static final Pattern MISSING = Pattern
            .compile("UnsatisfiedLinkError: [^:\\s]+: (?:[^:\\s]*/)?([^:/\\s]+\\.so[.0-9]*): ");

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private StartErrors() {}

    /// Keeps it back from now on.
    static StartErrors keep() {
        StartErrors kept = new StartErrors();
        System.setErr(new PrintStream(kept.said, true, StandardCharsets.UTF_8));
        return kept;
    }

    /// Hands on what was written, and all that follows.
    synchronized void pass() {
        System.setErr(before);
        before.writeBytes(said.toByteArray());
        said.reset();
        before.flush();
    }

    /// The library that could not be loaded, if one was named.
    synchronized Optional<String> missingLibrary() {
        return Optional.of(MISSING.matcher(said.toString(StandardCharsets.UTF_8))).filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /// Drops what was not handed on.
    @Override
    public synchronized void close() {
        System.setErr(before);
        said.reset();
    }
}
