package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test in which a binding threw: JavaFX logs that, a trace for each time, and goes on without its
/// value.
final class BrokenBindings implements BeforeEachCallback, AfterEachCallback {

    private static final Logger LOGGER = Logger.getLogger("javafx.beans");

    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord told) {
            if (told.getThrown() != null) {
                broken.add(told.getThrown() + " at " + told.getThrown().getStackTrace()[0]);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(ExtensionContext context) {
        broken.clear();
        LOGGER.addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LOGGER.removeHandler(handler);
        assertEquals(List.of(), broken);
    }
}
