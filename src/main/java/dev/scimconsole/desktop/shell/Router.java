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
/// the screen, and takes nothing any more. What the page shows is loaded while its view is made, and what has
/// arrived by then comes to the screen with it: its outline would take as long to style and paint, to be seen
/// for no time.
///
/// A page that somebody is about to go to is made before ([#prepare(String)], [#begin(String)]), beside what
/// is shown until then, and closed where nobody goes there after all.
public final class Router implements Navigator, AutoCloseable {

    private record Shown(PageEntry entry, Page page, Parent view, Tasks tasks, boolean isOpen) {}

    private record Opening(PageEntry entry, Optional<String> part) {}

    private final List<PageEntry> entries;
    private final Function<Tasks, PageContext> contexts;
    private final Tasks sessionTasks;
    private final Dialogs dialogs;
    private final Messages messages;
    private final PagePlace place;
    private final Consumer<Runnable> afterFrame;
    private final Consumer<Runnable> afterArrivals;
    private final Consumer<Optional<HelpTopic>> help;
    private final ReadOnlyObjectWrapper<Optional<PageEntry>> current = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private Optional<Shown> shown = Optional.empty();
    private Optional<Opening> opening = Optional.empty();
    private Optional<Shown> prepared = Optional.empty();
    private boolean closed;

    /// @param entries      every page there is
    /// @param contexts     gives a page its context, given the page's own tasks
    /// @param sessionTasks what a page's tasks are a group of
    /// @param place        where views come to the screen
    /// @param afterFrame   does something once what has just changed is painted
    /// @param afterArrivals does something once the page has taken what has arrived for it
    /// @param help         opens Help beside the page
    public Router(List<PageEntry> entries, Function<Tasks, PageContext> contexts, Tasks sessionTasks,
            Dialogs dialogs, Messages messages, PagePlace place,
            Consumer<Runnable> afterFrame, Consumer<Runnable> afterArrivals,
            Consumer<Optional<HelpTopic>> help) {
        this.entries = List.copyOf(entries);
        this.contexts = contexts;
        this.sessionTasks = sessionTasks;
        this.dialogs = dialogs;
        this.messages = messages;
        this.place = place;
        this.afterFrame = afterFrame;
        this.afterArrivals = afterArrivals;
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
        if (opening.filter(coming -> coming.entry().id().equals(id)).isPresent()) {
            opening = Optional.of(new Opening(entry(id), Optional.of(part)));
        } else if (here.isPresent()) {
            here.orElseThrow().page().show(part);
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

    /// Makes a page that somebody may be about to go to, and loads, styles and lays out unseen what it shows.
    /// Not while leaving what is shown has to be asked for: that takes as long as somebody likes.
    public void prepare(String id) {
        makeBefore(entry(id)).ifPresent(made -> afterFrame.accept(() -> keep(made)));
    }

    /// Makes a page whose entry somebody has pressed, unless it is prepared, and begins to load what it
    /// shows.
    public void begin(String id) {
        // What arrives would keep what is marked at the click from being seen.
        makeBefore(entry(id)).ifPresent(made -> made.tasks().hold());
    }

    /// Closes what was prepared, unless somebody went there.
    public void forget() {
        prepared.ifPresent(unwanted -> {
            place.drop(unwanted.view());
            close(unwanted);
        });
        prepared = Optional.empty();
    }

    /// The view of the page on the screen; empty until the page that was gone to is there.
    public Optional<Parent> view() {
        return shown.filter(_ -> opening.isEmpty()).map(Shown::view);
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
        forget();
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
        forget();
        return dialogs.confirm(new Confirmation(warning.title(), messages.text("leave.lead"),
                List.of(warning.text()), warning.leaveLabel(), warning.rescue()));
    }

    private void open(PageEntry entry, Optional<String> part) {
        closeShown();
        boolean isFirst = current.get().isEmpty();
        opening = Optional.of(new Opening(entry, part));
        shown = prepared.filter(ready -> ready.entry().equals(entry) && part.isEmpty());
        prepared = prepared.filter(_ -> shown.isEmpty());
        forget();
        current.set(Optional.of(entry));
        if (isFirst) {
            shown = opening.map(this::make);
            shown.ifPresent(this::display);
        } else {
            afterFrame.accept(shown.<Runnable>map(ready -> () -> bring(ready)).orElse(this::makeLast));
        }
    }

    /// Makes the page that was gone to last, unless that is done.
    private void makeLast() {
        if (shown.isEmpty()) {
            shown = opening.map(this::make);
            shown.ifPresent(this::bring);
        }
    }

    /// Makes a page before somebody goes there.
    ///
    /// @return empty where nothing may be made, or it is made
    private Optional<Shown> makeBefore(PageEntry entry) {
        if (closed || opening.isPresent() || prepared.filter(ready -> ready.entry().equals(entry)).isPresent()
                || shown.flatMap(showing -> showing.page().leaveWarning()).isPresent()) {
            return Optional.empty();
        }
        forget();
        prepared = Optional.of(make(new Opening(entry, Optional.empty())));
        return prepared;
    }

    private Shown make(Opening coming) {
        PageEntry entry = coming.entry();
        Tasks tasks = sessionTasks.group();
        Page page = entry.page().apply(contexts.apply(tasks));
        // Who wants a part of it chooses by that what is loaded.
        boolean isOpen = coming.part().isEmpty();
        if (isOpen) {
            page.open();
        }
        return new Shown(entry, page, Views.load(entry.fxml(), controllers(page), messages), tasks, isOpen);
    }

    private void keep(Shown made) {
        if (prepared.equals(Optional.of(made))) {
            place.keep(made.view());
        }
    }

    private void bring(Shown made) {
        made.tasks().release();
        afterArrivals.accept(() -> display(made));
    }

    /// Puts it on the screen, unless it was left before.
    private void display(Shown made) {
        if (!shown.equals(Optional.of(made))) {
            return;
        }
        Optional<String> part = opening.flatMap(Opening::part);
        opening = Optional.empty();
        Page page = made.page();
        place.show(made.view());
        page.heading().requestFocus();
        part.ifPresent(page::show);
        if (!made.isOpen()) {
            page.open();
        }
    }

    private static List<Object> controllers(Page page) {
        return Stream.concat(Stream.of(page), page.parts().stream()).toList();
    }

    private void closeShown() {
        shown.ifPresent(this::close);
        shown = Optional.empty();
    }

    private void close(Shown leaving) {
        leaving.page().close();
        leaving.view().addEventFilter(InputEvent.ANY, Event::consume);
        sessionTasks.end(leaving.tasks());
    }
}
