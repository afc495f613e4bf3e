package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// Wires the form that asks for the server.
public final class ServerStep implements SignInStep {

    private final ServerChoice model;
    private final Messages messages;

    @FXML private VBox knownServers;
    @FXML private Label otherServer;
    @FXML private TextField server;
    @FXML private Label serverError;
    @FXML private Button useServer;

    ServerStep(ServerChoice model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        server.textProperty().bindBidirectional(model.typedProperty());
        Show.error(serverError, model.errorProperty(), server);
        model.errorProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                server.requestFocus();
            }
        });
        useServer.setOnAction(_ -> model.take());
        model.remembered().addListener((ListChangeListener<ServerProfile>) _ -> showServers());
        showServers();
    }

    @Override
    public String file() {
        return "sign-in-server.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(server);
    }

    private void showServers() {
        knownServers.getChildren()
                .setAll(model.remembered().stream().map(known -> new ServerEntry(known,
                        () -> model.take(known), () -> model.forget(known), messages))
                        .toList());
        for (Node node : List.of(knownServers, otherServer)) {
            Show.set(node, !model.remembered().isEmpty());
        }
    }
}
