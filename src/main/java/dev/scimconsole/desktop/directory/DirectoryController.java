package dev.scimconsole.desktop.directory;

import dev.scimconsole.contract.DirectorySearch.Sort;
import dev.scimconsole.desktop.configuration.ScimConfigurationController;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.widgets.PageFill;
import dev.scimconsole.desktop.widgets.ScrollEnd;
import dev.scimconsole.desktop.widgets.Show;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires what the pages of users and of groups have in common.
///
/// @param <R> a row
/// @param <D> what is known of one in detail
public abstract class DirectoryController<R, D> implements Page {

    private static final double LOWEST_TABLE = 220;

    private final PageContext context;
    private final DirectoryViewModel<R, D> model;
    private final DirectoryWords words;

    @FXML private Label heading;
    @FXML private Label total;
    @FXML private ProgressIndicator loading;
    @FXML private TextField search;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private TableView<R> table;
    @FXML private Label empty;
    @FXML private VBox firstSteps;
    @FXML private Button setUp;
    @FXML private Label footer;
    @FXML private Button more;
    @FXML private VBox details;
    @FXML private VBox detailsBody;
    @FXML private ProgressIndicator detailsLoading;
    @FXML private Label detailsTitle;
    @FXML private Label detailsError;
    @FXML private Button detailsClose;

    /// @param context what the page is given
    protected DirectoryController(PageContext context, DirectoryViewModel<R, D> model) {
        this.context = context;
        this.model = model;
        words = new DirectoryWords(context.messages(), context.clock());
    }

    @Override
    public Optional<HelpTopic> help() {
        return Optional.of(HelpTopic.MISSING_USER);
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

    /// The list's rows.
    protected TableView<R> table() {
        return table;
    }

    /// Fills the details with one.
    protected abstract void show(D found);

    /// The chosen one's name, for the title of the details.
    protected abstract String name(R row);

    /// Wires what the pages have in common.
    ///
    /// @param sorts the columns that can be sorted by; the one by name is there
    protected void wire(Map<TableColumn<R, String>, Sort> sorts) {
        total.textProperty().bind(model.totalProperty());
        loading.visibleProperty().bind(model.loadingProperty());
        model.textProperty().bind(search.textProperty());
        search.setOnAction(_ -> model.search());
        search.disableProperty().bind(model.nothingProvisionedProperty());
        error.textProperty().bind(model.errorProperty());
        Show.when(errorBox, model.errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.reload());
        empty.textProperty().bind(model.emptyProperty());
        Show.when(firstSteps, model.nothingProvisionedProperty());
        setUp.setOnAction(_ -> context.navigator().go(ScimConfigurationController.ID));
        footer.textProperty().bind(model.footerProperty());
        Show.when(more, model.hasMoreProperty());
        more.disableProperty().bind(model.loadingProperty());
        more.setOnAction(_ -> model.showMore());
        wireTable(sorts);
        wireDetails();
    }

    /// Shows a text in a column.
    protected static <T> void text(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    }

    private void wireTable(Map<TableColumn<R, String>, Sort> sorts) {
        table.setItems(model.rows());
        PageFill.fit(table, LOWEST_TABLE);
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
        Show.set(details, false);
        table.getSelectionModel().selectedItemProperty().subscribe((_, row) -> {
            Show.set(details, row != null);
            if (row != null) {
                detailsTitle.setText(name(row));
            }
            model.choose(Optional.ofNullable(row));
        });
        detailsLoading.visibleProperty().bind(model.detailsLoadingProperty());
        detailsError.textProperty().bind(model.detailsErrorProperty());
        Show.when(detailsError, model.detailsErrorProperty().isNotEmpty());
        Show.when(detailsBody, model.detailsProperty().map(Optional::isPresent));
        model.detailsProperty().subscribe(found -> found.ifPresent(this::show));
        detailsClose.setOnAction(_ -> closeDetails());
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                closeDetails();
                key.consume();
            }
        });
    }

    private void closeDetails() {
        table.getSelectionModel().clearSelection();
        table.requestFocus();
    }
}
