package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.connection.Limits;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.dialogs.DialogContent;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Wires the dialog that tests the connection.
public final class ConnectionTestDialog implements DialogContent {

    private final PageContext context;
    private final ConnectionTestViewModel model;
    private final Region view;
    private final List<TestStepRow> rows = new ArrayList<>();
    private Runnable close = () -> {};

    @FXML private ToggleButton own;
    @FXML private ToggleButton another;
    @FXML private Label ownUrl;
    @FXML private TextField address;
    @FXML private GridPane anotherBox;
    @FXML private TextField emailDomain;
    @FXML private HBox wayBox;
    @FXML private ChoiceBox<TestWay> way;
    @FXML private Label visibleToken;
    @FXML private Label tokenLabel;
    @FXML private VBox tokenBox;
    @FXML private PasteField token;
    @FXML private Label error;
    @FXML private Button run;
    @FXML private Button cancel;
    @FXML private VBox steps;
    @FXML private ConclusionBox conclusion;
    @FXML private Hyperlink checkToken;
    @FXML private Button copyReport;
    @FXML private Button closeButton;

    private ConnectionTestDialog(PageContext context, TestSubject subject) {
        this.context = context;
        model = new ConnectionTestViewModel(subject, context.tasks(), Platform::runLater, context.messages(),
                context.clock(), Limits.USUAL);
        view = (Region) Views.load("connection-test.fxml", List.of(this), context.messages());
    }

    /// Opens the dialog, and waits until it is closed.
    public static void open(PageContext context, TestSubject subject) {
        context.dialogs().present(new ConnectionTestDialog(context, subject));
    }

    @FXML
    void initialize() {
        wireSubject();
        wireRun();
        wireSteps();
        checkToken.setOnAction(_ -> TokenCheckDialog.open(context));
        Show.when(checkToken, model.tokenRefusedProperty());
        copyReport.setOnAction(_ -> model.report().ifPresent(context.clipboard()::copyText));
        copyReport.disableProperty().bind(model.conclusionProperty().map(Optional::isEmpty));
        closeButton.setOnAction(_ -> close.run());
        closeButton.disableProperty().bind(model.runningProperty());
    }

    @Override
    public String title() {
        return context.messages().text("connection.title");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public Node first() {
        return model.tokenNeededProperty().get() ? token : run;
    }

    @Override
    public void opened(Runnable close) {
        this.close = close;
    }

    @Override
    public void escape() {
        if (model.runningProperty().get()) {
            model.cancel();
        } else {
            close.run();
        }
    }

    @Override
    public void closed() {
        token.clear();
        model.cancel();
    }

    private void wireSubject() {
        ToggleGroup servers = new ToggleGroup();
        servers.getToggles().setAll(own, another);
        servers.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                model.anotherProperty().set(another.isSelected());
            }
        });
        own.disableProperty().bind(model.runningProperty());
        another.disableProperty().bind(model.runningProperty());
        ownUrl.setText(model.ownBaseUrl());
        Show.when(ownUrl, model.anotherProperty().not());
        Show.when(anotherBox, model.anotherProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        address.disableProperty().bind(model.runningProperty());
        emailDomain.textProperty().bindBidirectional(model.emailDomainProperty());
        emailDomain.disableProperty().bind(model.runningProperty());
        wireWay();
        Show.when(visibleToken, model.tokenNeededProperty().not());
        Show.when(tokenBox, model.tokenNeededProperty());
        token.disableProperty().bind(model.runningProperty());
        token.setOnAction(_ -> start());
        // What was pasted for one server must not be sent to the other by a click too many.
        model.anotherProperty().subscribe(_ -> forAnother());
        error.textProperty().bind(model.errorProperty());
        Show.when(error, model.errorProperty().isNotEmpty());
    }

    private void wireWay() {
        way.getItems().setAll(model.ways());
        way.setConverter(Choices.named(model::title));
        way.valueProperty().bindBidirectional(model.wayProperty());
        way.disableProperty().bind(model.runningProperty());
        // Who has the token alone has nothing to choose.
        Show.when(wayBox, model.anotherProperty().map(other -> !other && way.getItems().size() > 1));
        model.wayProperty().subscribe(_ -> forAnother());
    }

    private void forAnother() {
        token.clear();
        visibleToken.setText(model.usedWithout());
        tokenLabel.setText(model.secretLabel());
        token.setAccessibleText(model.secretLabel());
    }

    private void wireRun() {
        run.setOnAction(_ -> start());
        Show.when(run, model.runningProperty().not());
        run.textProperty().bind(Bindings.createStringBinding(
                () -> context.messages()
                        .text(model.conclusionProperty().get().isPresent()
                                ? "connection.runAgain"
                                : "connection.run"),
                model.conclusionProperty()));
        cancel.setOnAction(_ -> model.cancel());
        Show.when(cancel, model.runningProperty());
        model.runningProperty().subscribe((_, runs) -> (runs ? cancel : run).requestFocus());
    }

    private void start() {
        model.run(token.take());
    }

    private void wireSteps() {
        showAll();
        model.steps().addListener((ListChangeListener<StepLine>) change -> {
            while (change.next()) {
                if (rows.size() != model.steps().size()) {
                    showAll();
                    return;
                }
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    show(rows.get(i), model.steps().get(i));
                }
            }
        });
        model.conclusionProperty().subscribe(ended -> {
            conclusion.show(ended);
            run.setAccessibleHelp(conclusion.getText());
            ended.ifPresent(_ -> showFirstFailure());
        });
    }

    private void showAll() {
        rows.clear();
        for (StepLine line : model.steps()) {
            TestStepRow row = new TestStepRow();
            row.show(line);
            rows.add(row);
        }
        steps.getChildren().setAll(rows);
    }

    /// The conclusion has taken room from the steps.
    private void showFirstFailure() {
        view.applyCss();
        view.layout();
        for (int i = 0; i < rows.size(); i++) {
            if (model.steps().get(i).tone().equals("bad")) {
                Show.bringIntoView(rows.get(i));
                return;
            }
        }
    }

    private void show(TestStepRow row, StepLine line) {
        row.show(line);
        if (line.tone().equals("running") || line.tone().equals("bad")) {
            Show.bringIntoView(row);
        }
    }
}
