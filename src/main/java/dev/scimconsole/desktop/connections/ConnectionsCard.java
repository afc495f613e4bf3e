package dev.scimconsole.desktop.connections;

import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires the card with the connections beside the SCIM token, closed until somebody opens it.
public final class ConnectionsCard {

    private final PageContext context;
    private final Messages messages;
    private final ConnectionsViewModel model;

    @FXML private HBox reminderBox;
    @FXML private RichText reminder;
    @FXML private TitledPane pane;
    @FXML private MenuButton add;
    @FXML private MenuItem addSecretKind;
    @FXML private MenuItem addFederation;
    @FXML private HBox noticeBox;
    @FXML private RichText notice;
    @FXML private Button checkAgain;
    @FXML private Label error;
    @FXML private VBox form;
    @FXML private Label formTitle;
    @FXML private TextField name;
    @FXML private VBox trust;
    @FXML private TextField issuer;
    @FXML private TextField keysUrl;
    @FXML private TextField subject;
    @FXML private TextField audience;
    @FXML private Button save;
    @FXML private Button cancel;
    @FXML private Label formError;
    @FXML private VBox secretForm;
    @FXML private TextField secretName;
    @FXML private ChoiceBox<Integer> years;
    @FXML private Button addSecret;
    @FXML private Button cancelSecret;
    @FXML private Label secretError;
    @FXML private VBox secretBox;
    @FXML private TokenField secret;
    @FXML private Label none;
    @FXML private VBox connections;

    /// @param model what the card says and does
    public ConnectionsCard(PageContext context, ConnectionsViewModel model) {
        this.context = context;
        messages = context.messages();
        this.model = model;
    }

    @FXML
    void initialize() {
        model.knownProperty().subscribe(_ -> show());
        Show.text(error, model.loading().errorProperty());
        add.disableProperty().bind(unchangeable());
        add.setAccessibleHelp(model.mayChange() ? "" : messages.text("scim.viewer"));
        addSecretKind.setOnAction(_ -> model.add(ConnectionKind.CLIENT_CREDENTIALS));
        addFederation.setOnAction(_ -> model.add(ConnectionKind.FEDERATION));
        Show.when(noticeBox, model.noticeProperty().map(Optional::isPresent));
        Show.when(checkAgain, model.noticeProperty()
                .map(told -> told.flatMap(Notice::remedy).filter(Notice.Remedy.CHECK_AGAIN::equals)
                        .isPresent()));
        model.noticeProperty().subscribe(told -> notice.setText(told.map(Notice::text).orElse("")));
        checkAgain.setOnAction(_ -> model.checkAgain());
        wireForm();
        wireSecretForm();
        wireSecret();
        // A disabled control loses the focus: it gets it back, or hands it on.
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                focusWhatFollows();
            }
        });
    }

    private void focusWhatFollows() {
        if (model.secret().formOfProperty().get().isPresent()) {
            secretName.requestFocus();
            Show.bringIntoView(secretForm);
        } else if (model.form().kindProperty().get().isPresent()) {
            name.requestFocus();
            Show.bringIntoView(form);
        } else if (model.secret().secretProperty().get().isPresent()) {
            secret.requestFocus();
        } else {
            add.requestFocus();
            Show.bringIntoView(add);
        }
    }

    private void show() {
        pane.setText(model.title());
        reminder.setText(model.reminder());
        Show.set(reminderBox, !model.reminder().isEmpty());
        Show.set(none, model.knownProperty().get().isPresent() && model.connections().isEmpty());
        String tokenUrl = model.knownProperty().get().map(ConnectionList::tokenUrl).orElse("");
        connections.getChildren().setAll(model.connections().stream()
                .map(connection -> new ConnectionBox(context, model, connection, tokenUrl)).toList());
    }

    private void wireForm() {
        ConnectionForm typed = model.form();
        Show.when(form, typed.kindProperty().map(Optional::isPresent));
        Show.when(trust, typed.kindProperty().map(Optional.of(ConnectionKind.FEDERATION)::equals));
        form.disableProperty().bind(model.busyProperty());
        typed.kindProperty().subscribe(kind -> kind.ifPresent(wanted -> {
            formTitle.setText(messages.text(wanted == ConnectionKind.FEDERATION
                    ? "connections.kindFederation"
                    : "connections.kindSecret"));
            name.requestFocus();
            Show.bringIntoView(form);
        }));
        bind(name, typed.nameProperty());
        bind(issuer, typed.issuerProperty());
        bind(keysUrl, typed.keysUrlProperty());
        bind(subject, typed.subjectProperty());
        bind(audience, typed.audienceProperty());
        Show.error(formError, typed.errorProperty(), name);
        save.setOnAction(_ -> model.save());
        cancel.setOnAction(_ -> model.cancel());
        onEscape(form, model::cancel);
    }

    private void bind(TextField field, StringProperty text) {
        field.textProperty().bindBidirectional(text);
        field.setOnAction(_ -> model.save());
    }

    private void wireSecretForm() {
        Show.when(secretForm, model.secret().formOfProperty().map(Optional::isPresent));
        secretForm.disableProperty().bind(model.busyProperty());
        model.secret().formOfProperty().subscribe(of -> of.ifPresent(_ -> {
            secretName.requestFocus();
            Show.bringIntoView(secretForm);
        }));
        secretName.textProperty().bindBidirectional(model.secret().nameProperty());
        secretName.setOnAction(_ -> model.secret().add());
        years.getItems().setAll(SecretViewModel.YEARS);
        years.setConverter(Choices.named(number -> messages.text("connections.years", number)));
        years.valueProperty().bindBidirectional(model.secret().yearsProperty().asObject());
        Show.error(secretError, model.secret().errorProperty(), secretName);
        addSecret.setOnAction(_ -> model.secret().add());
        cancelSecret.setOnAction(_ -> model.secret().cancel());
        onEscape(secretForm, model.secret()::cancel);
    }

    private void wireSecret() {
        Show.when(secretBox, model.secret().secretProperty().map(Optional::isPresent));
        secret.tokenProperty().bind(model.secret().secretProperty());
        secret.onCopyProperty().set(model.secret()::copy);
        secret.secondsLeftProperty().bind(model.secret().secondsUntilClearProperty());
        secret.copyLabelProperty().bind(Bindings.createStringBinding(() -> {
            int seconds = model.secret().secondsUntilClearProperty().get();
            return seconds == 0 ? messages.text("copy.copy") : messages.text("token.copied", seconds);
        }, model.secret().secondsUntilClearProperty()));
        model.secret().secretProperty().subscribe(shown -> shown.ifPresent(_ -> {
            secret.requestFocus();
            Show.bringIntoView(secretBox);
        }));
    }

    private static void onEscape(Node node, Runnable act) {
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                act.run();
                event.consume();
            }
        });
    }

    private ObservableValue<Boolean> unchangeable() {
        return model.busyProperty().map(busy -> busy || !model.mayChange());
    }
}
