package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.DecideLeavers.Decision;
import dev.scimconsole.contract.refusals.HeldLeavers;
import dev.scimconsole.contract.refusals.HeldLeavers.State;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Who does not leave because too many were to, and what can be decided about them; takes no room while
/// people leave as they come.
public final class HeldBox extends VBox {

    /// Shows nothing yet.
    public HeldBox() {
        getStyleClass().addAll("card", "held");
        Show.set(this, false);
    }

    /// Shows how it stands.
    ///
    /// @param decide takes what an Org Admin has confirmed
    /// @param export exports who is affected
    void show(Optional<HeldLeavers> held, PageContext context, Consumer<Decision> decide, Runnable export) {
        Show.set(this, held.isPresent());
        held.ifPresent(known -> fill(known, context, decide, export));
    }

    private void fill(HeldLeavers held, PageContext context, Consumer<Decision> decide, Runnable export) {
        Messages messages = context.messages();
        Moments moments = new Moments(messages, context.clock());
        Label title = label(messages.text("refused.held.title." + held.state(), held.people()), "card-title");
        title.setId("heldTitle");
        Label text = label(messages.text("refused.held.text." + held.state(), moments.within(held.since()),
                held.decidedBy().orElse(""), held.until().map(moments::within).orElse("")), "plain-cell");
        Label names = label(names(held, messages), "muted");
        names.setId("heldNames");
        Show.set(names, !names.getText().isEmpty());
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("held-buttons");
        buttons.getChildren().setAll(buttons(held.state(), context, decide, export));
        getChildren().setAll(title, text, names, buttons);
        getStyleClass().removeAll("held-bad");
        if (held.state() != State.LET_THROUGH) {
            getStyleClass().add("held-bad");
        }
    }

    private static List<Button> buttons(State state, PageContext context, Consumer<Decision> decide,
            Runnable export) {
        Messages messages = context.messages();
        List<Button> buttons = new ArrayList<>();
        if (state != State.LET_THROUGH) {
            buttons.add(decision(context, "letThrough", () -> {
                if (isConfirmed(context, "letThrough")) {
                    decide.accept(Decision.LET_THROUGH);
                }
            }));
        }
        if (state == State.HELD) {
            buttons.add(decision(context, "stop", () -> {
                if (isConfirmed(context, "stop")) {
                    decide.accept(Decision.STOP);
                }
            }));
        } else {
            buttons.add(decision(context, "resume", () -> decide.accept(Decision.RESUME)));
        }
        Button exporting = new Button(messages.text("refused.held.export"));
        exporting.setId("heldExport");
        exporting.setOnAction(_ -> export.run());
        buttons.add(exporting);
        return buttons;
    }

    private static Button decision(PageContext context, String what, Runnable act) {
        Button button = new Button(context.messages().text("refused.held." + what));
        button.setId("held-" + what);
        button.setDisable(!context.mayChange());
        button.setAccessibleHelp(context.mayChange() ? "" : context.messages().text("scim.viewer"));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static boolean isConfirmed(PageContext context, String what) {
        Messages messages = context.messages();
        String keys = "refused.held." + what;
        return context.dialogs().confirm(new Confirmation(messages.text(keys + ".title"),
                messages.text(keys + ".lead"), List.of(messages.text(keys + ".point")), messages.text(keys)));
    }

    private static String names(HeldLeavers held, Messages messages) {
        String some = messages.names(held.names().stream().map(OneLine::of));
        long more = held.people() - held.names().size();
        return more <= 0 ? some : messages.text("refused.held.names", some, more);
    }

    private static Label label(String text, String style) {
        Label label = new Paragraph(text);
        label.getStyleClass().add(style);
        return label;
    }
}
