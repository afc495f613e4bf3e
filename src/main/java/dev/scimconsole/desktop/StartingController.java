package dev.scimconsole.desktop;

import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/// The screen while the offline demo starts. It says so; where that takes long, it offers to give it up.
public final class StartingController {

    private final Loading starting;

    @FXML private Button cancel;

    StartingController(Loading starting) {
        this.starting = starting;
    }

    @FXML
    void initialize() {
        Show.when(cancel, starting.slowProperty());
        cancel.setOnAction(_ -> starting.cancel());
    }
}
