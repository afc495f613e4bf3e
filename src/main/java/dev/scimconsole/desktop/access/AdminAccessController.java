package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires the Admin Access page: its head, the administrators and the open invites. [InviteForm] wires the
/// form that invites somebody, [AutomationCard] the accounts of programs.
public final class AdminAccessController implements Page {

    /// Names the page.
    public static final String ID = "admin-access";
    /// Rows shown at first, and added at a time: each is made of controls, which thousands would slow down.
    private static final int STEP = 50;

    private final PageContext context;
    private final Messages messages;
    private final AdminAccessViewModel model;
    private int shownRows = STEP;
    /// What was pressed last, to give the focus back once the lists have been made anew.
    private Optional<String> pressed = Optional.empty();

    @FXML private Label heading;
    @FXML private LoadingMark loading;
    @FXML private ProgressIndicator working;
    @FXML private Skeleton skeleton;
    @FXML private Button reload;
    @FXML private HBox viewerBox;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private HBox noticeBox;
    @FXML private RichText notice;
    @FXML private Button checkAgain;
    @FXML private VBox content;
    @FXML private VBox administrators;
    @FXML private Button more;
    @FXML private Label noInvites;
    @FXML private VBox invites;

    /// @param context what the page is given
    public AdminAccessController(PageContext context) {
        this.context = context;
        messages = context.messages();
        model = new AdminAccessViewModel(context.session(), context.loads(), context.clipboard(),
                context.roleChanged(), context.toasts()::success, context.clock());
    }

    @FXML
    void initialize() {
        Show.when(content, model.knownProperty());
        loading.show(model.loading(), messages);
        Show.when(working, model.busyProperty());
        Show.when(skeleton, model.knownProperty().map(known -> !known)
                .flatMap(unknown -> model.loading().errorProperty().map(why -> unknown && why.isEmpty())));
        reload.setOnAction(_ -> context.navigator().reload());
        Show.set(viewerBox, !model.mayChange());
        error.textProperty().bind(model.loading().errorProperty());
        Show.when(errorBox, model.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.loading().retry());
        wireNotice();
        model.administrators().addListener((ListChangeListener<AdministratorDetails>) _ -> showRows());
        model.invites().addListener((ListChangeListener<InviteDetails>) _ -> showInvites());
        model.ticksProperty().subscribe((_, _) -> tellFacts());
        more.setOnAction(_ -> {
            shownRows += STEP;
            showRows();
        });
        showInvites();
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                pressed.ifPresent(this::focusAgain);
                pressed = Optional.empty();
            }
        });
    }

    @Override
    public List<Object> parts() {
        return List.of(new InviteForm(context, model), new AutomationCard(context, model));
    }

    @Override
    public Optional<HelpTopic> help() {
        return Optional.of(HelpTopic.LEAVER_OR_LEAK);
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
    public Optional<LeaveWarning> leaveWarning() {
        return model.leaveWarning();
    }

    @Override
    public void close() {
        model.close();
    }

    private void wireNotice() {
        Show.when(noticeBox, model.noticeProperty().map(Optional::isPresent));
        Show.when(checkAgain, model.noticeProperty()
                .map(told -> told.flatMap(Notice::remedy).isPresent()));
        checkAgain.setOnAction(_ -> model.checkAgain());
        checkAgain.disableProperty().bind(model.busyProperty());
        model.noticeProperty().subscribe(told -> told.ifPresent(this::show));
    }

    private void show(Notice told) {
        notice.setText(told.text());
        noticeBox.getStyleClass().removeAll("bad", "quiet");
        noticeBox.getStyleClass().add(told.serious() ? "bad" : "quiet");
        Show.bringIntoView(noticeBox);
    }

    private void showRows() {
        administrators.getChildren().setAll(model.administrators().stream().limit(shownRows)
                .map(administrator -> new AdministratorRow(administrator, model, unchangeable(),
                        new Actions(administrator), messages))
                .toList());
        boolean some = model.administrators().size() > shownRows;
        more.setVisible(some);
        more.setManaged(some);
    }

    private void showInvites() {
        invites.getChildren().setAll(model.invites().stream()
                .map(invite -> new InviteRow(invite, model, unchangeable(), () -> withdraw(invite), messages))
                .toList());
        boolean none = model.invites().isEmpty();
        noInvites.setVisible(none);
        noInvites.setManaged(none);
    }

    private void tellFacts() {
        for (VBox list : List.of(administrators, invites)) {
            list.getChildren().stream().filter(AccessRow.class::isInstance).map(AccessRow.class::cast)
                    .forEach(AccessRow::tellFacts);
        }
    }

    private void withdraw(InviteDetails invite) {
        if (context.dialogs().confirm(model.inviting().withdrawalQuestion(invite))) {
            remember();
            model.inviting().withdraw(invite);
        }
    }

    /// A disabled control loses the focus.
    private void remember() {
        Node owner = heading.getScene().getFocusOwner();
        pressed = Optional.ofNullable(owner).map(Node::getAccessibleText);
    }

    private void focusAgain(String accessibleText) {
        List.of(administrators, invites).stream().flatMap(list -> list.lookupAll(".button").stream())
                .filter(button -> accessibleText.equals(button.getAccessibleText()) && !button.isDisabled())
                .findFirst().orElse(heading).requestFocus();
    }

    private ObservableValue<Boolean> unchangeable() {
        return model.busyProperty().map(busy -> busy || !model.mayChange());
    }

    /// What the buttons of an administrator's row do: ask, then act.
    private final class Actions implements AdministratorRow.Actions {

        private final AdministratorDetails administrator;
        private final AdministratorsViewModel people = model.people();

        Actions(AdministratorDetails administrator) {
            this.administrator = administrator;
        }

        @Override
        public void changeRole() {
            if (context.dialogs().confirm(people.roleQuestion(administrator))) {
                remember();
                people.changeRole(administrator);
            }
        }

        @Override
        public void endSessions() {
            if (context.dialogs().confirm(people.sessionsQuestion(administrator))) {
                remember();
                people.endSessions(administrator);
            }
        }

        @Override
        public void remove() {
            if (context.dialogs().confirm(people.removalQuestion(administrator))) {
                remember();
                people.remove(administrator);
            }
        }
    }
}
