package dev.scimconsole.desktop.widgets.dialogs;

import dev.scimconsole.desktop.widgets.notices.SpokenLine;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.forms.Form;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks questions in real dialogs over their window, so that neither focus nor a screen reader strays under
/// them.
public final class Dialogs {

    /// What stays free of the window around a dialog, above and below together.
    private static final double MARGIN = 56;

    private final Window owner;
    private final Messages messages;
    private final Consumer<Parent> look;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    /// Those that are open; the last one stands on top.
    private final Deque<Dialog<ButtonType>> shown = new ArrayDeque<>();
    private boolean tellsOfDefect;

    /// @param owner the window they stand over
    /// @param look  gives each the colours and the size of the window's
    public Dialogs(Window owner, Messages messages, Consumer<Parent> look) {
        this.look = look;
        this.owner = owner;
        this.messages = messages;
    }

    /// Whether one is open: the window below is then dimmed.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Asks, and waits for the answer. `Cancel` is the default button and what Esc means; the focus goes
    /// back to where it was. What can be done instead is done before this returns.
    ///
    /// @return whether it was confirmed
    public boolean confirm(Confirmation question) {
        VBox text = new VBox(heading(question.title()), lead(question.lead()));
        text.getStyleClass().add("confirmation-text");
        for (String point : question.points()) {
            Label bullet = new Label("•");
            bullet.getStyleClass().add("bullet");
            HBox line = new HBox(bullet, new RichText(point));
            line.getStyleClass().add("bullet-line");
            text.getChildren().add(line);
        }
        if (!question.choices().isEmpty()) {
            text.getChildren().add(choices(question.choices()));
        }
        ButtonType cancel = new ButtonType(messages.text("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        ButtonType confirm = new ButtonType(question.confirm(), ButtonData.OTHER);
        Optional<ButtonType> instead = question.instead()
                .map(alternative -> new ButtonType(alternative.label(), ButtonData.OTHER));
        Dialog<ButtonType> dialog = dialog(question.title(), text,
                Stream.concat(instead.stream(), Stream.of(cancel, confirm)).toArray(ButtonType[]::new));
        Button cancelButton = button(dialog, cancel);
        instead.ifPresent(type -> button(dialog, type).getStyleClass().add("instead"));
        button(dialog, confirm).getStyleClass().add("danger");
        cancelButton.setDefaultButton(true);
        dialog.setOnShown(_ -> cancelButton.requestFocus());
        // What a choice needs to know makes the question higher.
        question.choices().forEach(choice -> choice.chosen().subscribe((_, _) -> Platform.runLater(() -> {
            if (dialog.isShowing()) {
                dialog.getDialogPane().getScene().getWindow().sizeToScene();
            }
        })));
        ButtonType answer = show(dialog);
        question.instead().filter(_ -> instead.filter(answer::equals).isPresent())
                .ifPresent(alternative -> alternative.act().run());
        return answer == confirm;
    }

    private static Node choices(List<Confirmation.Choice> choices) {
        VBox box = new VBox();
        box.getStyleClass().add("choices");
        for (Confirmation.Choice choice : choices) {
            CheckBox check = new CheckBox(choice.label());
            check.setWrapText(true);
            check.selectedProperty().bindBidirectional(choice.chosen());
            check.setAccessibleHelp(choice.note());
            box.getChildren().add(check);
            if (!choice.note().isEmpty()) {
                Label note = new Paragraph(choice.note());
                note.getStyleClass().addAll("muted", "choice-note");
                box.getChildren().add(note);
            }
            choice.typed().ifPresent(typed -> {
                TextField field = new TextField();
                field.setPromptText(typed.prompt());
                field.setAccessibleText(typed.prompt());
                field.getStyleClass().add("choice-note");
                field.textProperty().bindBidirectional(typed.text());
                Show.when(field, choice.chosen());
                box.getChildren().add(field);
            });
        }
        return box;
    }

    /// Shows a dialog that is more than a question, and waits until it is closed. Another may be opened over
    /// it.
    public void present(DialogContent content) {
        Region view = content.view();
        Dialog<ButtonType> dialog = dialog(content.title(), view);
        dialog.getDialogPane().getStyleClass().add("wide");
        // With large texts it would be wider than a small window.
        dialog.getDialogPane()
                .setStyle("-fx-min-width: 0; -fx-max-width: %.0fpx".formatted(owner.getWidth()));
        double room = owner.getHeight() - MARGIN;
        if (view.getPrefHeight() > room) {
            view.setPrefHeight(room);
        }
        dialog.getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                content.escape();
            }
        });
        // The window gives the focus to its first control once it is drawn.
        dialog.setOnShown(_ -> Platform.runLater(() -> begin(content)));
        content.opened(() -> close(dialog));
        try {
            show(dialog);
        } finally {
            content.closed();
        }
    }

    /// A dialog begins where one reads first. What is to be filled in, where that is further down, would be
    /// scrolled to with the focus; so the focus goes to what scrolls, by arrow keys too.
    private static void begin(DialogContent content) {
        Node first = content.first();
        PagePane.around(first).filter(pane -> isBelow(pane, first)).ifPresentOrElse(pane -> {
            pane.setAccessibleText(content.title());
            pane.setVvalue(0);
            pane.requestFocus();
        }, first::requestFocus);
    }

    private static boolean isBelow(ScrollPane pane, Node node) {
        Bounds bounds = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        return bounds.getMaxY() > pane.getViewportBounds().getHeight();
    }

    /// Shows a form until what it asks for is done, or it is cancelled, which it can't be while it is being
    /// done.
    public void fill(Form form) {
        Label heading = new Label(form.title());
        heading.getStyleClass().add("dialog-title");
        VBox content = new VBox(heading, form.content());
        content.getStyleClass().add("confirmation-text");
        ButtonType cancel = new ButtonType(messages.text("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        ButtonType submit = new ButtonType(form.submit(), ButtonData.OTHER);
        Dialog<ButtonType> dialog = dialog(form.title(), content, cancel, submit);
        Button submitButton = button(dialog, submit);
        submitButton.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            form.onSubmit().run();
        });
        button(dialog, cancel).setDefaultButton(false);
        submitButton.setDefaultButton(true);
        submitButton.getStyleClass().add("form-submit");
        List.of(submitButton, button(dialog, cancel))
                .forEach(button -> button.disableProperty().bind(form.busy()));
        // Its answer may bring a secret that nobody would see.
        dialog.getDialogPane().getScene().getWindow().addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST,
                request -> {
                    if (form.busy().getValue()) {
                        request.consume();
                    }
                });
        Subscription closing = form.done().subscribe(done -> {
            if (done) {
                close(dialog);
            }
        });
        // A sentence about a mistake makes the form higher.
        Subscription fitting = form.content().layoutBoundsProperty().subscribe((_, _) -> Platform.runLater(
                () -> dialog.getDialogPane().getScene().getWindow().sizeToScene()));
        dialog.setOnShown(_ -> form.content().lookupAll(".text-field").stream().findFirst()
                .ifPresent(Node::requestFocus));
        show(dialog);
        Subscription.combine(closing, fitting).unsubscribe();
    }

    /// Closes the open dialogs, if any, as `Cancel` would: their page is being taken away.
    public void dismiss() {
        List.copyOf(shown).reversed().forEach(Dialogs::close);
    }

    /// Tells of a failure that nobody foresaw, with details to copy for whoever mends it. One at a time: what
    /// fails again and again, such as the drawing of the window, would put one dialog over the other without
    /// end.
    ///
    /// @param details without secrets
    /// @param copy    takes them
    public void tellOfDefect(String details, Consumer<String> copy) {
        if (tellsOfDefect) {
            return;
        }
        String title = messages.text("defect.title");
        TextArea area = new TextArea(details);
        area.setEditable(false);
        area.setAccessibleText(messages.text("defect.details"));
        VBox text = new VBox(heading(title), lead(messages.text("defect.text")), area);
        text.getStyleClass().add("confirmation-text");
        ButtonType close = new ButtonType(messages.text("dialog.close"), ButtonData.CANCEL_CLOSE);
        ButtonType report = new ButtonType(messages.text("defect.copy"), ButtonData.OTHER);
        Dialog<ButtonType> dialog = dialog(title, text, report, close);
        button(dialog, close).setDefaultButton(true);
        button(dialog, report).addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            copy.accept(details);
        });
        tellsOfDefect = true;
        try {
            show(dialog);
        } finally {
            tellsOfDefect = false;
        }
    }

    /// The window that the next dialog stands over.
    private Window below() {
        return shown.isEmpty() ? owner : shown.getLast().getDialogPane().getScene().getWindow();
    }

    private static void close(Dialog<ButtonType> dialog) {
        // Without a result, a dialog that has no button to close it stays open.
        dialog.setResult(ButtonType.CANCEL);
        dialog.close();
    }

    private ButtonType show(Dialog<ButtonType> dialog) {
        Scene below = below().getScene();
        Node opener = below == null ? null : below.getFocusOwner();
        open.set(true);
        shown.addLast(dialog);
        try {
            return dialog.showAndWait().orElse(ButtonType.CANCEL);
        } finally {
            shown.remove(dialog);
            open.set(!shown.isEmpty());
            if (opener != null) {
                opener.requestFocus();
            }
        }
    }

    private Dialog<ButtonType> dialog(String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(below());
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initStyle(Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                ? StageStyle.TRANSPARENT
                : StageStyle.UNDECORATED);
        dialog.setTitle(title);
        dialog.getDialogPane().getStyleClass().add("console-dialog");
        dialog.getDialogPane().getButtonTypes().setAll(buttons);
        dialog.getDialogPane().setContent(content);
        SpokenLine.in(dialog.getDialogPane());
        look.accept(dialog.getDialogPane());
        if (dialog.getDialogPane().lookup(".button-bar") instanceof ButtonBar bar) {
            // The same on every platform: the act stands last.
            bar.setButtonOrder(ButtonBar.BUTTON_ORDER_NONE);
            // The Tab key goes through what is asked first.
            bar.toFront();
            // As wide as its words: what the longest needs, the others don't have to take.
            Arrays.stream(buttons).map(dialog.getDialogPane()::lookupButton).map(Button.class::cast)
                    .forEach(button -> {
                        ButtonBar.setButtonUniformSize(button, false);
                        button.setMinWidth(Region.USE_PREF_SIZE);
                    });
        }
        dialog.getDialogPane().getScene().setFill(Color.TRANSPARENT);
        return dialog;
    }

    private static Node heading(String title) {
        Label heading = new Paragraph(title);
        heading.setGraphic(new FontIcon("fth-alert-triangle"));
        heading.getStyleClass().add("dialog-title");
        return heading;
    }

    private static Node lead(String text) {
        Label lead = new Paragraph(text);
        lead.getStyleClass().add("dialog-lead");
        return lead;
    }

    private static Button button(Dialog<ButtonType> dialog, ButtonType type) {
        return (Button) dialog.getDialogPane().lookupButton(type);
    }
}
