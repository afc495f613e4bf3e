package dev.scimconsole.main;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// The program's logging, all of it: to standard error, one line a record.
final class Logging {

    /// Held, because the log manager forgets a logger's level with the logger.
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

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
    }
}
