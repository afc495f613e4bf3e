package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.Form;
import dev.scimconsole.desktop.widgets.notices.NoticeLine;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks why a refused change is settled, and settles it.
public final class Settling {

    private Settling() {}

    /// Asks, and waits for the answer.
    ///
    /// @return whether it was settled
    public static boolean ask(PageContext context, RefusedChange change, String who) {
        Messages messages = context.messages();
        Tasks tasks = context.tasks().group();
        SettlingViewModel model = new SettlingViewModel(context.session().refusals(), tasks, messages,
                change.id());
        context.dialogs().fill(new Form(messages.text("refused.settle.title"), fields(model, messages),
                messages.text("refused.settle.confirm"), model::settle, model.busyProperty(),
                model.doneProperty()));
        boolean done = model.doneProperty().get();
        context.tasks().end(tasks);
        if (done) {
            context.toasts().success(messages.text("refused.settle.doneTitle"),
                    messages.text("refused.settle.done", who));
        }
        return done;
    }

    private static VBox fields(SettlingViewModel model, Messages messages) {
        Label lead = new Paragraph(messages.text("refused.settle.text"));
        lead.getStyleClass().add("dialog-lead");
        Label label = new Paragraph(messages.text("refused.settle.reason"));
        label.getStyleClass().add("field-label");
        TextField reason = new TextField();
        reason.setId("settleReason");
        reason.setAccessibleText(messages.text("refused.settle.reason"));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        label.setLabelFor(reason);
        Label wrong = NoticeLine.error();
        Show.error(wrong, model.wrongProperty(), reason);
        Label failure = NoticeLine.error();
        Show.text(failure, model.failureProperty());
        VBox fields = new VBox(lead, label, reason, wrong, failure);
        fields.getStyleClass().add("form");
        return fields;
    }
}
