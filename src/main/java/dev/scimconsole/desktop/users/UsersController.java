package dev.scimconsole.desktop.users;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.DirectorySearch.State;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.directory.DirectoryController;
import dev.scimconsole.desktop.directory.DirectoryViewModel;
import dev.scimconsole.desktop.directory.StatusCell;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.facts.Facts;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.forms.SwitchField;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.tables.ColumnRoom;
import dev.scimconsole.desktop.widgets.tables.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// Wires the Users page.
public final class UsersController extends DirectoryController<UserSummary, UserDetails> {

    /// Names the page.
    public static final String ID = "users";

    private final Messages messages;
    private final Facts known;
    private final UserWords userWords;
    private final ProtectionViewModel protection;
    private final GroupChoiceViewModel groupChoice;

    @FXML private TableColumn<UserSummary, String> name;
    @FXML private TableColumn<UserSummary, String> userName;
    @FXML private TableColumn<UserSummary, String> source;
    @FXML private TableColumn<UserSummary, String> groups;
    @FXML private TableColumn<UserSummary, String> invite;
    @FXML private TableColumn<UserSummary, Optional<Boolean>> status;
    @FXML private ChoiceBox<Optional<State>> state;
    @FXML private MenuButton groupFilter;
    @FXML private FactsPane facts;
    @FXML private SwitchField guarded;
    @FXML private Label guardedText;
    @FXML private Label guardedError;

    /// @param context what the page is given
    public UsersController(PageContext context) {
        super(context, model(context, context.session().directory()), "users", "users.export.",
                context.session().directory()::exportUsers);
        messages = context.messages();
        known = new Facts(messages, "users.detail.", context.clipboard()::copyText);
        userWords = new UserWords(messages, context.clock());
        groupChoice = new GroupChoiceViewModel(context.session().directory(), context.loads());
        protection = new ProtectionViewModel(context.session().directory(), context.tasks(),
                this::protectionChanged);
    }

    static DirectoryViewModel<UserSummary, UserDetails> model(PageContext context, DirectoryCalls calls) {
        return new DirectoryViewModel<>((search, from, limit) -> {
            UserPage page = calls.users(search, from, limit);
            return new DirectoryViewModel.Page<>(page.users(), page.total(), page.found(), page.unlisted(),
                    page.clients(), page.nextCursor());
        }, user -> calls.user(user.id()), context.loads(), "users.list.");
    }

    @FXML
    void initialize() {
        Rows.text(name, userWords::name);
        Rows.text(userName, UserSummary::userName);
        Rows.text(source, user -> words().source(user.source()));
        Rows.text(groups, userWords::groups);
        Rows.text(invite, user -> userWords.invite(user.invite()));
        status.setCellValueFactory(row -> new SimpleObjectProperty<>(
                Optional.ofNullable(row.getValue()).map(UserSummary::active)));
        status.setCellFactory(
                _ -> new StatusCell<>(words(), UserSummary::refused, UserSummary::protectedPerson));
        ColumnRoom<UserSummary> room = ColumnRoom.share(table(), List.of(invite, groups, source));
        room.keepTexts(invite, userWords.invites());
        room.keepBadges(status, words().states());
        guarded.selectedProperty().bind(protection.onProperty());
        guarded.setOnAction(_ -> protection.toggle());
        guarded.setDisable(!context().mayChange());
        guarded.setAccessibleHelp(context().mayChange()
                ? messages.text("users.protectedText")
                : messages.text("scim.viewer"));
        Tooltip.install(guardedText, new Tooltip(messages.text("users.protectedText")));
        Show.text(guardedError, protection.errorProperty());
        // The switch stands beside the next person's name before that person is known.
        model().detailsProperty().subscribe(found -> {
            if (found.isEmpty()) {
                protection.showNobody();
            }
        });
        wire(Map.of(name, Sort.NAME, userName, Sort.USER_NAME, source, Sort.SOURCE, groups, Sort.GROUPS,
                invite,
                Sort.INVITE, status, Sort.STATUS));
        wireFilters();
    }

    @Override
    protected String name(UserSummary user) {
        return userWords.name(user);
    }

    @Override
    protected List<Runnable> factsAhead() {
        return known.ahead(facts,
                List.of("userName", "emails", "status", "groups", "invite", "source", "created",
                        "lastModified", "externalId", "id"));
    }

    @Override
    protected void show(UserDetails found) {
        UserSummary user = found.user();
        known.begin();
        known.add("userName", user.userName());
        known.add("emails", userWords.emails(found));
        known.add("status", words().status(user.active()));
        known.add("groups", userWords.groups(found));
        known.add("invite", userWords.exactInvite(user.invite()));
        known.add("source", words().exactSource(user.source()));
        known.add("created", words().when(found.created()));
        known.add("lastModified", words().when(found.lastModified()));
        known.add("externalId", found.externalId().orElse(""));
        known.add("id", user.id());
        known.showIn(facts);
        showRefused(user.id());
        protection.show(user);
    }

    private void wireFilters() {
        Choices.fill(state, Choices.withNone(State.values()),
                one -> messages.text("users.state." + one.map(State::toString).orElse("any")),
                Optional.empty());
        model().stateProperty().bind(state.valueProperty());
        groupFilter.textProperty().bind(model().groupProperty().map(chosen -> chosen
                .map(group -> messages.text("users.inGroup", OneLine.of(group.displayName())))
                .orElseGet(() -> messages.text("users.anyGroup"))));
        TextField typed = new TextField();
        typed.setId("groupSearch");
        typed.setPromptText(messages.text("groups.search"));
        typed.setAccessibleText(messages.text("groups.searchExactly"));
        groupChoice.textProperty().bind(typed.textProperty());
        typed.setOnAction(_ -> groupChoice.search());
        CustomMenuItem field = new CustomMenuItem(typed, false);
        MenuItem any = new MenuItem(messages.text("users.anyGroup"));
        any.setOnAction(_ -> model().groupProperty().set(Optional.empty()));
        groupChoice.offered().addListener((ListChangeListener<GroupName>) _ -> {
            groupFilter.getItems().setAll(field, any);
            groupChoice.offered().forEach(group -> groupFilter.getItems().add(item(group)));
        });
        groupFilter.getItems().setAll(field, any);
        groupFilter.setOnShown(_ -> {
            groupChoice.search();
            typed.requestFocus();
        });
    }

    private MenuItem item(GroupName group) {
        MenuItem item = new MenuItem(OneLine.of(group.displayName()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model().groupProperty().set(Optional.of(group)));
        return item;
    }

    @Override
    protected void closeFilters() {
        groupChoice.close();
    }

    private void protectionChanged(UserSummary user) {
        boolean on = protection.onProperty().get();
        context().toasts().success(
                messages.text(on ? "users.protect.doneTitle" : "users.unprotect.doneTitle"),
                messages.text(on ? "users.protect.done" : "users.unprotect.done", userWords.name(user)));
        int row = table().getItems().indexOf(user);
        if (row >= 0) {
            table().getItems().set(row, user.protectedFromNowOn(on));
            table().getSelectionModel().select(row);
        }
    }
}
