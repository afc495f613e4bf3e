package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.refusals.RefusalsController;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires the card of the email domains: the list, and the form that adds one.
public final class DomainsCard {

    private final PageContext context;
    private final ScimConfigurationViewModel page;
    private final DomainsViewModel model;
    private final Unchangeable unchangeable;

    @FXML private Button addDomain;
    @FXML private VBox addForm;
    @FXML private HBox domainForm;
    @FXML private TextField domainName;
    @FXML private Button add;
    @FXML private Button cancelAdd;
    @FXML private ProgressIndicator adding;
    @FXML private Label domainError;
    @FXML private HBox publicMailBox;
    @FXML private Label publicMailWarning;
    @FXML private Button addAllTheSame;
    @FXML private HBox sendAgainBox;
    @FXML private Label sendAgain;
    @FXML private Button showRefused;
    @FXML private VBox noDomains;
    @FXML private FlowPane chips;
    @FXML private Label removalError;

    /// @param page the page the card stands on
    DomainsCard(PageContext context, ScimConfigurationViewModel page) {
        this.context = context;
        this.page = page;
        model = page.domains();
        unchangeable = Unchangeable.on(page, context.messages());
    }

    @FXML
    void initialize() {
        wireList();
        wireForm();
        wireFocus();
    }

    private void wireList() {
        ObservableValue<Boolean> none = page.configurationProperty()
                .map(read -> read.map(ScimConfiguration::domains).filter(List::isEmpty).isPresent());
        Show.when(noDomains, none);
        Show.when(chips, none.map(empty -> !empty));
        // The one primary action while SCIM is not enabled.
        none.subscribe(empty -> {
            addDomain.getStyleClass().remove("accent");
            if (empty) {
                addDomain.getStyleClass().add("accent");
            }
        });
        model.domains().addListener((ListChangeListener<EmailDomain>) _ -> showChips());
        showChips();
        Show.text(removalError, model.removalErrorProperty());
        unchangeable.forbid(addDomain);
        addDomain.setOnAction(_ -> {
            model.openForm();
            domainName.requestFocus();
            Show.bringIntoView(addForm);
        });
    }

    private void showChips() {
        chips.getChildren().setAll(model.domains().stream()
                .map(domain -> new DomainChip(domain, unchangeable, () -> remove(domain), context.messages()))
                .toList());
    }

    private void remove(EmailDomain domain) {
        model.askRemoval(domain, question -> {
            if (context.dialogs().confirm(question)) {
                model.remove(domain);
            }
        });
    }

    private void wireForm() {
        Show.when(addForm, model.formOpenProperty());
        domainName.textProperty().bindBidirectional(model.nameProperty());
        domainName.accessibleHelpProperty().bind(
                Bindings.concat(model.errorProperty(), model.publicMailWarningProperty()));
        domainName.disableProperty().bind(model.busyProperty());
        domainName.setOnAction(_ -> model.add());
        domainForm.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
        add.setOnAction(_ -> model.add());
        add.disableProperty().bind(page.changingProperty());
        cancelAdd.setOnAction(_ -> model.cancel());
        cancelAdd.disableProperty().bind(model.busyProperty());
        Show.when(adding, model.busyProperty());
        Show.text(domainError, model.errorProperty());
        publicMailWarning.textProperty().bind(model.publicMailWarningProperty());
        Show.when(publicMailBox, model.publicMailWarningProperty().isNotEmpty());
        sendAgain.textProperty().bind(model.sendAgainProperty());
        Show.when(sendAgainBox, model.sendAgainProperty().isNotEmpty());
        showRefused.setOnAction(_ -> context.navigator().go(RefusalsController.ID));
        addAllTheSame.setOnAction(_ -> model.addAllTheSame());
    }

    /// A disabled control loses the focus: it gets it back, or hands it on.
    private void wireFocus() {
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                (model.formOpenProperty().get() ? domainName : addDomain).requestFocus();
            }
        });
        model.formOpenProperty().subscribe((_, open) -> {
            if (!open) {
                addDomain.requestFocus();
            }
        });
    }
}
