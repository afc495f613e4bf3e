package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.secrets.InviteLinkField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// Wires the section with the accounts of programs, closed until somebody opens it.
public final class AutomationCard {

    private final PageContext context;
    private final Messages messages;
    private final AdminAccessViewModel page;
    private final AutomationViewModel model;

    @FXML private TitledPane pane;
    @FXML private Button add;
    @FXML private VBox form;
    @FXML private TextField name;
    @FXML private ChoiceBox<Role> role;
    @FXML private ChoiceBox<Integer> days;
    @FXML private Button create;
    @FXML private Button cancel;
    @FXML private Label formError;
    @FXML private VBox keyBox;
    @FXML private RichText instruction;
    @FXML private InviteLinkField key;
    @FXML private VBox accounts;

    /// @param page the page the section stands on
    AutomationCard(PageContext context, AdminAccessViewModel page) {
        this.context = context;
        messages = context.messages();
        this.page = page;
        model = page.automation();
    }

    @FXML
    void initialize() {
        pane.textProperty().bind(model.titleProperty());
        add.disableProperty().bind(unchangeable());
        add.setAccessibleHelp(page.mayChange() ? "" : messages.text("scim.viewer"));
        add.setOnAction(_ -> {
            model.openForm();
            name.requestFocus();
            Show.bringIntoView(form);
        });
        wireForm();
        ShownOnceBox.wire(keyBox, instruction, key, model.key(), messages);
        page.accounts().addListener((ListChangeListener<AutomationAccount>) _ -> showRows());
        page.ticksProperty().subscribe((_, _) -> accounts.getChildren().stream()
                .filter(AccessRow.class::isInstance).map(AccessRow.class::cast)
                .forEach(AccessRow::tellFacts));
    }

    private void wireForm() {
        Show.when(form, model.formOpenProperty());
        form.disableProperty().bind(page.busyProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        name.accessibleHelpProperty().bind(model.errorProperty());
        name.setOnAction(_ -> model.create());
        role.getItems().setAll(Role.ORG_ADMIN, Role.VIEWER);
        role.setConverter(Choices.named(Role::displayName));
        role.valueProperty().bindBidirectional(model.roleProperty());
        days.getItems().setAll(AutomationViewModel.LIFETIMES);
        days.setConverter(Choices.named(model::lifetime));
        days.valueProperty().bindBidirectional(model.daysProperty());
        InviteForm.words(formError, model.errorProperty());
        create.setOnAction(_ -> model.create());
        cancel.setOnAction(_ -> model.cancel());
        form.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
        model.formOpenProperty().subscribe((_, open) -> {
            if (!open) {
                add.requestFocus();
            }
        });
    }

    private void showRows() {
        accounts.getChildren().setAll(page.accounts().stream()
                .map(account -> new AutomationRow(account, page, unchangeable(), () -> end(account),
                        messages))
                .toList());
    }

    private void end(AutomationAccount account) {
        if (context.dialogs().confirm(model.endQuestion(account))) {
            model.end(account);
        }
    }

    private ObservableValue<Boolean> unchangeable() {
        return page.busyProperty().map(busy -> busy || !page.mayChange());
    }
}
