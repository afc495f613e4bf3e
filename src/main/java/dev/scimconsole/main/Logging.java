package dev.scimconsole.main;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The program's logging, all of it: to standard error, one line a record.
final class Logging {

    /// Held, because the log manager forgets a logger's level with the logger.
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /// They repeat what a client sends where it is malformed: a token that slipped into another header, and a line for
    /// each request of whoever likes to fill a disk.
    private static final List<Logger> TALKATIVE = Stream
            .of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort")
            .map(Logger::getLogger).toList();

    private Logging() {}

    static void configure() {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setFormatter(new LogFormat());
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
        JETTY.setLevel(Level.WARNING);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
