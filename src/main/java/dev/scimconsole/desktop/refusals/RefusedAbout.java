package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.users.UsersController;
import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is open about one user or group, in its details; takes no room while there is nothing.
public final class RefusedAbout extends VBox {

    private final PageContext context;
    private final RefusalWords words;
    private final Loading loading;
    private final ObservableList<RefusedChange> changes = FXCollections.observableArrayList();
    private String target = "";

    /// @param context what the page is given
    public RefusedAbout(PageContext context) {
        this.context = context;
        words = new RefusalWords(context.messages(), context.clock());
        loading = context.loads().of(this::read);
        getStyleClass().add("leavers");
        Show.set(this, false);
        changes.addListener((ListChangeListener<RefusedChange>) _ -> {
            getChildren().setAll(changes.stream().map(this::box).toList());
            Show.set(this, !changes.isEmpty());
        });
    }

    /// Reads what is open about one.
    ///
    /// @param id of the user or group
    public void show(String id) {
        target = id;
        changes.clear();
        read();
    }

    /// Ends what runs.
    public void close() {
        loading.stop();
    }

    private void read() {
        String of = target;
        loading.start(() -> context.session().refusals().about(of), page -> changes.setAll(page.changes()));
    }

    private MessageBox box(RefusedChange change) {
        Messages messages = context.messages();
        Label asked = new Paragraph(words.askedBy(change));
        asked.getStyleClass().add("muted");
        VBox text = new VBox(new RichText(words.sentence(change)));
        change.clash().ifPresent(clash -> text.getChildren().add(new ClashSides(clash, words, messages,
                userName -> context.navigator().go(UsersController.ID, userName))));
        text.getChildren().addAll(new Cures(change, words, messages), asked);
        text.getStyleClass().add("refused-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button settle = new Button(messages.text("refused.settle"));
        settle.setMinWidth(USE_PREF_SIZE);
        settle.setAccessibleText(messages.text("spoken.of", settle.getText(), words.what(change)));
        settle.setDisable(!context.mayChange());
        settle.setAccessibleHelp(context.mayChange() ? "" : messages.text("scim.viewer"));
        settle.setOnAction(_ -> {
            if (Settling.ask(context, change, words.who(change))) {
                read();
            }
        });
        MessageBox box = new MessageBox(text, settle);
        if (!change.intended()) {
            box.getStyleClass().add(change.stillHasAccess() ? "bad" : "attention");
        }
        return box;
    }
}
