package dev.scimconsole.desktop.groups;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.DirectorySearch.State;
import dev.scimconsole.contract.directory.GroupDetails;
import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.desktop.directory.DirectoryController;
import dev.scimconsole.desktop.directory.DirectoryViewModel;
import dev.scimconsole.desktop.directory.StatusCell;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.facts.Facts;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.tables.ColumnRoom;
import dev.scimconsole.desktop.widgets.tables.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// Wires the Groups page.
public final class GroupsController extends DirectoryController<GroupSummary, GroupDetails> {

    /// Names the page.
    public static final String ID = "groups";

    private final Messages messages;
    private final Facts known;
    private final MembersViewModel members;

    @FXML private ChoiceBox<Optional<State>> state;
    @FXML private TableColumn<GroupSummary, String> name;
    @FXML private TableColumn<GroupSummary, String> memberCount;
    @FXML private TableColumn<GroupSummary, String> source;
    @FXML private FactsPane facts;
    @FXML private TableView<GroupMember> memberTable;
    @FXML private TableColumn<GroupMember, String> memberName;
    @FXML private TableColumn<GroupMember, String> memberUserName;
    @FXML private TableColumn<GroupMember, Optional<Boolean>> memberStatus;
    @FXML private LoadingMark membersLoading;
    @FXML private HBox membersErrorBox;
    @FXML private Label membersError;
    @FXML private Button membersRetry;
    @FXML private Button membersMore;

    /// @param context what the page is given
    public GroupsController(PageContext context) {
        super(context, model(context, context.session().directory()), "groups", "groups.export.",
                context.session().directory()::exportGroups);
        messages = context.messages();
        known = new Facts(messages, "groups.detail.", context.clipboard()::copyText);
        members = new MembersViewModel(context.session().directory(), context.loads());
    }

    static DirectoryViewModel<GroupSummary, GroupDetails> model(PageContext context, DirectoryCalls calls) {
        return new DirectoryViewModel<>((search, from, limit) -> {
            GroupPage page = calls.groups(search, from, limit);
            return new DirectoryViewModel.Page<>(page.groups(), page.total(), page.found(), page.unlisted(),
                    page.clients(), page.nextCursor());
        }, group -> calls.group(group.id()), context.loads(), "groups.list.");
    }

    @FXML
    void initialize() {
        Rows.text(name, group -> group.refused() == RefusalMark.NONE
                ? group.displayName()
                : group.displayName() + " · " + words().refused(group.refused()));
        Rows.text(memberCount, this::count);
        Rows.text(source, group -> words().source(group.source()));
        ColumnRoom.share(table(), List.of(source));
        Choices.fill(state, List.of(Optional.empty(), Optional.of(State.REFUSED)),
                one -> messages.text(one.isEmpty() ? "groups.state.any" : "groups.state.refused"),
                Optional.empty());
        model().stateProperty().bind(state.valueProperty());
        wire(Map.of(name, Sort.NAME, memberCount, Sort.MEMBERS, source, Sort.SOURCE));
        memberTable.setItems(members.members());
        Rows.text(memberName, this::name);
        Rows.text(memberUserName, member -> member.userName().orElse(""));
        memberStatus.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().active()));
        memberStatus.setCellFactory(_ -> new StatusCell<>(words()));
        ColumnRoom.share(memberTable, List.of())
                .keepBadges(memberStatus, List.of(words().status(true), words().status(false)));
        Rows.showAll(memberTable);
        Rows.copyable(memberTable, words()::cell, context().clipboard()::copyText, context().messages());
        membersLoading.show(members.loading(), messages);
        Show.when(membersErrorBox, members.loading().errorProperty().isNotEmpty());
        membersError.textProperty().bind(members.loading().errorProperty());
        membersRetry.setOnAction(_ -> members.loading().retry());
        Show.when(membersMore, members.hasMoreProperty());
        membersMore.disableProperty().bind(members.loading().runningProperty());
        membersMore.setOnAction(_ -> members.showMore());
    }

    @Override
    public void close() {
        members.close();
        super.close();
    }

    @Override
    protected String name(GroupSummary group) {
        return group.displayName();
    }

    @Override
    protected List<Runnable> factsAhead() {
        return known.ahead(facts,
                List.of("members", "source", "created", "lastModified", "externalId", "id"));
    }

    @Override
    protected void show(GroupDetails found) {
        GroupSummary group = found.group();
        known.begin();
        known.add("members", count(group));
        known.add("source", words().exactSource(group.source()));
        known.add("created", words().when(found.created()));
        known.add("lastModified", words().when(found.lastModified()));
        known.add("externalId", found.externalId().orElse(""));
        known.add("id", group.id());
        known.showIn(facts);
        showRefused(group.id());
        Show.set(memberTable, group.members() > 0);
        members.show(group.id());
    }

    private String count(GroupSummary group) {
        return messages.text(group.moreMembers() ? "groups.moreMembers" : "groups.members", group.members());
    }

    private String name(GroupMember member) {
        String said = member.name().or(member::userName).orElse(member.id());
        return member.type().equals("group") ? messages.text("groups.memberGroup", said) : said;
    }
}
