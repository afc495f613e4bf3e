package dev.scimconsole.desktop.rotation;

import dev.scimconsole.desktop.guides.Guide;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.Navigator;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.rotation.MissedChangesViewModel.Leaver;
import dev.scimconsole.desktop.rotation.MissedChangesViewModel.Report;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Wires the cards of the rotation and of what was missed.
public final class RotationCard {

    private final RotationViewModel model;
    private final MissedChangesViewModel missedChanges;
    private final Messages messages;
    private final Navigator navigator;
    private final Consumer<Optional<Guide>> showWhere;

    @FXML private VBox cards;
    @FXML private StatusBadge badge;
    @FXML private Button missed;
    @FXML private VBox lines;
    @FXML private Label interruption;
    @FXML private Label stale;
    @FXML private VBox missedCard;
    @FXML private LoadingMark loading;
    @FXML private Button close;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private VBox report;
    @FXML private RichText lead;
    @FXML private VBox leaversPart;
    @FXML private VBox leavers;
    @FXML private VBox attemptsPart;
    @FXML private VBox attempts;
    @FXML private Label usersTitle;
    @FXML private VBox users;
    @FXML private Button moreUsers;
    @FXML private VBox resend;

    /// @param model     what the cards show
    /// @param showWhere shows where the new token is pasted
    public RotationCard(PageContext context, RotationViewModel model,
            Consumer<Optional<Guide>> showWhere) {
        this.model = model;
        this.showWhere = showWhere;
        missedChanges = model.missed();
        messages = context.messages();
        navigator = context.navigator();
    }

    @FXML
    void initialize() {
        Show.when(cards, model.shownProperty());
        badge.textProperty().bind(model.badgeProperty());
        model.toneProperty().subscribe(badge::setTone);
        model.linesProperty().subscribe(this::show);
        words(interruption, model.interruptionProperty());
        words(stale, model.errorProperty());
        wireMissedChanges();
    }

    private void wireMissedChanges() {
        Show.when(missed, model.missedOfferedProperty());
        missed.setOnAction(_ -> missedChanges.show());
        Show.when(missedCard, missedChanges.openProperty());
        loading.show(missedChanges.loading(), messages);
        words(error, missedChanges.loading().errorProperty());
        Show.when(errorBox, missedChanges.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> missedChanges.loading().retry());
        close.setOnAction(_ -> {
            missedChanges.forget();
            missed.requestFocus();
        });
        Show.when(report, missedChanges.reportProperty().map(Optional::isPresent));
        missedChanges.reportProperty().subscribe((before, read) -> {
            read.ifPresent(this::show);
            if (before.isEmpty() && read.isPresent()) {
                Show.bringIntoView(missedCard);
            }
        });
        missedChanges.users().addListener((ListChangeListener<String>) _ -> showUsers());
        moreUsers.setOnAction(_ -> missedChanges.showMoreUsers());
        Show.when(moreUsers, missedChanges.hasMoreUsersProperty());
    }

    private void show(List<RotationLine> shown) {
        lines.getChildren().setAll(shown.stream().map(this::line).toList());
    }

    private Node line(RotationLine line) {
        Region dot = new Region();
        dot.getStyleClass().addAll("time-dot", switch (line.tone()) {
            case GOOD -> "good";
            case BAD -> "bad";
            case OPEN -> "open";
        });
        Label time = new Label(line.time());
        time.getStyleClass().add("time");
        RichText text = new RichText(line.text());
        line.where().ifPresent(guide -> {
            addLink(text, "rotation.showWhere", "show-where",
                    () -> showWhere.accept(guide));
        });
        if (line.tone() == RotationLine.Tone.BAD) {
            addLink(text, "rotation.why", "show-why",
                    () -> navigator.help(HelpTopic.FIX_401));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(dot, time, text);
        row.getStyleClass().add("time-row");
        return row;
    }

    private void addLink(RichText text, String key, String style, Runnable action) {
        Hyperlink link = new Hyperlink(messages.text(key));
        link.getStyleClass().add(style);
        link.setAccessibleText(messages.text("spoken.then", messages.text(key), text.getAccessibleText()));
        link.setOnAction(_ -> action.run());
        text.getChildren().add(link);
    }

    private void show(Report read) {
        lead.setText(read.lead());
        leavers.getChildren().setAll(read.deactivations().stream().map(this::leaver).toList());
        Show.set(leaversPart, !read.deactivations().isEmpty());
        attempts.getChildren().setAll(read.attempts().stream().map(RotationCard::bullet).toList());
        Show.set(attemptsPart, !read.attempts().isEmpty());
        usersTitle.setText(read.users());
        resend.getChildren().setAll(read.resend().stream().map(RotationCard::bullet).toList());
    }

    private Node leaver(Leaver leaver) {
        StatusBadge state = new StatusBadge();
        state.setText(messages.text(leaver.stillActive() ? "missed.hasAccess" : "missed.noAccess"));
        state.setTone(leaver.stillActive() ? "bad" : "good");
        RichText text = new RichText(leaver.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(state, text);
        row.getStyleClass().add("leaver");
        return row;
    }

    private void showUsers() {
        users.getChildren().setAll(missedChanges.users().stream().map(RotationCard::bullet).toList());
    }

    private static Node bullet(String text) {
        HBox row = new HBox(new Label("•"), new RichText(text));
        row.getStyleClass().add("bullet-line");
        return row;
    }

    private static void words(Label label, ObservableValue<String> sentence) {
        label.textProperty().bind(sentence);
        Show.when(label, sentence.map(text -> !text.isEmpty()));
    }
}
