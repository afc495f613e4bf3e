package dev.scimconsole.desktop.alerts;

import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertDelivery;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.alerts.WebhookDetails;
import dev.scimconsole.desktop.access.ShownOnceBox;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.InviteLinkField;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.layout.FullHeight;
import dev.scimconsole.desktop.widgets.layout.OneByOne;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Wires the page of alerts.
public final class AlertsController implements Page {

    /// Names the page.
    public static final String ID = "alerts";

    private static final double[] CHOICE_WIDTHS = {46, 18, 18, 18};
    private static final double[] DELIVERY_WIDTHS = {16, 31, 24, 29};

    private final PageContext context;
    private final Messages messages;
    private final AlertsViewModel model;
    private final AlertWords words;
    private final AlertForms forms;
    private final OneByOne oneByOne;

    @FXML private Label heading;
    @FXML private LoadingMark loading;
    @FXML private Button reload;
    @FXML private Button test;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private Skeleton skeleton;
    @FXML private VBox secretBox;
    @FXML private RichText instruction;
    @FXML private InviteLinkField secret;
    @FXML private VBox cards;
    @FXML private VBox choices;
    @FXML private Button addWebhook;
    @FXML private VBox places;
    @FXML private VBox deliveries;
    @FXML private Label noDeliveries;

    /// @param context what the page is given
    /// @param height  of its cards
    public AlertsController(PageContext context, FullHeight height) {
        oneByOne = new OneByOne(height);
        this.context = context;
        messages = context.messages();
        model = new AlertsViewModel(context.session(), context.loads(), context.clipboard());
        words = new AlertWords(messages, context.clock());
        forms = new AlertForms(context);
    }

    @FXML
    void initialize() {
        loading.show(model.loading(), messages);
        error.textProperty().bind(model.loading().errorProperty());
        Show.when(errorBox, model.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.loading().retry());
        reload.setOnAction(_ -> model.load());
        Show.when(skeleton, model.foundProperty().map(Optional::isEmpty));
        model.foundProperty().subscribe(found -> {
            if (found.isPresent() && cards.getScene() == null) {
                oneByOne.begin(cards, 1);
            }
        });
        Show.when(cards, model.foundProperty().map(Optional::isPresent));
        ShownOnceBox.wire(secretBox, instruction, secret, model.secret(), messages);
        restrict(test);
        test.setOnAction(_ -> model.test(() -> context.toasts().success(messages.text("alerts.test.title"),
                messages.text("alerts.test.text"))));
        restrict(addWebhook);
        addWebhook.setOnAction(_ -> forms.webhook(model::show));
        model.foundProperty().subscribe(found -> found.ifPresent(this::show));
    }

    @Override
    public Node heading() {
        return heading;
    }

    @Override
    public void open() {
        model.load();
    }

    @Override
    public Optional<LeaveWarning> leaveWarning() {
        return model.leaveWarning();
    }

    @Override
    public void close() {
        model.close();
    }

    private void show(AlertsViewModel.Found found) {
        choices.getChildren()
                .setAll(found.alerts().choices().stream().map(choice -> row(choice, found)).toList());
        choices.getChildren()
                .addFirst(head(CHOICE_WIDTHS, true, "alerts.column.when", "alerts.column.desktop",
                        "alerts.column.email", "alerts.column.webhook"));
        places.getChildren().setAll(emailPlace(found));
        found.alerts().webhooks().forEach(webhook -> places.getChildren().add(place(webhook)));
        deliveries.getChildren().setAll(found.alerts().deliveries().stream().map(this::row).toList());
        Show.set(noDeliveries, found.alerts().deliveries().isEmpty());
        if (!found.alerts().deliveries().isEmpty()) {
            deliveries.getChildren()
                    .addFirst(head(DELIVERY_WIDTHS, false, "alerts.column.at", "alerts.column.alert",
                            "alerts.column.where", "alerts.column.answer"));
        }
    }

    private Node row(AlertChoice choice, AlertsViewModel.Found found) {
        AlertKind kind = choice.kind();
        WrapLine what = new WrapLine(plain(words.when(kind), "plain-cell"));
        what.getStyleClass().add("alert-when");
        String more = words.more(kind, Optional.of(found.leaving()));
        if (!more.isEmpty()) {
            what.getChildren().add(plain(more, "muted"));
        }
        if (kind == AlertKind.LEAVER_WAVE && context.mayChange()) {
            Hyperlink change = new Hyperlink(messages.text("alerts.change"));
            change.setId("changeLeaving");
            change.setAccessibleText(messages.text("spoken.of", change.getText(), words.when(kind)));
            change.setOnAction(_ -> forms.leaving(found.leaving(), model::load));
            what.getChildren().add(change);
        }
        return line(CHOICE_WIDTHS, what,
                box(choice, "desktop", choice.desktop(),
                        on -> new AlertChoice(kind, on, choice.email(), choice.webhook())),
                box(choice, "email", choice.email(),
                        on -> new AlertChoice(kind, choice.desktop(), on, choice.webhook())),
                box(choice, "webhook", choice.webhook(),
                        on -> new AlertChoice(kind, choice.desktop(), choice.email(), on)));
    }

    private CheckBox box(AlertChoice choice, String where, boolean on,
            Function<Boolean, AlertChoice> wanted) {
        CheckBox box = new CheckBox();
        box.setId("alert-" + choice.kind() + "-" + where);
        box.setSelected(on);
        box.setAccessibleText(messages.text("spoken.of", words.when(choice.kind()),
                messages.text("alerts.column." + where)));
        box.setDisable(!context.mayChange());
        box.setOnAction(_ -> model.choose(wanted.apply(box.isSelected())));
        GridPane.setHalignment(box, HPos.CENTER);
        return box;
    }

    private Node emailPlace(AlertsViewModel.Found found) {
        String where = found.alerts().emails().isEmpty()
                ? messages.text("alerts.allOrgAdmins")
                : messages.names(found.alerts().emails().stream());
        Button edit = new Button(messages.text("alerts.edit"));
        edit.setId("editEmails");
        edit.setAccessibleText(
                messages.text("spoken.of", edit.getText(), messages.text("alerts.column.email")));
        edit.setOnAction(_ -> forms.emails(found.alerts(), model::load));
        restrict(edit);
        Label text = plain(found.alerts().sendsMail()
                ? where
                : where + "  ·  " + messages.text("alerts.noMail"), "plain-cell");
        return placeLine(plain(messages.text("alerts.column.email"), "strong-name"), text, edit);
    }

    private Node place(WebhookDetails webhook) {
        Button remove = new Button(messages.text("alerts.remove"));
        remove.setAccessibleText(messages.text("spoken.of", remove.getText(), webhook.name()));
        remove.setOnAction(_ -> {
            if (context.dialogs()
                    .confirm(new Confirmation(messages.text("alerts.remove.title", webhook.name()),
                            messages.text("alerts.remove.lead"), List.of(),
                            messages.text("alerts.remove")))) {
                model.remove(webhook.id());
            }
        });
        restrict(remove);
        return placeLine(
                plain(messages.text("alerts.where.webhook", OneLine.of(webhook.name())), "strong-name"),
                plain(messages.text("alerts.place", messages.text("alerts.shape." + webhook.shape()),
                        OneLine.of(webhook.address()), webhook.secretHint()), "plain-cell"),
                remove);
    }

    private static Node placeLine(Label name, Label text, Button act) {
        name.setMinWidth(170);
        name.setPrefWidth(170);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        act.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name, text, act);
        line.getStyleClass().add("alert-place");
        return line;
    }

    private Node row(AlertDelivery delivery) {
        StatusBadge state = new StatusBadge();
        state.setText(messages.text("alerts.state." + delivery.state()));
        state.setTone(switch (delivery.state()) {
            case DELIVERED -> "good";
            case WAITING -> "attention";
            case FAILED -> "bad";
        });
        WrapLine answer = new WrapLine(state);
        answer.getStyleClass().add("alert-when");
        if (delivery.answer().isPresent()) {
            answer.getChildren().add(plain(words.answer(delivery), "muted"));
        }
        return line(DELIVERY_WIDTHS, plain(words.at(delivery), "muted"),
                plain(words.title(delivery), "plain-cell"),
                plain(words.where(delivery), "plain-cell"), answer);
    }

    /// @param centered all but the first
    private Node head(double[] widths, boolean centered, String... keys) {
        Node[] labels = new Node[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Label label = plain(messages.text(keys[i]), "change-column");
            if (centered && i > 0) {
                GridPane.setHalignment(label, HPos.CENTER);
            }
            labels[i] = label;
        }
        GridPane line = line(widths, labels);
        line.getStyleClass().add("alert-head");
        return line;
    }

    private static GridPane line(double[] widths, Node... cells) {
        GridPane line = new GridPane();
        for (int i = 0; i < cells.length; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(widths[i]);
            line.getColumnConstraints().add(column);
            line.add(cells[i], i, 0);
        }
        line.getStyleClass().add("alert-line");
        return line;
    }

    private void restrict(Button button) {
        button.setDisable(!context.mayChange());
        button.setAccessibleHelp(context.mayChange() ? "" : messages.text("scim.viewer"));
    }

    private static Label plain(String text, String style) {
        Label label = new Paragraph(text);
        label.getStyleClass().add(style);
        return label;
    }
}
