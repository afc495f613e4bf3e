package dev.scimconsole.desktop.shell;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Does something once the frame is handed to the screen that shows what has just changed: what takes long
/// would else keep it from being seen. Painted on a thread of its own, a frame needs JavaFX's once more to
/// get to the screen; the pulse after it begins when it is there.
public final class NextFrame {

    private final Scene scene;
    private final Runnable work;
    private final Runnable laidOut = this::laidOut;
    private boolean isPainting;

    private NextFrame(Scene scene, Runnable work) {
        this.scene = scene;
        this.work = work;
    }

    /// Does it then; at once where nothing is painted. On the JavaFX thread.
    ///
    /// @param view what has changed stands in its scene
    public static void after(Node view, Runnable work) {
        Scene scene = view.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            work.run();
        } else {
            scene.addPostLayoutPulseListener(new NextFrame(scene, work).laidOut);
            Platform.requestNextPulse();
        }
    }

    private void laidOut() {
        if (isPainting) {
            scene.removePostLayoutPulseListener(laidOut);
            Platform.runLater(work);
        } else {
            isPainting = true;
            Platform.requestNextPulse();
        }
    }
}
