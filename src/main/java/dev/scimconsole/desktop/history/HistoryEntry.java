package dev.scimconsole.desktop.history;

import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.layout.KeptChildren;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One change in a history. It can tell of another one later, so that nothing has to be made and styled anew
/// for each person that is looked at; what was asked is made when somebody wants to see it.
final class HistoryEntry extends VBox {

    private static final int LINES_AHEAD = 4;
    private static final double GAP = 12;
    private static final int MOST_NAMES = 50;

    private final Messages messages;
    private final Moments moments;
    private final Label about = new Paragraph();
    private final Hyperlink open = new Hyperlink();
    private final HBox heading = new HBox(about, open);
    private final Label what = new Label();
    private final Label by = muted();
    private final HBox head;
    private final List<Label> lines = new ArrayList<>();
    private final Label wanted = muted();
    private final Label cut = muted();
    private final Hyperlink show = new Hyperlink();
    private final Hyperlink unmask = new Hyperlink();
    private final HBox links = new HBox();
    private Optional<Label> request = Optional.empty();
    private String told = "";

    HistoryEntry(Messages messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
        getStyleClass().add("entry");
        heading.getStyleClass().add("heading");
        open.setText(messages.text("refused.openSide"));
        open.setMinWidth(Region.USE_PREF_SIZE);
        what.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        gap.setMinWidth(GAP);
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(what, gap, by);
        wanted.setText(messages.text("history.wanted"));
        cut.setText(messages.text("history.cut"));
        show.setText(messages.text("history.request"));
        unmask.setText(messages.text("history.unmask"));
        unmask.getStyleClass().add("unmask");
        links.getStyleClass().add("links");
    }

    /// Makes what most of them have, with nothing to tell yet.
    void ahead() {
        style("what");
        List<Node> parts = new ArrayList<>(List.of(head));
        IntStream.range(0, LINES_AHEAD).mapToObj(number -> line(number, "")).forEach(parts::add);
        links.getChildren().setAll(show);
        parts.add(links);
        getChildren().setAll(parts);
    }

    /// Tells of a change.
    ///
    /// @param ask     shows all its values; empty for whoever may not see them
    /// @param opening opens the user or group, who is named above it; empty where nobody is
    void tell(ResourceChange change, Optional<Runnable> ask, Optional<Runnable> opening) {
        boolean done = change.status() < 400;
        String action = messages.text("activity.action." + change.action());
        what.setText(done ? action : messages.text("history.refused", action));
        style(done ? "what" : "refused");
        String client = ClientNames.friendly(change.origin().client());
        by.setText(messages.text("history.by", moments.at(change.at()), client.isEmpty()
                ? messages.text("directory.source.nameless")
                : client, change.actor().name()));
        List<Node> parts = new ArrayList<>();
        opening.ifPresent(way -> parts.add(heading(change, way)));
        parts.add(head);
        int number = 0;
        for (AttributeChange one : change.changes()) {
            parts.add(line(number++, words(one)));
        }
        if (!change.wanted().isEmpty()) {
            parts.add(wanted);
        }
        for (AttributeChange one : change.wanted()) {
            parts.add(line(number++, wantedWords(one)));
        }
        if (change.cut()) {
            parts.add(cut);
        }
        Optional<Label> seen = request.filter(label -> label.isVisible() && told.equals(change.id()));
        told = change.id();
        List<Hyperlink> offers = new ArrayList<>();
        change.asked().ifPresent(asked -> {
            show.setOnAction(_ -> toggle(asked));
            offers.add(show);
        });
        // Also where the request was too large to be kept: what it changed is masked all the same.
        ask.filter(_ -> change.masked()).ifPresent(all -> offers.add(unmask(all)));
        if (!offers.isEmpty()) {
            KeptChildren.show(links, offers);
            parts.add(links);
        }
        seen.ifPresent(label -> change.asked().ifPresent(asked -> {
            label.setText(asked);
            parts.add(label);
        }));
        KeptChildren.show(this, parts);
    }

    /// Whom it is about, with a way there for as long as that one is there.
    private HBox heading(ResourceChange change, Runnable way) {
        String name = OneLine.of(change.target().name().orElse(change.target().id()));
        about.setText(name);
        open.setAccessibleText(messages.text("spoken.of", open.getText(), name));
        open.setOnAction(_ -> way.run());
        Show.set(open, change.targetExists());
        return heading;
    }

    private Hyperlink unmask(Runnable ask) {
        unmask.setOnAction(_ -> ask.run());
        return unmask;
    }

    private void toggle(String asked) {
        if (request.isEmpty()) {
            Label label = request();
            Show.set(label, false);
            getChildren().add(label);
            request = Optional.of(label);
        }
        request.ifPresent(label -> {
            label.setText(asked);
            Show.set(label, !label.isVisible());
        });
    }

    private void style(String name) {
        if (!what.getStyleClass().contains(name)) {
            what.getStyleClass().removeAll("what", "refused");
            what.getStyleClass().add(name);
        }
    }

    private String words(AttributeChange change) {
        String attribute = OneLine.of(change.attribute());
        if (change.tellsMembers()) {
            return moved(change, "history.came", "history.left");
        }
        return change.before().isEmpty()
                ? messages.text("history.set", attribute, value(change.after()))
                : messages.text("history.changed", attribute, value(change.before()), value(change.after()));
    }

    /// Who came and who left.
    private String moved(AttributeChange change, String cameKey, String leftKey) {
        return Stream
                .of(change.after().map(names -> messages.text(cameKey, names(names, change.moreAfter()))),
                        change.before()
                                .map(names -> messages.text(leftKey, names(names, change.moreBefore()))))
                .flatMap(Optional::stream).collect(Collectors.joining("  ·  "));
    }

    /// The names in an array, without its brackets, which nobody has to know, and how many there are beside
    /// those.
    private String names(String array, int others) {
        List<String> names = texts(array);
        String first = messages.names(names.stream().limit(MOST_NAMES).map(OneLine::of));
        int more = others + Math.max(0, names.size() - MOST_NAMES);
        return more == 0 ? first : messages.text("history.namesAndMore", first, more);
    }

    /// The texts in an array of JSON, with their quotes.
    private static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        int begin = array.indexOf('"');
        while (begin >= 0) {
            int end = begin + 1;
            while (end < array.length() && array.charAt(end) != '"') {
                end += array.charAt(end) == '\\' ? 2 : 1;
            }
            texts.add(array.substring(begin, Math.min(end + 1, array.length())));
            begin = array.indexOf('"', end + 1);
        }
        return texts;
    }

    private String wantedWords(AttributeChange change) {
        return change.tellsMembers()
                ? moved(change, "history.toCome", "history.toLeave")
                : messages.text("history.wantedValue", OneLine.of(change.attribute()), value(change.before()),
                        value(change.after()));
    }

    private String value(Optional<String> json) {
        return json.map(OneLine::of).orElseGet(() -> messages.text("history.nothing"));
    }

    private Label line(int number, String text) {
        if (number == lines.size()) {
            Label line = new Paragraph();
            lines.add(line);
        }
        lines.get(number).setText(text);
        return lines.get(number);
    }

    private static Label request() {
        Label label = new Paragraph();
        label.getStyleClass().addAll("mono", "request");
        return label;
    }

    private static Label muted() {
        Label label = new Paragraph();
        label.getStyleClass().add("muted");
        return label;
    }
}
