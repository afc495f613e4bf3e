package dev.scimconsole.desktop.history;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.desktop.groups.GroupsController;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.users.UsersController;
import dev.scimconsole.desktop.widgets.layout.KeptChildren;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.notices.NoticeLine;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The history of a user or group among its details: when, who, what became otherwise, and on demand what was
/// asked.
public final class HistoryBox extends VBox {

    /// As many as are seen without scrolling.
    private static final int AHEAD = 3;

    private final PageContext context;
    private final HistoryViewModel model;
    private final Messages messages;
    private final Moments moments;
    private final List<HistoryEntry> made = new ArrayList<>();
    private final boolean mayUnmask;
    private final VBox entries = new VBox();
    private boolean hasTold;

    /// Shows histories of users and groups.
    ///
    /// @param context what the page is given
    public static HistoryBox ofOne(PageContext context) {
        return new HistoryBox(context, "history.title", "history.none", "history.more");
    }

    /// Shows what events tell of.
    ///
    /// @param context what the page is given
    public static HistoryBox ofEvents(PageContext context) {
        return new HistoryBox(context, "history.event.title", "history.event.none", "history.event.more");
    }

    private HistoryBox(PageContext context, String titleKey, String noneKey, String moreKey) {
        this.context = context;
        messages = context.messages();
        moments = new Moments(messages, context.clock());
        mayUnmask = context.mayChange();
        model = new HistoryViewModel(context.session().events(), context.loads());
        setId("history");
        getStyleClass().add("history");
        entries.getStyleClass().add("entries");
        Label title = new Label(messages.text(titleKey));
        title.getStyleClass().add("card-title");
        LoadingMark loading = new LoadingMark();
        loading.show(model.loading(), messages);
        HBox head = new HBox(title, loading);
        head.getStyleClass().add("card-title-line");
        getChildren().setAll(head, error(), entries, none(messages.text(noneKey)),
                more(messages.text(moreKey)));
        entries.visibleProperty().bind(model.knownProperty());
        model.changes().addListener((ListChangeListener<ResourceChange>) _ -> {
            if (!model.changes().isEmpty()) {
                tell();
            }
        });
        model.knownProperty().subscribe(known -> {
            if (known && model.changes().isEmpty()) {
                tell();
            }
        });
        model.loading().errorProperty().subscribe(why -> {
            if (!why.isEmpty() && model.changes().isEmpty()) {
                tell();
            }
        });
    }

    /// Shows the history of a user or group.
    ///
    /// @param id of the SCIM resource
    public void show(String id) {
        model.show(id);
    }

    /// Makes the first entries before anything is known, unless something is shown already.
    ///
    /// @return what makes each of them
    public List<Runnable> ahead() {
        return Collections.nCopies(AHEAD, () -> {
            if (!hasTold) {
                HistoryEntry entry = new HistoryEntry(messages, moments);
                entry.ahead();
                made.add(entry);
                entries.getChildren().add(entry);
            }
        });
    }

    /// Shows what one event tells of.
    ///
    /// @param eventId of the event
    public void showEvent(String eventId) {
        model.showEvent(eventId);
    }

    /// Ends what runs.
    public void close() {
        model.close();
    }

    private Label error() {
        Label error = NoticeLine.error();
        StringExpression why = Bindings.concat(model.loading().errorProperty(),
                model.unmasking().errorProperty());
        error.textProperty().bind(why);
        Show.when(error, why.isNotEmpty());
        return error;
    }

    private Label none(String text) {
        Label none = new Paragraph(text);
        none.getStyleClass().add("muted");
        Show.when(none, model.knownProperty().and(Bindings.isEmpty(model.changes())));
        return none;
    }

    private Button more(String text) {
        Button more = new Button(text);
        more.setId("historyMore");
        Show.when(more, model.hasMoreProperty());
        more.disableProperty().bind(model.loading().runningProperty());
        more.setOnAction(_ -> model.showMore());
        return more;
    }

    /// Tells of what there is in the entries that are there already. While the next history is read they keep
    /// their room, as all of the details does.
    private void tell() {
        hasTold = true;
        List<ResourceChange> changes = model.changes();
        while (made.size() < changes.size()) {
            made.add(new HistoryEntry(messages, moments));
        }
        for (int i = 0; i < changes.size(); i++) {
            String id = changes.get(i).id();
            EventTarget target = changes.get(i).target();
            made.get(i).tell(changes.get(i),
                    mayUnmask ? Optional.of(() -> model.unmask(id)) : Optional.empty(),
                    model.namesTarget(i) ? Optional.of(() -> open(target)) : Optional.empty());
        }
        KeptChildren.show(entries, made.subList(0, changes.size()));
    }

    private void open(EventTarget target) {
        context.navigator().go(target.type().equals("group") ? GroupsController.ID : UsersController.ID,
                target.name().orElse(target.id()));
    }
}
