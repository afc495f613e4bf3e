package dev.scimconsole.desktop.widgets.notices;

import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.text.Messages;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/// Shows that something is being loaded. Once that takes long it says so, and offers to give it up.
public final class LoadingMark extends HBox {

    private final ProgressIndicator indicator = new ProgressIndicator();
    private final Label words = new Label();
    private final Button cancel = new Button();

    /// Hidden, until there is something to show.
    public LoadingMark() {
        getStyleClass().add("loading-mark");
        indicator.getStyleClass().add("progress");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        Runnable look = Announced.of(words, words::getText);
        words.textProperty().subscribe((_, _) -> look.run());
        cancel.getStyleClass().add("cancel-loading");
        cancel.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(indicator, words, cancel);
        Show.set(this, false);
    }

    /// Shows it.
    public void show(Loading loading, Messages messages) {
        show(loading, messages, new SimpleBooleanProperty(true));
    }

    /// Shows it, while somebody waits for it.
    ///
    /// @param awaited whether somebody does
    public void show(Loading loading, Messages messages, ObservableBooleanValue awaited) {
        indicator.setAccessibleText(messages.text("page.loading"));
        words.setText(messages.text("loading.slow"));
        cancel.setText(messages.text("dialog.cancel"));
        cancel.setOnAction(_ -> loading.cancel());
        CutText.tell(words);
        Show.when(words, loading.slowProperty());
        Show.when(cancel, loading.slowProperty());
        Show.when(this, loading.runningProperty().and(awaited));
    }
}
