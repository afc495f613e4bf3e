package dev.scimconsole.desktop.configuration;

import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;

/// Wires the card that decides how long tokens live.
public final class ExpiryCard {

    private final Dialogs dialogs;
    private final Messages messages;
    private final ScimConfigurationViewModel page;
    private final ExpiryViewModel model;

    @FXML private ChoiceBox<Integer> lifetime;
    @FXML private ProgressIndicator setting;
    @FXML private Label end;
    @FXML private Label viewer;
    @FXML private Label error;

    /// @param page the page the card stands on
    ExpiryCard(PageContext context, ScimConfigurationViewModel page) {
        this.page = page;
        dialogs = context.dialogs();
        messages = context.messages();
        model = page.expiry();
    }

    @FXML
    void initialize() {
        lifetime.setConverter(Choices.named(model::words));
        model.daysProperty().subscribe(_ -> showWhatHolds());
        lifetime.setOnAction(_ -> chosen());
        Unchangeable.on(page, messages).forbid(lifetime);
        Show.set(viewer, !page.mayChange());
        Show.when(setting, model.busyProperty());
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                showWhatHolds();
            }
        });
        Show.text(end, model.endProperty());
        Show.text(error, model.errorProperty());
    }

    private void chosen() {
        Integer days = lifetime.getValue();
        if (days == null || days == model.daysProperty().get()) {
            return;
        }
        if (model.question(days).map(dialogs::confirm).orElse(true)) {
            model.set(days);
        } else {
            showWhatHolds();
        }
    }

    private void showWhatHolds() {
        lifetime.getItems().setAll(model.choices());
        lifetime.setValue(model.daysProperty().get());
    }
}
