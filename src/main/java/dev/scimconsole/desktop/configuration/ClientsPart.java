package dev.scimconsole.desktop.configuration;

import dev.scimconsole.desktop.rotation.ClientsViewModel;
import dev.scimconsole.desktop.rotation.ClientsViewModel.Rhythm;
import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Wires the lines that say how regularly each client calls, and which has gone silent.
public final class ClientsPart {

    private final ClientsViewModel model;

    @FXML private VBox rhythms;

    /// @param model what the lines say
    ClientsPart(ClientsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        model.rhythmsProperty().subscribe(this::show);
        Show.when(rhythms, model.rhythmsProperty().map(list -> !list.isEmpty()));
    }

    private void show(List<Rhythm> shown) {
        rhythms.getChildren().setAll(shown.stream().map(ClientsPart::line).toList());
    }

    private static Node line(Rhythm rhythm) {
        RichText text = new RichText(rhythm.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        FontIcon icon = new FontIcon(rhythm.alarm() ? "fth-alert-triangle" : "fth-activity");
        HBox line = rhythm.alarm() ? new MessageBox(icon, text) : new HBox(icon, text);
        line.getStyleClass().add(rhythm.alarm() ? "attention" : "rhythm");
        return line;
    }
}
