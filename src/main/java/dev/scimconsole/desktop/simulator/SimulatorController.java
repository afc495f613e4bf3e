package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Wires the simulator's window.
final class SimulatorController {

    private static final List<String> TONES = List.of("good", "attention", "bad");

    private final SimulatorViewModel model;
    private final Messages messages;

    @FXML private ToggleButton okta;
    @FXML private ToggleButton entra;
    @FXML private ToggleButton authentik;
    @FXML private Label urlLabel;
    @FXML private TextField url;
    @FXML private Label tokenLabel;
    @FXML private PasswordField token;
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

    SimulatorController(SimulatorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        wireProvider();
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
        model.providerProperty().subscribe(chosen -> {
            String fields = switch (chosen) {
                case OKTA -> "simulator.okta.";
                case ENTRA_ID -> "simulator.entra.";
                case AUTHENTIK -> "simulator.authentik.";
            };
            urlLabel.setText(messages.text(fields + "url"));
            tokenLabel.setText(messages.text(fields + "token"));
        });
        url.textProperty().bind(model.baseUrlProperty());
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
                .bind(model.outcomeProperty().map(ended -> ended.map(Outcome::sentence).orElse("")));
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
        text(purpose, Exchange::purpose);
        text(line, ExchangeText::line);
        text(duration, ExchangeText::duration);
        status.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        status.setCellFactory(_ -> new AnswerCell());
        table.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            request.setText(chosen == null ? "" : ExchangeText.request(chosen));
            answer.setText(chosen == null ? "" : ExchangeText.answer(chosen));
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
