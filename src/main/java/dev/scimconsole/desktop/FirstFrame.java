package dev.scimconsole.desktop;

import dev.scimconsole.desktop.walk.EveryPage;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Says on standard output when the window and when its first content is on the screen, and ends: for
/// measuring how long a start takes. The packaging's scripts ask for it by the system property
/// `scimconsole.exitWhenShown`. With `scimconsole.openEveryPage` beside it, it ends when every page was
/// opened: for recording what they use.
final class FirstFrame {

    private static final String ASKED = "scimconsole.exitWhenShown";
    private static final String PAGES = "scimconsole.openEveryPage";

    private final Runnable end;
    private int pulses;

    private FirstFrame(Runnable end) {
        this.end = end;
    }

    /// Says that the window is on the screen, with nothing in it.
    static void reportBareIfAsked() {
        if (Boolean.getBoolean(ASKED)) {
            System.out.println("bare");
        }
    }

    /// @param scene of a window that is shown
    /// @param end   closes the console
    static void reportIfAsked(Scene scene, Runnable end) {
        if (Boolean.getBoolean(ASKED)) {
            FirstFrame first = new FirstFrame(end);
            scene.addPostLayoutPulseListener(first::afterLayout);
            Platform.requestNextPulse();
        }
    }

    /// When the second pulse lays out, the frame of the first has been handed to the screen.
    private void afterLayout() {
        pulses++;
        if (pulses == 2) {
            System.out.println("shown");
            if (Boolean.getBoolean(PAGES)) {
                new EveryPage().begin(end);
            } else {
                end.run();
            }
        } else {
            Platform.requestNextPulse();
        }
    }
}
