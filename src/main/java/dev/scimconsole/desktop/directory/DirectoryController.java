package dev.scimconsole.desktop.directory;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.desktop.configuration.ScimConfigurationController;
import dev.scimconsole.desktop.export.ExportBox;
import dev.scimconsole.desktop.export.ExportViewModel;
import dev.scimconsole.desktop.history.HistoryBox;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.refusals.RefusedAbout;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.layout.Ahead;
import dev.scimconsole.desktop.widgets.layout.KeptRoom;
import dev.scimconsole.desktop.widgets.layout.ScrollEnd;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.tables.Columns;
import dev.scimconsole.desktop.widgets.tables.LongTableSkin;
import dev.scimconsole.desktop.widgets.tables.RowDetails;
import dev.scimconsole.desktop.widgets.tables.Rows;
import dev.scimconsole.desktop.widgets.texts.CutText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Wires what the pages of users and of groups have in common.
///
/// @param <R> a row
/// @param <D> what is known of one in detail
public abstract class DirectoryController<R, D> implements Page {

    private final PageContext context;
    private final DirectoryViewModel<R, D> model;
    private final DirectoryWords words;
    private final String what;
    private final String keys;
    private final Exporter exporter;
    private final ExportViewModel exporting;
    private final RefusedAbout refused;
    private final HistoryBox history;

    private Optional<Ahead> ahead = Optional.empty();

    @FXML private Label heading;
    @FXML private Label total;
    @FXML private LoadingMark loading;
    @FXML private Skeleton skeleton;
    @FXML private TextField search;
    @FXML private MenuButton export;
    @FXML private MenuItem exportCsv;
    @FXML private MenuItem exportJson;
    @FXML private ChoiceBox<Optional<String>> client;
    @FXML private ExportBox exportBox;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private TableView<R> table;
    @FXML private Label empty;
    @FXML private VBox firstSteps;
    @FXML private Button setUp;
    @FXML private Label footer;
    @FXML private Label readOnly;
    @FXML private Button more;
    @FXML private VBox details;
    @FXML private KeptRoom detailsRoom;
    @FXML private VBox detailsBody;
    @FXML private LoadingMark detailsLoading;
    @FXML private Skeleton detailsSkeleton;
    @FXML private Label detailsTitle;
    @FXML private HBox detailsErrorBox;
    @FXML private Label detailsError;
    @FXML private Button detailsRetry;
    @FXML private Button detailsClose;

    /// @param context  what the page is given
    /// @param what     what the name of an exported file begins with
    /// @param keys     what the keys of the export's texts begin with
    /// @param exporter writes all that a search finds
    protected DirectoryController(PageContext context, DirectoryViewModel<R, D> model, String what,
            String keys, Exporter exporter) {
        this.context = context;
        this.model = model;
        this.what = what;
        this.keys = keys;
        this.exporter = exporter;
        words = new DirectoryWords(context.messages(), context.clock());
        exporting = new ExportViewModel(context.tasks(), Platform::runLater, context.messages(),
                keys, context.toasts()::success);
        refused = new RefusedAbout(context);
        history = HistoryBox.ofOne(context);
    }

    /// Writes all that a search finds. Blocks.
    @FunctionalInterface
    protected interface Exporter {

        /// Writes it.
        ///
        /// @param progress is told how many lines were written so far; of a CSV file the first one has the
        ///                 names
        void export(DirectorySearch search, ExportFormat format, OutputStream out, LongConsumer progress)
                throws CallFailedException, IOException;
    }

    @Override
    public Optional<HelpTopic> help() {
        return Optional.of(HelpTopic.MISSING_USER);
    }

    /// @param part how the name of what is looked for begins
    @Override
    public void show(String part) {
        search.setText(part);
        model.search();
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
        refused.close();
        history.close();
        closeFilters();
        model.close();
    }

    /// What the page is given.
    protected PageContext context() {
        return context;
    }

    /// Says users and groups in words.
    protected DirectoryWords words() {
        return words;
    }

    /// The list.
    protected DirectoryViewModel<R, D> model() {
        return model;
    }

    /// The list's rows.
    protected TableView<R> table() {
        return table;
    }

    /// Ends what the page's own filters do.
    protected void closeFilters() {}

    /// Fills the details with one.
    protected abstract void show(D found);

    /// What makes the fields of the details before anybody is chosen.
    protected abstract List<Runnable> factsAhead();

    /// Shows in the details what is open about one, and its history.
    ///
    /// @param id of the SCIM resource
    protected void showRefused(String id) {
        refused.show(id);
        history.show(id);
    }

    /// The chosen one's name, for the title of the details.
    protected abstract String name(R row);

    /// Wires what the pages have in common.
    ///
    /// @param sorts what each column sorts by; the one by name is there
    protected void wire(Map<TableColumn<R, ?>, Sort> sorts) {
        total.textProperty().bind(model.totalProperty());
        loading.show(model.loading(), context.messages());
        Show.when(skeleton, model.loading().runningProperty());
        Show.when(empty, skeleton.visibleProperty().not());
        model.textProperty().bind(search.textProperty());
        search.setOnAction(_ -> model.search());
        search.disableProperty().bind(model.nothingProvisionedProperty());
        StringExpression why = Bindings.concat(model.loading().errorProperty(),
                model.filling().errorProperty());
        error.textProperty().bind(why);
        Show.when(errorBox, why.isNotEmpty());
        retry.setOnAction(
                _ -> (model.loading().errorProperty().get().isEmpty() ? model.filling() : model.loading())
                        .retry());
        empty.textProperty().bind(model.emptyProperty());
        Show.when(firstSteps, model.nothingProvisionedProperty());
        setUp.setOnAction(_ -> context.navigator().go(ScimConfigurationController.ID));
        footer.textProperty().bind(model.footerProperty());
        CutText.tell(readOnly);
        Show.when(more, model.hasMoreProperty());
        more.disableProperty().bind(model.loading().runningProperty());
        more.setOnAction(_ -> model.showMore());
        export.disableProperty().bind(exporting.runningProperty().or(model.nothingProvisionedProperty()));
        exportCsv.setOnAction(_ -> export(ExportFormat.CSV));
        exportJson.setOnAction(_ -> export(ExportFormat.JSON_LINES));
        exportBox.show(exporting, context.messages());
        wireClients();
        wireTable(sorts);
        wireDetails();
    }

    private void export(ExportFormat format) {
        DirectorySearch shown = model.shownSearch();
        exportBox
                .ask(context.messages().text(keys + "choose"),
                        what + "-" + LocalDate.now(context.clock()) + "." + format,
                        new FileChooser.ExtensionFilter(context.messages().text("export." + format),
                                "*." + format))
                .ifPresent(file -> exporting.export(
                        (out, progress) -> exporter.export(shown, format, out, progress),
                        format == ExportFormat.CSV ? 1 : 0, file));
    }

    private void wireClients() {
        Choices.fill(client, List.of(Optional.empty()),
                one -> one.orElseGet(() -> context.messages().text("directory.anyClient")), Optional.empty());
        model.clients().addListener((ListChangeListener<String>) _ -> offerClients());
        client.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.clientProperty().set(chosen);
            }
        });
    }

    /// The one that is chosen stays, though there may be nobody of it any more.
    private void offerClients() {
        Optional<String> chosen = model.clientProperty().get();
        List<Optional<String>> offered = Stream.concat(Stream.of(Optional.<String>empty(), chosen),
                model.clients().stream().map(Optional::of)).distinct().toList();
        if (!offered.equals(client.getItems())) {
            client.getItems().setAll(offered);
            client.setValue(chosen);
        }
    }

    private void wireTable(Map<TableColumn<R, ?>, Sort> sorts) {
        table.setItems(model.rows());
        LongTableSkin<R> skin = new LongTableSkin<>(table);
        table.setSkin(skin);
        skin.passingProperty().subscribe(model::pass);
        Columns.keep(table, context.settings(), what);
        Rows.copyable(table, words::cell, context.clipboard()::copyText, context.messages());
        ScrollEnd.whenReached(table, model::showMore);
        sorts.forEach((column, sort) -> {
            if (sort == Sort.NAME) {
                table.getSortOrder().add(column);
            }
        });
        // The service sorts: only a page of what there is stands here.
        table.setSortPolicy(_ -> {
            Optional<TableColumn<R, ?>> by = table.getSortOrder().stream().findFirst();
            model.sortBy(by.map(sorts::get).orElse(Sort.NAME),
                    by.map(TableColumn::getSortType)
                            .orElse(TableColumn.SortType.ASCENDING) == TableColumn.SortType.ASCENDING);
            return true;
        });
    }

    private void wireDetails() {
        detailsBody.getChildren().addFirst(refused);
        detailsBody.getChildren().addLast(history);
        RowDetails.follow(table, details, detailsClose, chosen -> {
            chosen.ifPresent(row -> detailsTitle.setText(OneLine.of(name(row))));
            model.choose(chosen);
        });
        detailsLoading.show(model.detailsLoading(), context.messages());
        detailsError.textProperty().bind(model.detailsLoading().errorProperty());
        Show.when(detailsErrorBox, model.detailsLoading().errorProperty().isNotEmpty());
        detailsRetry.setOnAction(_ -> model.detailsLoading().retry());
        // While the next one is read the room of the one before is kept: the table above would else be laid
        // out anew twice, and the rows move that somebody is about to click.
        Show.when(detailsSkeleton, model.awaitedProperty());
        detailsBody.visibleProperty().bind(model.detailsProperty().map(Optional::isPresent));
        Show.when(detailsRoom, detailsBody.visibleProperty().or(model.awaitedProperty()));
        model.detailsProperty().subscribe(found -> found.ifPresent(this::show));
        Ahead parts = new Ahead(details,
                Stream.concat(factsAhead().stream(), history.ahead().stream()).toList());
        ahead = Optional.of(parts);
        model.totalProperty().subscribe(total -> {
            if (!total.isEmpty()) {
                parts.begin();
            }
        });
    }
}
