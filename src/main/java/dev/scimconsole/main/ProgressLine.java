package dev.scimconsole.main;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/// Shows how far work is: on a terminal in one line that changes, elsewhere only the end of each step.
final class ProgressLine {

    private static final int BAR = 40;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    /// @param terminal whether a line that begins with a carriage return replaces the one before
    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLine on(PrintStream out) {
        return new ProgressLine(out,
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    /// Shows how far a step is.
    void show(String step, long done, long total, String unit) {
        boolean ended = done >= total;
        int filled = ended ? BAR : (int) (done * BAR / total);
        String line = "%-6s [%s%s] %d of %d %s".formatted(step, "#".repeat(filled), " ".repeat(BAR - filled),
                done,
                total, unit);
        if ((terminal || ended) && !line.equals(shown)) {
            out.print((terminal ? "\r" : "") + line + (ended ? System.lineSeparator() : ""));
            out.flush();
            shown = line;
        }
    }
}
