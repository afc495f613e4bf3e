package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.text.Messages;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A server that is remembered: a button that takes it, and one that forgets it.
final class ServerEntry extends HBox {

    ServerEntry(ServerProfile server, Runnable choose, Runnable forget, Messages messages) {
        getStyleClass().add("known-server");
        Label name = new Label(server.organization());
        name.getStyleClass().add("server-name");
        Label facts = new Label(
                messages.text("signIn.serverFacts", server.address().toString(), server.email()));
        facts.getStyleClass().add("muted");
        Button take = new Button();
        take.setGraphic(new VBox(name, facts));
        take.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        take.getStyleClass().setAll("choose-server");
        take.setMaxWidth(Double.MAX_VALUE);
        take.setMinWidth(0);
        take.setAccessibleText(messages.facts(Stream.of(name.getText(), facts.getText())));
        take.setOnAction(_ -> choose.run());
        HBox.setHgrow(take, Priority.ALWAYS);
        Button away = new Button();
        away.setGraphic(new FontIcon("fth-x"));
        away.getStyleClass().setAll("chip-button");
        away.setAccessibleText(messages.text("signIn.forgetServer", server.organization()));
        away.setOnAction(_ -> forget.run());
        getChildren().setAll(take, away);
    }
}
