import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// An empty window of the console's size: what JavaFX itself costs. `measure-start` compares the console with
/// it.
public final class EmptyWindow extends Application {

    @Override
    public void start(Stage stage) {
        var scene = new Scene(new StackPane(), 1280, 800);
        stage.setScene(scene);
        stage.setTitle("Empty");
        stage.show();
        if (Boolean.getBoolean("scimconsole.exitWhenShown")) {
            exitAfterFirstFrame(scene);
        }
    }

    /// The pulse that follows the first layout begins when the first frame has been handed to the screen.
    private static void exitAfterFirstFrame(Scene scene) {
        var pulses = new int[1];
        scene.addPostLayoutPulseListener(() -> {
            if (++pulses[0] == 2) {
                IO.println("shown");
                Platform.exit();
            }
            Platform.requestNextPulse();
        });
    }

    static void main(String[] arguments) {
        launch(arguments);
    }
}
