package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.NotKept;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.export.ExportBox;
import dev.scimconsole.desktop.export.ExportViewModel;
import dev.scimconsole.desktop.groups.GroupsController;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.users.UsersController;
import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Wires the page of refused changes.
public final class RefusalsController implements Page {

    /// Names the page.
    public static final String ID = "refused-changes";

    private final PageContext context;
    private final Messages messages;
    private final RefusalsViewModel model;
    private final RefusalWords words;
    private final ExportViewModel exporting;
    /// Lines that were opened; they stay so when the list is read again.
    private final Set<String> opened = new HashSet<>();

    @FXML private Label heading;
    @FXML private StatusBadge badge;
    @FXML private LoadingMark loading;
    @FXML private ComboBox<String> client;
    @FXML private MenuButton export;
    @FXML private MenuItem exportCsv;
    @FXML private ExportBox exportBox;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private Skeleton skeleton;
    @FXML private VBox leaversCard;
    @FXML private VBox leavers;
    @FXML private VBox othersCard;
    @FXML private VBox columns;
    @FXML private VBox others;
    @FXML private HeldBox held;
    @FXML private VBox intendedCard;
    @FXML private VBox intended;
    @FXML private Label none;
    @FXML private VBox notKeptCard;
    @FXML private VBox notKept;
    @FXML private Button more;

    /// @param context what the page is given
    public RefusalsController(PageContext context) {
        this.context = context;
        messages = context.messages();
        model = new RefusalsViewModel(context.session().refusals(), context.loads());
        words = new RefusalWords(messages, context.clock());
        exporting = new ExportViewModel(context.tasks(), Platform::runLater, messages, "refused.export.",
                context.toasts()::success);
    }

    @FXML
    void initialize() {
        badge.textProperty().bind(model.badgeProperty());
        badge.setTone("bad");
        Show.when(badge, model.badgeProperty().isNotEmpty());
        badge.setMinWidth(0);
        CutText.tell(badge);
        loading.show(model.loading(), messages);
        error.textProperty().bind(model.loading().errorProperty());
        Show.when(errorBox, model.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.loading().retry());
        Show.when(skeleton, model.knownProperty().not().and(model.loading().errorProperty().isEmpty()));
        Show.when(leaversCard, Bindings.isNotEmpty(model.leavers()));
        Show.when(othersCard, Bindings.isNotEmpty(model.others()));
        Show.when(intendedCard, Bindings.isNotEmpty(model.intended()));
        Show.when(none, model.knownProperty().and(Bindings.isEmpty(model.leavers()))
                .and(Bindings.isEmpty(model.others())).and(Bindings.isEmpty(model.intended()))
                .and(model.hasMoreProperty().not()));
        Show.when(notKeptCard, Bindings.isNotEmpty(model.notKept()));
        model.notKept().addListener((ListChangeListener<NotKept>) _ -> notKept.getChildren()
                .setAll(model.notKept().stream().map(this::notice).toList()));
        Show.when(more, model.hasMoreProperty());
        more.setOnAction(_ -> model.showMore());
        columns.getChildren().setAll(ChangeRow.indented(
                ChangeRow.line(column("who"), column("what"), column("why"), column("client"))));
        model.leavers().addListener((ListChangeListener<RefusedChange>) _ -> leavers.getChildren()
                .setAll(model.leavers().stream().map(this::card).toList()));
        model.others().addListener((ListChangeListener<RefusedChange>) _ -> others.getChildren()
                .setAll(model.others().stream().map(this::row).toList()));
        model.intended().addListener((ListChangeListener<RefusedChange>) _ -> intended.getChildren()
                .setAll(model.intended().stream().map(this::row).toList()));
        model.heldProperty().subscribe(known -> held.show(known, context, model::decide, () -> export(true)));
        wireClients();
        exportCsv.setOnAction(_ -> export(false));
        export.disableProperty().bind(exporting.runningProperty().or(none.visibleProperty()));
        exportBox.show(exporting, messages);
    }

    private Label notice(NotKept one) {
        String client = ClientNames.friendly(one.client());
        Label label = new Paragraph(
                messages.text(one.schema() ? "refused.notKept.schema" : "refused.notKept.attribute",
                        client.isEmpty() ? messages.text("directory.source.nameless") : client,
                        OneLine.of(one.what())));
        return label;
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
        model.load();
    }

    @Override
    public void close() {
        model.close();
    }

    private void wireClients() {
        String all = messages.text("refused.allClients");
        client.getItems().setAll(all);
        client.setValue(all);
        model.clients().addListener((ListChangeListener<String>) _ -> {
            List<String> names = new ArrayList<>(List.of(all));
            names.addAll(model.clients());
            model.client().filter(name -> !names.contains(name)).ifPresent(names::add);
            // Those that are there stay, or the choice would be lost.
            client.getItems().removeIf(name -> !names.contains(name));
            names.stream().filter(name -> !client.getItems().contains(name)).forEach(client.getItems()::add);
        });
        client.valueProperty().subscribe(chosen -> model.choose(Optional.ofNullable(chosen)
                .filter(name -> !name.equals(all))));
    }

    private Label column(String name) {
        Label label = new Paragraph(messages.text("refused.column." + name));
        label.getStyleClass().add("change-column");
        return label;
    }

    private LeaverCard card(RefusedChange change) {
        return new LeaverCard(change, words, messages, request(change), buttons(change));
    }

    private ChangeRow row(RefusedChange change) {
        ChangeRow row = new ChangeRow(change, words, messages, this::openUser, request(change),
                buttons(change));
        row.openProperty().set(opened.contains(change.id()));
        row.openProperty().subscribe((_, open) -> {
            if (open) {
                opened.add(change.id());
            } else {
                opened.remove(change.id());
            }
        });
        return row;
    }

    private AskedRequest request(RefusedChange change) {
        return new AskedRequest(context, change, words.who(change));
    }

    private List<Button> buttons(RefusedChange change) {
        List<Button> buttons = new ArrayList<>();
        if (!change.target().id().isEmpty()) {
            boolean group = change.target().type().equals("group");
            buttons.add(button(group ? "refused.openGroup" : "refused.openPerson", change,
                    () -> context.navigator()
                            .go(group ? GroupsController.ID : UsersController.ID,
                                    RefusalWords.search(change.target()))));
        }
        Button settle = button("refused.settle", change, () -> settle(change));
        settle.setDisable(!context.mayChange());
        settle.setAccessibleHelp(context.mayChange() ? "" : messages.text("scim.viewer"));
        buttons.add(settle);
        return buttons;
    }

    private Button button(String key, RefusedChange change, Runnable act) {
        Button button = new Button(messages.text(key));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setAccessibleText(context.messages().text("spoken.of", button.getText(), words.who(change)));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void openUser(String userName) {
        context.navigator().go(UsersController.ID, userName);
    }

    private void settle(RefusedChange change) {
        if (Settling.ask(context, change, words.who(change))) {
            model.load();
            heading.requestFocus();
        }
    }

    /// @param heldOnly whether of those who are held or stopped alone
    private void export(boolean heldOnly) {
        Optional<String> of = heldOnly ? Optional.empty() : model.client();
        exportBox
                .ask(messages.text("refused.export.choose"),
                        "refused-changes-" + LocalDate.now(context.clock())
                                + ".csv",
                        new FileChooser.ExtensionFilter(messages.text("export.csv"), "*.csv"))
                .ifPresent(file -> exporting.export((out, progress) -> context.session().refusals()
                        .export(of, heldOnly, out, progress), 1, file));
    }
}
