package dev.scimconsole.desktop.shell;

import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.page.Navigator;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.input.InputEvent;

/// Shows one page at a time. No page is kept: what is left is closed, and so wiped, before the next one is
/// made, and a reload makes the same page anew.
///
/// Where it goes is told at once, and the page made when that is painted: until then what was left stays on
/// the screen, and takes nothing any more.
public final class Router implements Navigator, AutoCloseable {

    private record Shown(PageEntry entry, Page page, Parent view, Tasks tasks) {}

    private record Opening(PageEntry entry, Optional<String> part) {}

    private final List<PageEntry> entries;
    private final Function<Tasks, PageContext> contexts;
    private final Tasks sessionTasks;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Consumer<Parent> display;
    private final Consumer<Runnable> afterFrame;
    private final Consumer<Optional<HelpTopic>> help;
    private final ReadOnlyObjectWrapper<Optional<PageEntry>> current = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private Optional<Shown> shown = Optional.empty();
    private Optional<Opening> opening = Optional.empty();
    private boolean closed;

    /// @param entries      every page there is
    /// @param contexts     gives a page its context, given the page's own tasks
    /// @param sessionTasks what a page's tasks are a group of
    /// @param display      puts a view on the screen
    /// @param afterFrame   does something once what has just changed is painted
    /// @param help         opens Help beside the page
    public Router(List<PageEntry> entries, Function<Tasks, PageContext> contexts, Tasks sessionTasks,
            Dialogs dialogs, Messages messages, Consumer<Parent> display,
            Consumer<Runnable> afterFrame, Consumer<Optional<HelpTopic>> help) {
        this.entries = List.copyOf(entries);
        this.contexts = contexts;
        this.sessionTasks = sessionTasks;
        this.dialogs = dialogs;
        this.messages = messages;
        this.display = display;
        this.afterFrame = afterFrame;
        this.help = help;
    }

    /// The page on the screen, or the one that comes.
    public ReadOnlyObjectProperty<Optional<PageEntry>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    @Override
    public void go(String id) {
        if (mayLeave()) {
            open(entry(id), Optional.empty());
        }
    }

    @Override
    public void go(String id, String part) {
        Optional<Shown> here = shown.filter(showing -> showing.entry().id().equals(id));
        if (here.isPresent()) {
            here.orElseThrow().page().show(part);
        } else if (opening.filter(coming -> coming.entry().id().equals(id)).isPresent()) {
            opening = Optional.of(new Opening(entry(id), Optional.of(part)));
        } else if (mayLeave()) {
            open(entry(id), Optional.of(part));
        }
    }

    @Override
    public void help(HelpTopic topic) {
        help.accept(Optional.of(topic));
    }

    /// Opens Help beside the page, at what it tells about this page.
    public void help() {
        help.accept(shown.flatMap(showing -> showing.page().help()));
    }

    @Override
    public void reload() {
        shown.ifPresent(page -> go(page.entry().id()));
    }

    /// Whether the page that was gone to is not made yet.
    public boolean isOpening() {
        return opening.isPresent();
    }

    /// Asks where leaving the page now would lose something.
    ///
    /// @return whether it may be left
    public boolean mayLeave() {
        Optional<LeaveWarning> warning = shown.flatMap(showing -> showing.page().leaveWarning());
        return warning.map(this::leaves).orElse(true) && !closed;
    }

    /// Takes the page from the screen, asking nothing.
    @Override
    public void close() {
        closed = true;
        opening = Optional.empty();
        closeShown();
    }

    /// A page by its id.
    ///
    /// @throws IllegalArgumentException when there is none
    public PageEntry entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no page " + id));
    }

    private boolean leaves(LeaveWarning warning) {
        return dialogs.confirm(new Confirmation(warning.title(), messages.text("leave.lead"),
                List.of(warning.text()), warning.leaveLabel(), warning.rescue()));
    }

    private void open(PageEntry entry, Optional<String> part) {
        closeShown();
        boolean isFirst = current.get().isEmpty();
        opening = Optional.of(new Opening(entry, part));
        current.set(Optional.of(entry));
        if (isFirst) {
            make();
        } else {
            afterFrame.accept(this::make);
        }
    }

    /// Makes the page that was gone to last.
    private void make() {
        Optional<Opening> wanted = opening;
        opening = Optional.empty();
        wanted.ifPresent(coming -> make(coming.entry(), coming.part()));
    }

    private void make(PageEntry entry, Optional<String> part) {
        Tasks tasks = sessionTasks.group();
        Page page = entry.page().apply(contexts.apply(tasks));
        Parent view = Views.load(entry.fxml(), controllers(page), messages);
        shown = Optional.of(new Shown(entry, page, view, tasks));
        display.accept(view);
        page.heading().requestFocus();
        part.ifPresent(page::show);
        page.open();
    }

    private static List<Object> controllers(Page page) {
        return Stream.concat(Stream.of(page), page.parts().stream()).toList();
    }

    private void closeShown() {
        shown.ifPresent(leaving -> {
            leaving.page().close();
            leaving.view().addEventFilter(InputEvent.ANY, Event::consume);
            sessionTasks.end(leaving.tasks());
        });
        shown = Optional.empty();
    }
}
