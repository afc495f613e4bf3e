package dev.scimconsole.desktop.export;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far a file is that is being written, or why there is none; takes no room while there is neither.
public final class ExportBox extends VBox {

    private final ProgressIndicator indicator = new ProgressIndicator();
    private final Label progress = sentence("exportProgress");
    private final Button cancel = new Button();
    private final Label error = sentence("exportError");
    private final MessageBox running = new MessageBox(indicator, counting(), cancel);
    private final MessageBox failed = new MessageBox(new FontIcon("fth-alert-circle"), error);

    /// Empty.
    public ExportBox() {
        indicator.getStyleClass().add("progress");
        cancel.setId("exportCancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        failed.getStyleClass().add("bad");
        getChildren().setAll(running, failed);
    }

    /// Shows an export.
    public void show(ExportViewModel export, Messages messages) {
        indicator.setAccessibleText(messages.text("export.starting"));
        cancel.setText(messages.text("dialog.cancel"));
        progress.textProperty().bind(export.progressProperty());
        cancel.setOnAction(_ -> export.cancel());
        error.textProperty().bind(export.errorProperty());
        Show.when(running, export.runningProperty());
        Show.when(failed, export.errorProperty().isNotEmpty());
        Show.when(this, running.visibleProperty().or(failed.visibleProperty()));
    }

    /// Asks where a file shall stand.
    ///
    /// @param fileName what it is called unless the administrator says otherwise
    /// @return empty when the administrator does not want one
    public Optional<Path> ask(String title, String fileName, FileChooser.ExtensionFilter kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName);
        chooser.getExtensionFilters().setAll(kind);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
    }

    /// What rises all the time is not said anew each time, as it would be right in the box.
    private HBox counting() {
        HBox counting = new HBox(progress);
        HBox.setHgrow(counting, Priority.ALWAYS);
        return counting;
    }

    private static Label sentence(String id) {
        Label label = new Paragraph();
        label.setId(id);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
