package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.connection.ConnectionTestDialog;
import dev.scimconsole.desktop.connection.TestSubject;
import dev.scimconsole.desktop.connection.TokenCheckDialog;
import dev.scimconsole.desktop.connections.ConnectionsViewModel;
import dev.scimconsole.desktop.install.InstallViewModel;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.secrets.CopyField;
import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Wires the card of the SCIM token.
public final class TokenCard {

    private static final String MASK = "•".repeat(24);

    private final PageContext context;
    private final Messages messages;
    private final ScimConfigurationViewModel page;
    private final TokenViewModel model;
    private final InstallViewModel install;
    private final ConnectionsViewModel connections;
    private final Unchangeable unchangeable;

    @FXML private StatusBadge use;
    @FXML private ProgressIndicator refreshing;
    @FXML private Button testConnection;
    @FXML private Button refresh;
    @FXML private MenuButton more;
    @FXML private MenuItem revoke;
    @FXML private HBox noticeBox;
    @FXML private RichText notice;
    @FXML private Button remedy;
    @FXML private HBox expiryBox;
    @FXML private RichText expiry;
    @FXML private Label noToken;
    @FXML private VBox tokenBox;
    @FXML private HBox warningBox;
    @FXML private FontIcon warningIcon;
    @FXML private RichText warning;
    @FXML private VBox visibleToken;
    @FXML private TokenField tokenField;
    @FXML private VBox hiddenToken;
    @FXML private Label mask;
    @FXML private CopyField baseUrl;
    @FXML private FactField tokenId;
    @FXML private FactField created;
    @FXML private FactField lastUsed;
    @FXML private FactField rejected;
    @FXML private Hyperlink checkToken;
    @FXML private VBox needBox;
    @FXML private RichText need;
    @FXML private Hyperlink revokeNow;

    /// @param page        the page the card stands on
    /// @param install     puts the token into Microsoft Entra ID
    /// @param connections beside the token
    TokenCard(PageContext context, ScimConfigurationViewModel page, InstallViewModel install,
            ConnectionsViewModel connections) {
        this.install = install;
        this.context = context;
        this.page = page;
        messages = context.messages();
        model = page.token();
        this.connections = connections;
        unchangeable = Unchangeable.on(page, messages);
    }

    @FXML
    void initialize() {
        ObservableValue<Boolean> exists = model.factsProperty().map(Optional::isPresent);
        ObservableValue<Boolean> visible = model.issuedProperty().map(Optional::isPresent);
        ObservableValue<Boolean> possible = page.configurationProperty()
                .map(read -> read.filter(TokenViewModel::mayHaveToken).isPresent());
        Show.when(noToken, exists.map(there -> !there));
        noToken.textProperty()
                .bind(possible.map(may -> messages.text(may ? "token.ended" : "token.none")));
        Show.when(tokenBox, exists);
        Show.when(warningBox, visible);
        Show.when(visibleToken, visible);
        Show.when(hiddenToken, visible.map(shown -> !shown));
        wireRefresh(possible);
        wireTests(exists);
        wireNotice();
        wireExpiry();
        wireWarning();
        wireTokenField();
        wireFacts();
        baseUrl.textProperty().bind(page.configurationProperty()
                .map(read -> read.map(ScimConfiguration::baseUrl).orElse("")));
        baseUrl.onCopyProperty().set(() -> context.clipboard().copyText(baseUrl.textProperty().get()));
    }

    private void wireRefresh(ObservableValue<Boolean> possible) {
        Show.when(refresh, possible);
        unchangeable.forbid(refresh);
        refresh.setOnAction(_ -> askAndRefresh());
        revoke.setOnAction(_ -> askAndRevoke());
        revokeNow.setOnAction(_ -> askAndRevoke());
        revokeNow.disableProperty().bind(unchangeable.now());
        model.factsProperty().subscribe(_ -> showNeed());
        connections.knownProperty().subscribe(_ -> showNeed());
        Show.when(refreshing, model.refreshingProperty());
    }

    private void wireTests(ObservableValue<Boolean> exists) {
        Show.when(testConnection, exists);
        Show.when(more, exists);
        unchangeable.forbid(more);
        unchangeable.forbid(testConnection);
        testConnection.setOnAction(_ -> page.configurationProperty().get().ifPresent(
                configuration -> ConnectionTestDialog.open(context,
                        TestSubject.of(configuration, model.issuedProperty().get(),
                                connections.knownProperty().get(), connections.shownSecret()))));
        checkToken.setOnAction(_ -> TokenCheckDialog.open(context));
    }

    private void showNeed() {
        Optional<TokenNeed> answer = model.factsProperty().get().flatMap(_ -> TokenNeed.of(
                page.rotation().clients().clients(), connections.connections(), messages,
                new Moments(messages, context.clock()), context.clock().instant()));
        Show.set(needBox, answer.isPresent());
        Show.set(revokeNow, answer.filter(TokenNeed::safe).isPresent());
        answer.filter(said -> !said.text().equals(need.getText()))
                .ifPresent(said -> need.setText(said.text()));
    }

    private void askAndRevoke() {
        model.revokeQuestion().filter(question -> context.dialogs().confirm(question.text()))
                .ifPresent(model::revoke);
    }

    private void askAndRefresh() {
        model.refreshQuestion().filter(question -> context.dialogs().confirm(question.text()))
                .ifPresent(model::refresh);
    }

    private void wireNotice() {
        ObservableValue<Optional<Notice.Remedy>> offered = model.noticeProperty()
                .map(told -> told.flatMap(Notice::remedy));
        Show.when(noticeBox, model.noticeProperty().map(Optional::isPresent));
        Show.when(remedy, offered.map(Optional::isPresent));
        remedy.disableProperty().bind(unchangeable.now());
        remedy.setOnAction(_ -> offered.getValue().ifPresent(this::remedy));
        model.noticeProperty().subscribe(told -> told.ifPresent(this::show));
        model.noticeProperty().subscribe(told -> told.ifPresent(_ -> Show.bringIntoView(noticeBox)));
    }

    private void show(Notice told) {
        notice.setText(told.text());
        noticeBox.getStyleClass().removeAll("bad", "quiet");
        noticeBox.getStyleClass().add(told.serious() ? "bad" : "quiet");
        told.remedy().ifPresent(offered -> remedy.setText(messages.text(switch (offered) {
            case REFRESH -> "token.refreshAgain";
            case CHECK_AGAIN -> "token.checkAgain";
        })));
    }

    private void wireExpiry() {
        Show.when(expiryBox, model.expiryProperty().map(Optional::isPresent));
        model.expiryProperty().subscribe(told -> told.ifPresent(reminder -> {
            if (!reminder.text().equals(expiry.getText())) {
                expiry.setText(reminder.text());
            }
            expiryBox.getStyleClass().removeAll("bad", "attention");
            expiryBox.getStyleClass().add(reminder.serious() ? "bad" : "attention");
        }));
    }

    private void remedy(Notice.Remedy offered) {
        switch (offered) {
            case REFRESH -> askAndRefresh();
            case CHECK_AGAIN -> model.checkAgain();
        }
    }

    private void wireWarning() {
        page.pickedUpProperty().subscribe(_ -> warn());
        install.phaseProperty().subscribe(_ -> warn());
    }

    private void warn() {
        boolean done = page.pickedUpProperty().get();
        boolean putIn = install.phaseProperty().get() == InstallViewModel.Phase.RUNNING
                || install.phaseProperty().get() == InstallViewModel.Phase.DONE;
        warning.setText(messages.text(done ? "token.pickedUp" : putIn ? "install.warning" : "token.warning"));
        warningIcon.setIconLiteral(done ? "fth-check" : putIn ? "fth-info" : "fth-alert-triangle");
        warningBox.getStyleClass().removeAll("attention", "quiet");
        warningBox.getStyleClass().add(done || putIn ? "quiet" : "attention");
    }

    private void wireTokenField() {
        tokenField.tokenProperty().bind(model.issuedProperty());
        tokenField.onCopyProperty().set(model::copy);
        tokenField.secondsLeftProperty().bind(model.secondsUntilClearProperty());
        tokenField.copyLabelProperty().bind(Bindings.createStringBinding(this::copyLabel,
                model.secondsUntilClearProperty()));
        model.issuedProperty().subscribe(token -> token.ifPresent(_ -> {
            tokenField.requestFocus();
            Show.bringIntoView(tokenBox);
        }));
    }

    private String copyLabel() {
        int seconds = model.secondsUntilClearProperty().get();
        return seconds == 0 ? messages.text("copy.copy") : messages.text("token.copied", seconds);
    }

    private void wireFacts() {
        bind(tokenId, TokenFacts::id);
        bind(created, TokenFacts::created);
        bind(lastUsed, TokenFacts::lastUsed);
        bind(rejected, TokenFacts::rejected);
        mask.textProperty().bind(page.configurationProperty()
                .map(read -> read.flatMap(ScimConfiguration::token).map(token -> MASK + token.hint())
                        .orElse("")));
        use.textProperty().bind(facts(TokenFacts::use));
        // It gives way to the buttons.
        use.setMinWidth(0);
        CutText.tell(use);
        Show.when(use, facts(TokenFacts::use).map(text -> !text.isEmpty()));
        model.factsProperty().subscribe(
                known -> use.setTone(known.filter(TokenFacts::inUse).isPresent() ? "good" : "quiet"));
    }

    private void bind(FactField field, Function<TokenFacts, String> fact) {
        field.textProperty().bind(facts(fact));
        field.onCopyProperty().set(() -> context.clipboard().copyText(field.getText()));
    }

    private ObservableValue<String> facts(Function<TokenFacts, String> fact) {
        return model.factsProperty().map(known -> known.map(fact).orElse(""));
    }
}
