package dev.scimconsole.desktop.history;

import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.LoadingMark;
import dev.scimconsole.desktop.widgets.NoticeLine;
import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The history of a user or group among its details: when, who, what became otherwise, and on demand what was
/// asked.
public final class HistoryBox extends VBox {

    private final HistoryViewModel model;
    private final Messages messages;
    private final Moments moments;
    private final boolean mayUnmask;
    private final VBox entries = new VBox();

    /// @param context what the page is given
    /// @param titleKey of its title
    /// @param noneKey  of what stands there where there is nothing
    public HistoryBox(PageContext context, String titleKey, String noneKey) {
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
        getChildren().setAll(head, error(), entries, none(messages.text(noneKey)), more());
        model.changes().addListener((ListChangeListener<ResourceChange>) _ -> entries.getChildren()
                .setAll(model.changes().stream().map(this::entry).toList()));
    }

    /// Shows the history of a user or group.
    ///
    /// @param id of the SCIM resource
    public void show(String id) {
        model.show(id);
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
        Label none = new Label(text);
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        Show.when(none, model.knownProperty().and(Bindings.isEmpty(model.changes())));
        return none;
    }

    private Button more() {
        Button more = new Button(messages.text("history.more"));
        more.setId("historyMore");
        Show.when(more, model.hasMoreProperty());
        more.disableProperty().bind(model.loading().runningProperty());
        more.setOnAction(_ -> model.showMore());
        return more;
    }

    private VBox entry(ResourceChange change) {
        VBox entry = new VBox(head(change));
        entry.getStyleClass().add("entry");
        for (AttributeChange one : change.changes()) {
            entry.getChildren().add(line(one));
        }
        if (change.cut()) {
            entry.getChildren().add(muted(messages.text("history.cut")));
        }
        change.asked().ifPresent(asked -> {
            Label request = new Label(asked);
            request.setWrapText(true);
            request.setMinHeight(Region.USE_PREF_SIZE);
            request.getStyleClass().addAll("mono", "request");
            Hyperlink show = new Hyperlink(messages.text("history.request"));
            Show.set(request, false);
            show.setOnAction(_ -> Show.set(request, !request.isVisible()));
            HBox links = new HBox(show);
            links.getStyleClass().add("links");
            if (change.masked() && mayUnmask) {
                Hyperlink unmask = new Hyperlink(messages.text("history.unmask"));
                unmask.getStyleClass().add("unmask");
                unmask.setOnAction(_ -> model.unmask(change.id()));
                links.getChildren().add(unmask);
            }
            entry.getChildren().addAll(links, request);
        });
        return entry;
    }

    private HBox head(ResourceChange change) {
        Label what = new Label(change.status() < 400
                ? words(change.action())
                : messages.text("history.refused", words(change.action())));
        what.getStyleClass().add(change.status() < 400 ? "what" : "refused");
        what.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        String client = ClientNames.friendly(change.origin().client());
        return new HBox(what, gap, muted(messages.text("history.by", moments.at(change.at()), client.isEmpty()
                ? messages.text("directory.source.nameless")
                : client, change.actor().name())));
    }

    private String words(String action) {
        return messages.text("activity.action." + action);
    }

    private Label line(AttributeChange change) {
        String attribute = OneLine.of(change.attribute());
        Label line = new Label(change.before().isEmpty()
                ? messages.text("history.set", attribute, value(change.after()))
                : messages.text("history.changed", attribute, value(change.before()), value(change.after())));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private String value(Optional<String> json) {
        return json.map(OneLine::of).orElseGet(() -> messages.text("history.nothing"));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(List.of("muted"));
        return label;
    }
}
