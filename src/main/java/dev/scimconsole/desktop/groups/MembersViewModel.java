package dev.scimconsole.desktop.groups;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.contract.directory.MemberPage;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The members of one group as far as the administrator has looked.
public final class MembersViewModel {

    private static final int PAGE = 100;

    private final DirectoryCalls calls;
    private final ObservableList<GroupMember> members = FXCollections.observableArrayList();
    private final Loading loading;
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private Optional<String> cursor = Optional.empty();
    private String group = "";

    /// @param loads make the page's loads
    public MembersViewModel(DirectoryCalls calls, Loads loads) {
        this.calls = calls;
        loading = loads.of(this::read);
    }

    /// What is shown.
    public ObservableList<GroupMember> members() {
        return members;
    }

    /// The members, being read.
    public Loading loading() {
        return loading;
    }

    /// Whether more follow.
    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    /// Reads the first members of a group.
    ///
    /// @param groupId of the SCIM resource
    public void show(String groupId) {
        group = groupId;
        members.clear();
        cursor = Optional.empty();
        hasMore.set(false);
        read();
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (!loading.runningProperty().get() && cursor.isPresent()) {
            read();
        }
    }

    /// Ends what runs.
    public void close() {
        loading.stop();
    }

    private void read() {
        String of = group;
        Optional<String> from = cursor;
        loading.start(() -> calls.members(of, from, PAGE), this::add);
    }

    private void add(MemberPage page) {
        members.addAll(page.members());
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
    }
}
