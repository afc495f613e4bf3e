package dev.scimconsole.desktop.simulator;

import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/// Wires the window that loads a large organization.
final class LargeOrganizationController {

    private final LargeOrganizationViewModel model;

    @FXML private ProgressBar progress;
    @FXML private Label said;
    @FXML private Button load;
    @FXML private Button cancel;

    LargeOrganizationController(LargeOrganizationViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        progress.progressProperty().bind(model.progressProperty());
        Show.when(progress, model.begunProperty());
        said.textProperty().bind(model.saidProperty());
        Show.when(said, model.saidProperty().isNotEmpty());
        load.disableProperty().bind(model.loadable().not());
        load.setOnAction(_ -> model.load());
        Show.when(cancel, model.runningProperty());
        cancel.setOnAction(_ -> model.cancel());
    }
}
