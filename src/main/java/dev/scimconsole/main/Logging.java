package dev.scimconsole.main;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The program's logging, all of it, one line a record: to standard error, and of the desktop to files that
/// replace each other as well, so that somebody can look what happened before.
final class Logging {

    private static final int FILE_BYTES = 1024 * 1024;
    private static final int FILES = 5;

    /// Not of the class itself: the name of the provider is given while somebody waits for the window, and
    /// the log manager opens every jar.
    private static final class Held {

        /// Held, because the log manager forgets a logger's level with the logger.
        private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
        /// They repeat what a client sends where it is malformed: a token that slipped into another header,
        /// and a line for each request of whoever likes to fill a disk.
        private static final List<Logger> TALKATIVE = Stream
                .of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort")
                .map(Logger::getLogger).toList();
    }

    /// Not Java's own, which takes what standard error is when it is made: while the desktop starts, that may
    /// be kept back.
    private static final class ToTerminal extends Handler {

        private final PrintStream terminal;

        ToTerminal(PrintStream terminal) {
            this.terminal = terminal;
            setFormatter(new LogFormat());
        }

        @Override
        public void publish(LogRecord written) {
            if (isLoggable(written)) {
                terminal.print(getFormatter().format(written));
                terminal.flush();
            }
        }

        @Override
        public void flush() {
            terminal.flush();
        }

        /// Leaves the terminal to others.
        @Override
        public void close() {
            flush();
        }
    }

    private Logging() {}

    /// Names the one kind of logging that is there to SLF4J, which the libraries log by: it would open every
    /// jar to look for others. Before anything is logged.
    static void nameProvider() {
        System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        // It would say on standard error that it does as it is told.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    /// @param terminal gets each line
    static void configure(PrintStream terminal) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(new ToTerminal(terminal));
        root.setLevel(Level.INFO);
        Held.JETTY.setLevel(Level.WARNING);
        Held.TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /// The same, and to files.
    ///
    /// @param terminal  gets each line
    /// @param ofDesktop where the desktop keeps what is its own; where that can't be written, there are none,
    ///                  and the log says so
    static void configureOfDesktop(PrintStream terminal, Path ofDesktop) {
        configure(terminal);
        try {
            Path folder = DataDirectory.log(ofDesktop);
            DataDirectory.makeOfDesktop(ofDesktop);
            DataDirectory.make(folder);
            Logger.getLogger("").addHandler(files(folder));
        } catch (IOException e) {
            Logger.getLogger(Logging.class.getName()).log(Level.WARNING, "no log files: {0}", e.getMessage());
        }
    }

    /// Five files of a mebibyte in a folder: the newest has number 0, and the oldest goes.
    static Handler files(Path folder) throws IOException {
        Handler files = new FileHandler(folder.resolve("scim-console.%g.log").toString(), FILE_BYTES, FILES,
                true);
        files.setFormatter(new LogFormat(true));
        files.setLevel(Level.ALL);
        files.setEncoding(StandardCharsets.UTF_8.name());
        return files;
    }
}
