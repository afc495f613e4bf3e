package dev.scimconsole.desktop.users;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.directory.DirectoryController;
import dev.scimconsole.desktop.directory.DirectoryViewModel;
import dev.scimconsole.desktop.directory.StatusCell;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.Facts;
import dev.scimconsole.desktop.widgets.FactsPane;
import dev.scimconsole.desktop.widgets.Rows;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;

/// Wires the Users page.
public final class UsersController extends DirectoryController<UserSummary, UserDetails> {

    /// Names the page.
    public static final String ID = "users";

    private final Messages messages;
    private final UserWords userWords;

    @FXML private TableColumn<UserSummary, String> name;
    @FXML private TableColumn<UserSummary, String> userName;
    @FXML private TableColumn<UserSummary, String> source;
    @FXML private TableColumn<UserSummary, String> groups;
    @FXML private TableColumn<UserSummary, String> invite;
    @FXML private TableColumn<UserSummary, Optional<Boolean>> status;
    @FXML private FactsPane facts;

    /// @param context what the page is given
    public UsersController(PageContext context) {
        super(context, model(context, context.session().directory()), "users", "users.export.",
                context.session().directory()::exportUsers);
        messages = context.messages();
        userWords = new UserWords(messages, context.clock());
    }

    static DirectoryViewModel<UserSummary, UserDetails> model(PageContext context, DirectoryCalls calls) {
        return new DirectoryViewModel<>((search, cursor, limit) -> {
            UserPage page = calls.users(search, cursor, limit);
            return new DirectoryViewModel.Page<>(page.users(), page.total(), page.nextCursor());
        }, user -> calls.user(user.id()), context.loads(), "users.list.");
    }

    @FXML
    void initialize() {
        Rows.text(name, userWords::name);
        Rows.text(userName, UserSummary::userName);
        Rows.text(source, user -> words().source(user.source()));
        Rows.text(groups, userWords::groups);
        Rows.text(invite, user -> userWords.invite(user.invite()));
        status.setCellValueFactory(row -> new SimpleObjectProperty<>(Optional.of(row.getValue().active())));
        status.setCellFactory(_ -> new StatusCell<>(words(), UserSummary::refused));
        wire(Map.of(name, Sort.NAME, userName, Sort.USER_NAME));
    }

    @Override
    protected String name(UserSummary user) {
        return userWords.name(user);
    }

    @Override
    protected void show(UserDetails found) {
        UserSummary user = found.user();
        Facts shown = new Facts(facts, messages, "users.detail.", context().clipboard()::copyText);
        shown.clear();
        shown.add("userName", user.userName());
        shown.add("emails", userWords.emails(found));
        shown.add("status", words().status(user.active()));
        shown.add("groups", userWords.groups(found));
        shown.add("invite", userWords.exactInvite(user.invite()));
        shown.add("source", words().exactSource(user.source()));
        shown.add("created", words().when(found.created()));
        shown.add("lastModified", words().when(found.lastModified()));
        shown.add("externalId", found.externalId().orElse(""));
        shown.add("id", user.id());
        showRefused(user.id());
    }
}
