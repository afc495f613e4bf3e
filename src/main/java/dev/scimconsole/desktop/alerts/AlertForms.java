package dev.scimconsole.desktop.alerts;

import dev.scimconsole.contract.alerts.AddWebhook;
import dev.scimconsole.contract.alerts.Alerts;
import dev.scimconsole.contract.alerts.ChangeAlerts;
import dev.scimconsole.contract.alerts.IssuedWebhook;
import dev.scimconsole.contract.alerts.WebhookShape;
import dev.scimconsole.contract.refusals.ChangeSafeLeaving;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Form;
import dev.scimconsole.desktop.widgets.notices.NoticeLine;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The forms of the page, in dialogs.
final class AlertForms {

    private static final String EMAILS = "emails";
    private static final String THRESHOLD = "threshold";
    private static final String NAME = "name";
    private static final String ADDRESS = "address";
    private static final String ROUTING_KEY = "routingKey";

    private final PageContext context;
    private final Messages messages;

    AlertForms(PageContext context) {
        this.context = context;
        messages = context.messages();
    }

    /// Asks where emails go.
    void emails(Alerts alerts, Runnable done) {
        Tasks tasks = context.tasks().group();
        AlertFormViewModel form = new AlertFormViewModel(tasks, List.of(EMAILS));
        form.field(EMAILS).set(String.join(", ", alerts.emails()));
        VBox fields = fields("alerts.emails.lead", form, field(form, EMAILS, "alerts.emails.label"));
        show("alerts.emails.title", "alerts.save", fields, form, () -> form.send(() -> context.session()
                .alerts()
                .change(new ChangeAlerts(Optional.empty(), Optional.of(addresses(form.text(EMAILS))))),
                _ -> done.run()));
        context.tasks().end(tasks);
    }

    /// Asks how many may leave at once.
    void leaving(SafeLeaving rule, Runnable done) {
        Tasks tasks = context.tasks().group();
        AlertFormViewModel form = new AlertFormViewModel(tasks, List.of(THRESHOLD));
        form.field(THRESHOLD).set(Integer.toString(rule.threshold()));
        CheckBox hold = new CheckBox(messages.text("alerts.leaving.hold"));
        hold.setId("leavingHold");
        hold.setWrapText(true);
        hold.setSelected(rule.hold());
        VBox fields = fields("alerts.leaving.lead", form, field(form, THRESHOLD, "alerts.leaving.threshold"),
                hold);
        show("alerts.leaving.title", "alerts.save", fields, form,
                () -> form.send(() -> context.session().refusals()
                        .setSafeLeaving(
                                new ChangeSafeLeaving(Optional.of(number(form.text(THRESHOLD))),
                                        Optional.of(hold.isSelected()))),
                        _ -> done.run()));
        context.tasks().end(tasks);
    }

    /// Asks for a new webhook.
    void webhook(Consumer<IssuedWebhook> done) {
        Tasks tasks = context.tasks().group();
        AlertFormViewModel form = new AlertFormViewModel(tasks, List.of(NAME, ADDRESS, ROUTING_KEY));
        ComboBox<WebhookShape> shape = new ComboBox<>();
        shape.setId("webhookShape");
        shape.getItems().setAll(WebhookShape.values());
        shape.setConverter(new ShapeNames());
        shape.setValue(WebhookShape.SLACK);
        shape.setAccessibleText(messages.text("alerts.webhook.shape"));
        VBox shapes = new VBox(label(messages.text("alerts.webhook.shape")), shape);
        shapes.getStyleClass().add("field-group");
        VBox routing = field(form, ROUTING_KEY, "alerts.webhook.routingKey");
        Show.when(routing, shape.valueProperty().map(WebhookShape.PAGERDUTY::equals));
        shape.valueProperty().subscribe(chosen -> {
            if (chosen == WebhookShape.PAGERDUTY && form.text(ADDRESS).isEmpty()) {
                form.field(ADDRESS).set("https://events.pagerduty.com/v2/enqueue");
            }
        });
        VBox fields = fields("alerts.webhook.lead", form, field(form, NAME, "alerts.webhook.name"),
                shapes, field(form, ADDRESS, "alerts.webhook.address"), routing);
        show("alerts.webhook.title", "alerts.webhook.add", fields, form,
                () -> form.send(() -> context.session().alerts()
                        .add(new AddWebhook(form.text(NAME), shape.getValue(), form.text(ADDRESS),
                                Optional.of(form.text(ROUTING_KEY)).filter(key -> !key.isEmpty()))),
                        done));
        context.tasks().end(tasks);
    }

    private void show(String title, String submit, VBox fields, AlertFormViewModel form, Runnable send) {
        context.dialogs()
                .fill(new Form(messages.text(title), fields, messages.text(submit), send, form.busyProperty(),
                        form.doneProperty()));
    }

    private VBox fields(String lead, AlertFormViewModel form, Node... parts) {
        Label says = new Paragraph(messages.text(lead));
        says.getStyleClass().add("dialog-lead");
        Label failure = NoticeLine.error();
        Show.text(failure, form.failureProperty());
        VBox fields = new VBox(says);
        fields.getChildren().addAll(parts);
        fields.getChildren().add(failure);
        fields.getStyleClass().add("form");
        return fields;
    }

    private VBox field(AlertFormViewModel form, String name, String key) {
        TextField typed = new TextField();
        typed.setId("alert-" + name);
        typed.setAccessibleText(messages.text(key));
        typed.textProperty().bindBidirectional(form.field(name));
        Label label = label(messages.text(key));
        label.setLabelFor(typed);
        Label wrong = NoticeLine.error();
        Show.error(wrong, form.wrong(name), typed);
        VBox field = new VBox(label, typed, wrong);
        field.getStyleClass().add("field-group");
        return field;
    }

    private static Label label(String text) {
        Label label = new Paragraph(text);
        label.getStyleClass().add("field-label");
        return label;
    }

    private static List<String> addresses(String typed) {
        return Arrays.stream(typed.split("[,;\\s]+")).filter(text -> !text.isEmpty()).toList();
    }

    /// What is no number is no threshold either, and the service says so.
    private static int number(String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private final class ShapeNames extends StringConverter<WebhookShape> {

        @Override
        public String toString(WebhookShape shape) {
            return shape == null ? "" : messages.text("alerts.shape." + shape);
        }

        @Override
        public WebhookShape fromString(String text) {
            return WebhookShape.JSON;
        }
    }
}
