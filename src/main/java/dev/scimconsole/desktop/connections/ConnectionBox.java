package dev.scimconsole.desktop.connections;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.CopyField;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import dev.scimconsole.desktop.widgets.layout.TitleLine;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One connection on the card.
final class ConnectionBox extends VBox {

    private static final String SHARES = "16, 38, 26, 20";

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
        model.words().change(connection).ifPresent(text -> {
            RichText change = new RichText(text);
            change.getStyleClass().add("secret-change");
            getChildren().add(change);
        });
    }

    private Node head() {
        Label kind = new Label(messages.text(connection.kind() == ConnectionKind.FEDERATION
                ? "connections.kindFederation"
                : "connections.kindSecret"));
        kind.getStyleClass().add("card-title");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Paragraph(connection.name());
        name.getStyleClass().add("muted");
        StatusBadge use = new StatusBadge();
        use.setText(model.words().use(connection));
        use.setTone(model.words().isInUse(connection) ? "good" : "quiet");
        WrapLine title = new WrapLine(kind, name, use);
        title.getStyleClass().add("connection-title");
        HBox acts = new HBox();
        acts.getStyleClass().add("card-title-line");
        if (connection.kind() == ConnectionKind.CLIENT_CREDENTIALS) {
            acts.getChildren()
                    .add(button("connections.addSecret", () -> model.secret().openForm(connection)));
        }
        acts.getChildren().addAll(button("connections.edit", () -> model.edit(connection)),
                button("connections.remove",
                        () -> ask(model.words().removeQuestion(connection), () -> model.remove(connection))));
        TitleLine head = new TitleLine();
        head.getChildren().setAll(title, acts);
        return head;
    }

    /// Below each other: with large texts two beside each other would show nothing of what tells them apart.
    private Node values(String tokenUrl) {
        VBox values = new VBox(copied("connections.clientId", connection.clientId()),
                copied("connections.tokenUrl", tokenUrl));
        values.getStyleClass().add("copied-values");
        return values;
    }

    private VBox copied(String key, String value) {
        Label label = new Paragraph(messages.text(key));
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
            Label none = new Paragraph(messages.text("connections.noSecrets"));
            none.getStyleClass().add("muted");
            return none;
        }
        VBox secrets = new VBox();
        secrets.getStyleClass().add("secrets");
        connection.secrets().forEach(secret -> secrets.getChildren().add(secret(secret)));
        return secrets;
    }

    /// Facts rather than the cells of a table, which texts of twice the size would be cut in.
    private Node secret(ConnectionSecret secret) {
        Label name = new Paragraph(secret.name());
        name.getStyleClass().add("secret-name");
        WrapLine title = new WrapLine(name);
        title.getStyleClass().add("connection-title");
        String soon = model.words().ending(secret);
        if (!soon.isEmpty()) {
            StatusBadge badge = new StatusBadge();
            badge.setText(soon);
            badge.setTone(secret.expired() ? "bad" : "attention");
            title.getChildren().add(badge);
        }
        TitleLine head = new TitleLine();
        head.getChildren().setAll(title, delete(secret));
        FactField hint = fact("connections.hint", "…" + secret.hint());
        hint.setCode(true);
        FactsPane facts = new FactsPane();
        facts.setShares(SHARES);
        facts.getChildren().setAll(hint,
                fact("token.createdLabel",
                        messages.text("token.created", moments.at(secret.createdAt()), secret.createdBy())),
                fact("connections.ends", moments.at(secret.expiresAt())), fact("token.lastUsedLabel",
                        secret.lastUsedAt().map(moments::ago).orElse(messages.text("token.never"))));
        VBox box = new VBox(head, facts);
        box.getStyleClass().add("secret");
        return box;
    }

    private Node delete(ConnectionSecret secret) {
        Hyperlink delete = new Hyperlink(messages.text("connections.delete"));
        delete.disableProperty().bind(unchangeable);
        delete.setAccessibleText(messages.text("connections.deleteTitle", secret.name()));
        delete.setMinWidth(Region.USE_PREF_SIZE);
        delete.setOnAction(
                _ -> ask(model.words().deleteQuestion(secret), () -> model.delete(connection, secret)));
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
        field.setSpoken(messages.text("spoken.of"));
        field.tell(value, context.clipboard()::copyText);
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
}
