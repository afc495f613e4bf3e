package dev.scimconsole.server;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Has Jetty log no more than it does in the program. Of each server that is started and ended it would write
/// eight lines, which takes as long as a request.
public final class QuietJetty implements LauncherSessionListener {

    /// Held, because the log manager forgets a logger's level with the logger.
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        JETTY.setLevel(Level.WARNING);
    }
}
