package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.secrets.InviteLinkField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires the form that invites somebody, and the link that it leads to.
public final class InviteForm {

    private final Messages messages;
    private final AdminAccessViewModel page;
    private final InvitesViewModel model;

    @FXML private Button invite;
    @FXML private VBox form;
    @FXML private HBox formLine;
    @FXML private TextField email;
    @FXML private ChoiceBox<Role> role;
    @FXML private Button send;
    @FXML private Button cancel;
    @FXML private Label roleText;
    @FXML private Label formError;
    @FXML private Label replaces;
    @FXML private VBox linkBox;
    @FXML private RichText instruction;
    @FXML private InviteLinkField link;

    /// @param page the page the form stands on
    InviteForm(PageContext context, AdminAccessViewModel page) {
        messages = context.messages();
        this.page = page;
        model = page.inviting();
    }

    @FXML
    void initialize() {
        invite.disableProperty().bind(page.busyProperty().map(busy -> busy || !page.mayChange()));
        invite.setAccessibleHelp(page.mayChange() ? "" : messages.text("scim.viewer"));
        invite.setOnAction(_ -> {
            model.openForm();
            email.requestFocus();
            Show.bringIntoView(form);
        });
        Show.when(form, model.formOpenProperty());
        email.textProperty().bindBidirectional(model.emailProperty());
        email.accessibleHelpProperty()
                .bind(Bindings.concat(model.errorProperty(), model.replacesProperty()));
        email.setOnAction(_ -> model.invite());
        role.getItems().setAll(Role.VIEWER, Role.ORG_ADMIN);
        role.setConverter(Choices.named(Role::displayName));
        role.valueProperty().bindBidirectional(model.roleProperty());
        roleText.textProperty()
                .bind(model.roleProperty().map(chosen -> messages.text("role.text." + chosen)));
        words(formError, model.errorProperty());
        words(replaces, model.replacesProperty());
        send.setOnAction(_ -> model.invite());
        cancel.setOnAction(_ -> model.cancel());
        form.disableProperty().bind(page.busyProperty());
        formLine.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
        page.busyProperty().subscribe((_, busy) -> {
            if (!busy && model.formOpenProperty().get()) {
                email.requestFocus();
            }
        });
        model.formOpenProperty().subscribe((_, open) -> {
            if (!open) {
                invite.requestFocus();
            }
        });
        ShownOnceBox.wire(linkBox, instruction, link, model.link(), messages);
    }

    static void words(Label label, ObservableValue<String> sentence) {
        label.textProperty().bind(sentence);
        Show.when(label, sentence.map(text -> !text.isEmpty()));
    }
}
