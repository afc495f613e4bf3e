package dev.scimconsole.desktop.install;

import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Wires the section under the token where the console is connected to Microsoft Entra ID, closed until
/// somebody opens it.
public final class InstallCard {

    private final PageContext context;
    private final InstallViewModel model;
    private final boolean mayChange;

    @FXML private Label state;
    @FXML private Button connect;
    @FXML private Button disconnect;

    /// @param mayChange whether who is signed in may refresh the token
    public InstallCard(PageContext context, InstallViewModel model, boolean mayChange) {
        this.context = context;
        this.model = model;
        this.mayChange = mayChange;
    }

    @FXML
    void initialize() {
        state.textProperty().bind(model.connectedProperty());
        connect.textProperty().bind(model.isConnectedProperty().map(connected -> context.messages()
                .text(connected ? "install.chooseAnother" : "install.connect")));
        connect.setDisable(!mayChange);
        disconnect.setDisable(!mayChange);
        connect.setOnAction(_ -> {
            ConnectDialog.open(context, model.link());
            model.reread();
        });
        disconnect.setOnAction(_ -> model.disconnect());
        Show.when(disconnect, model.isConnectedProperty());
    }
}
