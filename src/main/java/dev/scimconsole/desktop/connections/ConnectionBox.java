package dev.scimconsole.desktop.connections;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.Confirmation;
import dev.scimconsole.desktop.widgets.CopyField;
import dev.scimconsole.desktop.widgets.CutText;
import dev.scimconsole.desktop.widgets.FactField;
import dev.scimconsole.desktop.widgets.RichText;
import dev.scimconsole.desktop.widgets.StatusBadge;
import dev.scimconsole.desktop.widgets.TitleLine;
import dev.scimconsole.desktop.widgets.WrapLine;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One connection on the card.
final class ConnectionBox extends VBox {

    private static final List<Integer> COLUMNS = List.of(17, 13, 22, 21, 13, 14);

    private final PageContext context;
    private final Messages messages;
    private final Moments moments;
    private final ConnectionsViewModel model;
    private final Connection connection;
    private final ObservableValue<Boolean> unchangeable;

    ConnectionBox(PageContext context, ConnectionsViewModel model, Connection connection, String tokenUrl) {
        this.context = context;
        this.model = model;
        this.connection = connection;
        messages = context.messages();
        moments = new Moments(messages, context.clock());
        unchangeable = model.busyProperty().map(busy -> busy || !model.mayChange());
        getStyleClass().addAll("token-box", "connection");
        getChildren().setAll(head(), values(tokenUrl),
                connection.trust().map(this::trust).orElseGet(this::secrets));
        model.change(connection).ifPresent(text -> {
            RichText change = new RichText(text);
            change.getStyleClass().add("secret-change");
            getChildren().add(change);
        });
    }

    /// Whose box it is.
    String connectionId() {
        return connection.id();
    }

    private Node head() {
        Label kind = new Label(messages.text(connection.kind() == ConnectionKind.FEDERATION
                ? "connections.kindFederation"
                : "connections.kindSecret"));
        kind.getStyleClass().add("card-title");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(connection.name());
        name.getStyleClass().add("muted");
        name.setWrapText(true);
        StatusBadge use = new StatusBadge();
        use.setText(model.use(connection));
        use.setTone(model.isInUse(connection) ? "good" : "quiet");
        WrapLine title = new WrapLine(kind, name, use);
        title.getStyleClass().add("connection-title");
        HBox acts = new HBox();
        acts.getStyleClass().add("card-title-line");
        if (connection.kind() == ConnectionKind.CLIENT_CREDENTIALS) {
            acts.getChildren().add(button("connections.addSecret", () -> model.openSecretForm(connection)));
        }
        acts.getChildren().addAll(button("connections.edit", () -> model.edit(connection)),
                button("connections.remove",
                        () -> ask(model.removeQuestion(connection), () -> model.remove(connection))));
        TitleLine head = new TitleLine();
        head.getChildren().setAll(title, acts);
        return head;
    }

    private Node values(String tokenUrl) {
        VBox client = copied("connections.clientId", connection.clientId());
        VBox url = copied("connections.tokenUrl", tokenUrl);
        HBox values = new HBox(client, url);
        values.getStyleClass().add("form-line");
        HBox.setHgrow(client, Priority.ALWAYS);
        HBox.setHgrow(url, Priority.ALWAYS);
        client.setPrefWidth(1);
        url.setPrefWidth(1);
        client.setMinWidth(0);
        url.setMinWidth(0);
        return values;
    }

    private VBox copied(String key, String value) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("field-label");
        CopyField field = new CopyField();
        field.setCopyLabel(messages.text("copy.copy"));
        field.setCopiedLabel(messages.text("copy.copied"));
        field.setAccessibleText(messages.text(key));
        field.textProperty().set(value);
        field.onCopyProperty().set(() -> context.clipboard().copyText(value));
        VBox group = new VBox(label, field);
        group.getStyleClass().add("field-group");
        return group;
    }

    private Node secrets() {
        if (connection.secrets().isEmpty()) {
            Label none = new Label(messages.text("connections.noSecrets"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            return none;
        }
        GridPane table = new GridPane();
        table.getStyleClass().addAll("facts", "secrets");
        COLUMNS.forEach(percent -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            table.getColumnConstraints().add(column);
        });
        table.addRow(0, header("connections.secret"), header("connections.hint"),
                header("token.createdLabel"),
                header("connections.ends"), header("token.lastUsedLabel"));
        int row = 1;
        for (ConnectionSecret secret : connection.secrets()) {
            table.addRow(row++, cell(secret.name()), code("…" + secret.hint()),
                    cell(messages.text("token.created", moments.at(secret.createdAt()), secret.createdBy())),
                    end(secret),
                    cell(secret.lastUsedAt().map(moments::ago).orElse(messages.text("token.never"))),
                    delete(secret));
        }
        return table;
    }

    private Node end(ConnectionSecret secret) {
        Label end = cell(moments.at(secret.expiresAt()));
        String soon = model.ending(secret);
        if (soon.isEmpty()) {
            return end;
        }
        StatusBadge badge = new StatusBadge();
        badge.setText(soon);
        badge.setTone(secret.expired() ? "bad" : "attention");
        VBox both = new VBox(end, badge);
        both.getStyleClass().add("field-group");
        return both;
    }

    private Node delete(ConnectionSecret secret) {
        Hyperlink delete = new Hyperlink(messages.text("connections.delete"));
        delete.disableProperty().bind(unchangeable);
        delete.setAccessibleText(messages.text("connections.deleteTitle", secret.name()));
        CutText.tell(delete);
        delete.setOnAction(_ -> ask(model.deleteQuestion(secret), () -> model.delete(connection, secret)));
        return delete;
    }

    private Node trust(Trust trust) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            facts.getColumnConstraints().add(column);
        }
        facts.addRow(0, fact("connections.issuer", trust.issuer()), fact("connections.keys",
                connection.keysReadAt()
                        .map(at -> messages.text("connections.keysRead", trust.keysUrl(), moments.ago(at)))
                        .orElse(trust.keysUrl())));
        facts.addRow(1, fact("connections.subject", trust.subject()), fact("connections.audience",
                trust.audience()));
        return facts;
    }

    private FactField fact(String key, String value) {
        FactField field = new FactField();
        field.setName(messages.text(key));
        field.setCopyPurpose(messages.text("copy.copy"));
        field.textProperty().set(value);
        field.onCopyProperty().set(() -> context.clipboard().copyText(value));
        return field;
    }

    private Button button(String key, Runnable act) {
        Button button = new Button(messages.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(unchangeable);
        button.setAccessibleHelp(model.mayChange() ? "" : messages.text("scim.viewer"));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void ask(Confirmation question, Runnable act) {
        if (context.dialogs().confirm(question)) {
            act.run();
        }
    }

    private Label header(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("field-label");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label code(String text) {
        Label label = cell(text);
        label.getStyleClass().add("code");
        return label;
    }

    private static Label cell(String text) {
        Label label = new Label(text);
        CutText.tell(label);
        return label;
    }
}
