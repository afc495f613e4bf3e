package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.entra.WorkloadIdentity;
import dev.scimconsole.demo.simulator.CredentialPlace;
import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.tables.ColumnRoom;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Wires the simulator's window.
final class SimulatorController {

    private static final List<String> TONES = List.of("good", "attention", "bad");

    private final SimulatorViewModel model;
    private final Messages messages;
    private final Consumer<String> copy;

    @FXML private ToggleButton okta;
    @FXML private ToggleButton entra;
    @FXML private ToggleButton authentik;
    @FXML private Label urlLabel;
    @FXML private TextField url;
    @FXML private Label tokenLabel;
    @FXML private PasswordField token;
    @FXML private FlowPane entraBox;
    @FXML private ChoiceBox<LoginMethod> method;
    @FXML private VBox tokenUrlBox;
    @FXML private TextField tokenUrl;
    @FXML private VBox clientIdBox;
    @FXML private TextField clientId;
    @FXML private VBox placeBox;
    @FXML private ChoiceBox<CredentialPlace> place;
    @FXML private VBox identityBox;
    @FXML private FactField issuer;
    @FXML private FactField keysUrl;
    @FXML private FactField subject;
    @FXML private FactField audience;
    @FXML private Button rollKeys;
    @FXML private Button test;
    @FXML private Button sync;
    @FXML private HBox progressBox;
    @FXML private ProgressBar progress;
    @FXML private Label step;
    @FXML private Button cancel;
    @FXML private HBox outcomeBox;
    @FXML private FontIcon outcomeIcon;
    @FXML private Label outcome;
    @FXML private TableView<Exchange> table;
    @FXML private TableColumn<Exchange, String> number;
    @FXML private TableColumn<Exchange, String> purpose;
    @FXML private TableColumn<Exchange, String> line;
    @FXML private TableColumn<Exchange, Exchange> status;
    @FXML private TableColumn<Exchange, String> duration;
    @FXML private TextArea request;
    @FXML private TextArea answer;
    @FXML private Label answerTime;

    /// @param copy puts a text into the clipboard
    SimulatorController(SimulatorViewModel model, Messages messages, Consumer<String> copy) {
        this.model = model;
        this.messages = messages;
        this.copy = copy;
    }

    @FXML
    void initialize() {
        url.accessibleTextProperty().bind(urlLabel.textProperty());
        token.accessibleTextProperty().bind(tokenLabel.textProperty());
        wireProvider();
        wireMethod();
        wireRuns();
        wireOutcome();
        wireTable();
    }

    /// Takes from the screen what was pasted and not used.
    void wipe() {
        token.clear();
    }

    private void wireProvider() {
        Map<ToggleButton, SimulatedProvider> providers = Map.of(okta, SimulatedProvider.OKTA, entra,
                SimulatedProvider.ENTRA_ID, authentik, SimulatedProvider.AUTHENTIK);
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(okta, entra, authentik);
        okta.setSelected(true);
        // A toggle button that is chosen already would be taken back by a second click.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                token.clear();
                model.providerProperty().set(providers.get(now));
            }
        });
        providers.keySet().forEach(button -> button.disableProperty().bind(model.runningProperty()));
        model.providerProperty().subscribe(_ -> label());
        model.methodProperty().subscribe(_ -> label());
        url.textProperty().bind(model.baseUrlProperty());
    }

    private void label() {
        boolean isEntra = model.providerProperty().get() == SimulatedProvider.ENTRA_ID;
        LoginMethod chosen = isEntra ? model.methodProperty().get() : LoginMethod.TOKEN;
        String fields = switch (model.providerProperty().get()) {
            case OKTA -> "simulator.okta.";
            case ENTRA_ID -> "simulator.entra.";
            case AUTHENTIK -> "simulator.authentik.";
        };
        urlLabel.setText(messages.text(fields + "url"));
        tokenLabel.setText(messages.text(chosen == LoginMethod.CLIENT_CREDENTIALS
                ? "simulator.entra.secret"
                : fields + "token"));
        token.clear();
        Show.set(entraBox, isEntra);
        Show.set(tokenLabel, chosen != LoginMethod.FEDERATION);
        Show.set(token, chosen != LoginMethod.FEDERATION);
        Show.set(tokenUrlBox, chosen != LoginMethod.TOKEN);
        Show.set(clientIdBox, chosen != LoginMethod.TOKEN);
        Show.set(placeBox, chosen == LoginMethod.CLIENT_CREDENTIALS);
        Show.set(identityBox, chosen == LoginMethod.FEDERATION);
        Show.set(rollKeys, chosen == LoginMethod.FEDERATION);
    }

    private void wireMethod() {
        method.getItems().setAll(LoginMethod.values());
        method.setConverter(Choices.named(one -> messages.text(switch (one) {
            case TOKEN -> "simulator.entra.methodToken";
            case CLIENT_CREDENTIALS -> "simulator.entra.methodSecret";
            case FEDERATION -> "simulator.entra.methodFederation";
        })));
        method.valueProperty().bindBidirectional(model.methodProperty());
        method.disableProperty().bind(model.runningProperty());
        place.getItems().setAll(CredentialPlace.values());
        place.setConverter(Choices.named(one -> messages.text(switch (one) {
            case HEADER -> "simulator.entra.placeHeader";
            case BODY -> "simulator.entra.placeBody";
        })));
        place.valueProperty().bindBidirectional(model.placeProperty());
        place.disableProperty().bind(model.runningProperty());
        tokenUrl.textProperty().bindBidirectional(model.tokenUrlProperty());
        tokenUrl.disableProperty().bind(model.runningProperty());
        clientId.textProperty().bindBidirectional(model.clientIdProperty());
        clientId.disableProperty().bind(model.runningProperty());
        WorkloadIdentity identity = model.identity();
        fact(issuer, "simulator.entra.issuer", identity.issuer());
        fact(keysUrl, "simulator.entra.keys", identity.keysUrl());
        fact(subject, "simulator.entra.subject", identity.subject());
        fact(audience, "simulator.entra.audience", identity.audience());
        rollKeys.disableProperty().bind(model.runningProperty());
        rollKeys.setOnAction(_ -> model.rollKeys());
    }

    private void fact(FactField field, String key, String value) {
        field.setName(messages.text(key));
        field.setCopyPurpose(messages.text("copy.copy"));
        field.setSpoken(messages.text("spoken.of"));
        field.tell(value, copy);
    }

    private void wireRuns() {
        token.promptTextProperty().bind(model.tokenProperty());
        token.setOnAction(_ -> test.fire());
        test.setOnAction(_ -> model.testConnection(takePasted()));
        sync.setOnAction(_ -> model.sync(takePasted()));
        test.disableProperty().bind(model.readyProperty().not());
        sync.disableProperty().bind(model.readyProperty().not());
        token.disableProperty().bind(model.runningProperty());
        Show.when(progressBox, model.runningProperty());
        progress.progressProperty().bind(model.progressProperty());
        step.textProperty().bind(model.stepProperty());
        cancel.setOnAction(_ -> model.cancel());
    }

    private void wireOutcome() {
        Show.when(outcomeBox, model.outcomeProperty().map(Optional::isPresent));
        outcome.textProperty()
                .bind(model.outcomeProperty()
                        .map(ended -> ended.map(one -> one.saying().in(messages.locale())).orElse("")));
        model.outcomeProperty().subscribe(ended -> ended.ifPresent(this::paint));
    }

    private void paint(Outcome ended) {
        String tone = switch (ended) {
            case Outcome.Connected _ -> "good";
            case Outcome.Synchronized done -> done.refused().isEmpty() ? "good" : "attention";
            case Outcome.TokenRefused _,Outcome.Stopped _ -> "bad";
            case Outcome.Cancelled _ -> "attention";
        };
        outcomeBox.getStyleClass().removeAll(TONES);
        outcomeBox.getStyleClass().add(tone);
        outcomeIcon.setIconLiteral(tone.equals("good") ? "fth-check-circle" : "fth-alert-circle");
        if (ended instanceof Outcome.TokenRefused) {
            table.getSelectionModel().selectLast();
            token.requestFocus();
        }
    }

    private void wireTable() {
        table.setItems(model.exchanges());
        text(number, exchange -> String.valueOf(exchange.number()));
        text(purpose, exchange -> exchange.purpose().in(messages.locale()));
        text(line, ExchangeText::line);
        text(duration, ExchangeText::duration);
        status.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        status.setCellFactory(_ -> new AnswerCell());
        ColumnRoom.share(table, List.of(number, duration, line));
        table.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            request.setText(chosen == null ? "" : ExchangeText.request(chosen));
            answer.setText(chosen == null ? "" : ExchangeText.answer(chosen, messages.locale()));
            answerTime.setText(chosen == null ? "" : ExchangeText.duration(chosen));
        });
        model.exchanges().addListener((ListChangeListener<Exchange>) _ -> {
            if (!model.exchanges().isEmpty()) {
                table.scrollTo(model.exchanges().size() - 1);
            }
        });
    }

    private static void text(TableColumn<Exchange, String> column, Function<Exchange, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    }

    /// What was pasted, out of the field and away from the screen.
    private char[] takePasted() {
        CharSequence pasted = token.getCharacters();
        char[] characters = new char[pasted.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = pasted.charAt(i);
        }
        token.clear();
        return characters;
    }
}
