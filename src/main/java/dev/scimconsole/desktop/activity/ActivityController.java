package dev.scimconsole.desktop.activity;

import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.desktop.export.ExportBox;
import dev.scimconsole.desktop.history.HistoryBox;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.forms.SwitchField;
import dev.scimconsole.desktop.widgets.layout.Ahead;
import dev.scimconsole.desktop.widgets.layout.ScrollEnd;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.tables.Columns;
import dev.scimconsole.desktop.widgets.tables.ColumnRoom;
import dev.scimconsole.desktop.widgets.tables.RowDetails;
import dev.scimconsole.desktop.widgets.tables.Rows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/// Wires the Activity page.
public final class ActivityController implements Page {

    /// Names the page.
    public static final String ID = "activity";

    /// What [dev.scimconsole.desktop.page.Navigator#go(String, String)] names to have only the refused
    /// requests of identity providers listed.
    public static final String REFUSED = "refused";

    private final PageContext context;
    private final Messages messages;
    private final HistoryBox history;
    private final ActivityViewModel model;

    @FXML private Label heading;
    @FXML private Label liveText;
    @FXML private LoadingMark loading;
    @FXML private LoadingMark verifying;
    @FXML private Skeleton skeleton;
    @FXML private SwitchField follow;
    @FXML private Button verify;
    @FXML private MenuButton export;
    @FXML private MenuItem exportCsv;
    @FXML private MenuItem exportJson;
    @FXML private TextField search;
    @FXML private ChoiceBox<TimeRange> time;
    @FXML private HBox days;
    @FXML private DatePicker firstDay;
    @FXML private DatePicker lastDay;
    @FXML private ChoiceBox<Optional<EventKind>> kind;
    @FXML private ChoiceBox<Optional<EventOutcome>> outcome;
    @FXML private TextField actor;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private HBox verificationBox;
    @FXML private FontIcon verificationIcon;
    @FXML private Label verification;
    @FXML private Button forgetVerification;
    @FXML private ExportBox exportBox;
    @FXML private TableView<Event> table;
    @FXML private TableColumn<Event, String> when;
    @FXML private TableColumn<Event, String> who;
    @FXML private TableColumn<Event, String> what;
    @FXML private TableColumn<Event, String> where;
    @FXML private TableColumn<Event, Event> became;
    @FXML private Label empty;
    @FXML private Label footer;
    @FXML private Label dropped;
    @FXML private Button older;
    private Optional<Ahead> ahead = Optional.empty();

    @FXML private VBox details;
    @FXML private Label detailsTitle;
    @FXML private Button detailsClose;
    @FXML private Label detailsWhy;
    @FXML private Hyperlink detailsHelp;
    @FXML private FactsPane facts;

    /// @param context what the page is given
    public ActivityController(PageContext context) {
        this.context = context;
        messages = context.messages();
        history = HistoryBox.ofEvents(context);
        model = new ActivityViewModel(context.session().events(), context.loads(), Platform::runLater,
                context.clock(), context.toasts()::success);
    }

    @FXML
    void initialize() {
        wireHead();
        wireFilter();
        wireNotes();
        wireTable();
        wireDetails();
    }

    @Override
    public void show(String part) {
        if (part.equals(REFUSED)) {
            kind.setValue(Optional.of(EventKind.REQUEST));
            outcome.setValue(Optional.of(EventOutcome.REFUSED));
        }
    }

    @Override
    public Optional<HelpTopic> help() {
        return Optional.of(HelpTopic.FIX_401);
    }

    @Override
    public Node heading() {
        return heading;
    }

    @Override
    public void open() {
        model.reload();
    }

    @Override
    public void close() {
        ahead.ifPresent(Ahead::end);
        history.close();
        model.close();
    }

    private void wireHead() {
        loading.show(model.loading(), messages);
        verifying.show(model.checking(), messages);
        Show.when(skeleton, model.loading().runningProperty());
        Show.when(empty, skeleton.visibleProperty().not());
        liveText.textProperty().bind(model.liveTextProperty());
        follow.selectedProperty().bind(model.followingProperty());
        follow.setOnAction(_ -> model.followingProperty().set(!model.followingProperty().get()));
        verify.setOnAction(_ -> model.verify());
        verify.disableProperty().bind(model.checking().runningProperty());
        export.disableProperty().bind(model.export().runningProperty());
        exportCsv.setOnAction(_ -> export(ExportFormat.CSV));
        exportJson.setOnAction(_ -> export(ExportFormat.JSON_LINES));
    }

    private void wireFilter() {
        FilterViewModel filter = model.filter();
        filter.textProperty().bind(search.textProperty());
        search.setOnAction(_ -> filter.apply());
        filter.actorProperty().bind(actor.textProperty());
        actor.setOnAction(_ -> filter.apply());
        Choices.fill(time, Arrays.asList(TimeRange.values()),
                range -> messages.text("activity.time." + range), TimeRange.ANY);
        filter.timeProperty().bind(time.valueProperty());
        Choices.fill(kind, Choices.withNone(EventKind.values()), one -> optional("activity.kind.", one),
                Optional.empty());
        filter.kindProperty().bind(kind.valueProperty());
        Choices.fill(outcome, Choices.withNone(EventOutcome.values()),
                one -> optional("activity.outcome.", one),
                Optional.empty());
        filter.outcomeProperty().bind(outcome.valueProperty());
        Show.when(days, time.valueProperty().map(range -> range == TimeRange.DAYS));
        bind(filter.firstDayProperty(), firstDay);
        bind(filter.lastDayProperty(), lastDay);
    }

    private void wireNotes() {
        error.textProperty().bind(model.errorProperty());
        Show.when(errorBox, model.errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.retry());
        Show.when(verificationBox, model.verificationProperty().map(Optional::isPresent));
        model.verificationProperty().subscribe(found -> found.ifPresent(this::paint));
        forgetVerification.setOnAction(_ -> {
            model.forgetVerification();
            verify.requestFocus();
        });
        exportBox.show(model.export(), messages);
        footer.textProperty().bind(model.footerProperty());
        dropped.textProperty().bind(model.droppedProperty());
        Show.when(dropped, model.droppedProperty().isNotEmpty());
        empty.textProperty().bind(model.emptyProperty());
        Show.when(older, model.hasOlderProperty());
        older.disableProperty().bind(model.loading().runningProperty());
        older.setOnAction(_ -> model.showOlder());
    }

    private void paint(AuditVerification found) {
        verification.setText(model.words().verification(found));
        verificationBox.getStyleClass().removeAll("good", "attention", "bad");
        verificationBox.getStyleClass()
                .add(found.intact() ? vouchedFor(found) ? "good" : "attention" : "bad");
        verificationIcon.setIconLiteral(found.intact()
                ? vouchedFor(found) ? "fth-check-circle" : "fth-alert-triangle"
                : "fth-alert-octagon");
        forgetVerification.requestFocus();
    }

    private static boolean vouchedFor(AuditVerification found) {
        return switch (found.signatures().state()) {
            case CHECKED, NONE -> true;
            case OTHER_KEY, NO_KEY, NO_ANSWER -> false;
        };
    }

    private void wireTable() {
        EventWords words = model.words();
        table.setItems(model.events());
        Rows.text(when, event -> words.when(event.at()));
        Rows.text(who, words::who);
        Rows.text(what, words::what);
        Rows.text(where, words::where);
        became.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        became.setCellFactory(_ -> new OutcomeCell(words));
        ColumnRoom<Event> room = ColumnRoom.share(table, List.of(where, who));
        model.events().addListener((InvalidationListener) _ -> {
            if (!model.events().isEmpty()) {
                // The oldest comes last.
                room.keepTexts(when, words.longest(model.events().getLast().at()));
            }
        });
        room.keepBadges(became, words.outcomes());
        Columns.keep(table, context.settings(), "activity");
        Rows.copyable(table, cell -> cell instanceof Event event ? words.outcome(event) : cell.toString(),
                context.clipboard()::copyText, context.messages());
        ScrollEnd.whenReached(table, model::showOlder);
    }

    private void wireDetails() {
        details.getChildren().add(history);
        EventDetails shown = new EventDetails(facts, messages, model.words(), context.clipboard()::copyText);
        detailsWhy.visibleProperty().bind(detailsWhy.textProperty().isNotEmpty());
        detailsWhy.managedProperty().bind(detailsWhy.visibleProperty());
        RowDetails.follow(table, details, detailsClose, chosen -> chosen.ifPresent(event -> {
            detailsTitle.setText(OneLine.of(model.words().what(event)));
            detailsWhy.setText(model.words().why(event));
            Optional<HelpTopic> topic = topic(event);
            Show.set(detailsHelp, topic.isPresent());
            topic.ifPresent(one -> detailsHelp.setOnAction(_ -> context.navigator().help(one)));
            shown.show(event);
            boolean changing = event.kind() == EventKind.REQUEST && !event.action().endsWith(".read")
                    && !event.action().endsWith(".searched");
            Show.set(history, changing);
            if (changing) {
                history.showEvent(event.id());
            }
        }));
        Ahead parts = new Ahead(details,
                Stream.concat(shown.ahead().stream(), history.ahead().stream()).toList());
        ahead = Optional.of(parts);
        model.events().addListener((InvalidationListener) _ -> parts.begin());
    }

    /// What tells more about a request that was refused.
    private static Optional<HelpTopic> topic(Event event) {
        if (event.kind() != EventKind.REQUEST || event.outcome() != EventOutcome.REFUSED) {
            return Optional.empty();
        }
        return Optional.of(event.status().filter(one -> one == 401).isPresent()
                ? HelpTopic.FIX_401
                : HelpTopic.MISSING_USER);
    }

    private void export(ExportFormat format) {
        exportBox.ask(messages.text("activity.export.choose"),
                "activity-" + LocalDate.now(context.clock()) + "." + format,
                new FileChooser.ExtensionFilter(messages.text("export." + format), "*." + format))
                .ifPresent(file -> model.export(format, file));
    }

    private String optional(String keys, Optional<?> one) {
        return messages.text(keys + one.map(Object::toString).orElse("any"));
    }

    private static void bind(ObjectProperty<Optional<LocalDate>> day, DatePicker picker) {
        picker.valueProperty().subscribe(picked -> day.set(Optional.ofNullable(picked)));
    }

}
