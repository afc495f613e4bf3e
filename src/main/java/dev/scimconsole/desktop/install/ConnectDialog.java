package dev.scimconsole.desktop.install;

import dev.scimconsole.client.graph.EntraTarget;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.secrets.CopyField;
import dev.scimconsole.desktop.widgets.dialogs.DialogContent;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Wires the dialog that connects the console to Microsoft Entra ID.
final class ConnectDialog implements DialogContent {

    private final PageContext context;
    private final ConnectViewModel model;
    private final Region view;
    private Runnable close = () -> {};

    @FXML private TextField tenant;
    @FXML private TextField clientId;
    @FXML private Button browser;
    @FXML private Button device;
    @FXML private ProgressIndicator working;
    @FXML private Label told;
    @FXML private Label error;
    @FXML private CopyField address;
    @FXML private VBox choice;
    @FXML private TextField search;
    @FXML private Button find;
    @FXML private ComboBox<EntraTarget> targets;
    @FXML private Button connect;
    @FXML private Button cancel;

    private ConnectDialog(PageContext context, MicrosoftLink link) {
        this.context = context;
        model = new ConnectViewModel(link, context.tasks(), Platform::runLater, context.messages(),
                context.clock());
        view = (Region) Views.load("connect-entra.fxml", List.of(this), context.messages());
    }

    /// Opens the dialog, and waits until it is closed.
    static void open(PageContext context, MicrosoftLink link) {
        context.dialogs().present(new ConnectDialog(context, link));
    }

    @FXML
    void initialize() {
        tenant.textProperty().bindBidirectional(model.tenantProperty());
        clientId.textProperty().bindBidirectional(model.clientIdProperty());
        search.textProperty().bindBidirectional(model.searchProperty());
        browser.setOnAction(_ -> model.signInInBrowser());
        device.setOnAction(_ -> model.signInOnDevice());
        find.setOnAction(_ -> model.find());
        search.setOnAction(_ -> model.find());
        Show.when(working, model.busyProperty());
        words(told, model.toldProperty());
        words(error, model.errorProperty());
        address.textProperty().bind(model.addressProperty());
        address.onCopyProperty().set(() -> context.clipboard().copyText(model.addressProperty().get()));
        Show.when(address, model.addressProperty().isNotEmpty());
        Show.when(choice, model.signedInProperty());
        // In a low window what comes next would be below the edge.
        model.addressProperty().subscribe(text -> seen(!text.isEmpty(), address));
        model.errorProperty().subscribe(text -> seen(!text.isEmpty(), error));
        model.signedInProperty().subscribe(in -> seen(in, choice));
        targets.setItems(model.targets());
        targets.setConverter(Choices.named(model::name));
        model.targets().subscribe(() -> targets.getSelectionModel().selectFirst());
        connect.disableProperty().bind(
                targets.valueProperty().isNull().or(model.busyProperty()).or(model.signedInProperty().not()));
        connect.setOnAction(_ -> model.choose(targets.getValue()));
        cancel.setOnAction(_ -> close.run());
        model.doneProperty().subscribe(done -> {
            if (done) {
                close.run();
            }
        });
    }

    @Override
    public String title() {
        return context.messages().text("connect.title");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public Node first() {
        return tenant;
    }

    @Override
    public void opened(Runnable closing) {
        close = closing;
    }

    @Override
    public void escape() {
        close.run();
    }

    @Override
    public void closed() {
        model.close();
    }

    private static void seen(boolean shown, Node node) {
        if (shown) {
            Show.bringIntoView(node);
        }
    }

    private static void words(Label label, ObservableValue<String> sentence) {
        label.textProperty().bind(sentence);
        Show.when(label, sentence.map(text -> !text.isEmpty()));
    }
}
