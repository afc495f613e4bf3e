package dev.scimconsole.desktop;

import dev.scimconsole.desktop.task.Tasks;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What is off the screen and ends in the background: sessions that sign out, the offline demo. The program
/// ends when all of it has.
final class Endings {

    private final Tasks tasks;
    private int underWay;
    private Runnable afterAll = () -> {};

    /// @param tasks not the window's, with which all that is still under way would be given up
    Endings(Tasks tasks) {
        this.tasks = tasks;
    }

    /// Begins one.
    ///
    /// @param ending blocks
    void begin(Runnable ending) {
        BooleanProperty going = new SimpleBooleanProperty(true);
        // Also where it fails.
        going.subscribe((_, _) -> ended());
        underWay++;
        tasks.of(() -> {
            ending.run();
            return true;
        }).showing(going).start();
    }

    /// Does something once all that was begun has ended.
    void afterAll(Runnable act) {
        afterAll = act;
        actIfAllHaveEnded();
    }

    private void ended() {
        underWay--;
        actIfAllHaveEnded();
    }

    private void actIfAllHaveEnded() {
        if (underWay == 0) {
            Runnable act = afterAll;
            afterAll = () -> {};
            act.run();
        }
    }
}
