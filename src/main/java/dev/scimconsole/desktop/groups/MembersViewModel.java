package dev.scimconsole.desktop.groups;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.GroupMember;
import dev.scimconsole.contract.MemberPage;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The members of one group as far as the administrator has looked.
public final class MembersViewModel {

    private static final int PAGE = 100;

    private final DirectoryCalls calls;
    private final Tasks tasks;
    private final ObservableList<GroupMember> members = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private Optional<RunningTask> load = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private String group = "";

    /// @param tasks run the page's work
    public MembersViewModel(DirectoryCalls calls, Tasks tasks) {
        this.calls = calls;
        this.tasks = tasks;
    }

    /// What is shown.
    public ObservableList<GroupMember> members() {
        return members;
    }

    /// Whether members are being read.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Whether more follow.
    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    /// Why nothing, or nothing more, is shown; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Reads the first members of a group.
    ///
    /// @param groupId of the SCIM resource
    public void show(String groupId) {
        load.ifPresent(RunningTask::cancel);
        group = groupId;
        members.clear();
        cursor = Optional.empty();
        hasMore.set(false);
        read();
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (!loading.get() && cursor.isPresent()) {
            read();
        }
    }

    /// Tries again what failed.
    public void retry() {
        if (!loading.get()) {
            read();
        }
    }

    private void read() {
        error.set("");
        String of = group;
        Optional<String> from = cursor;
        load = Optional.of(tasks.of(() -> calls.members(of, from, PAGE)).showing(loading).onSuccess(this::add)
                .onFailure(this::fail).start());
    }

    private void add(MemberPage page) {
        members.addAll(page.members());
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
    }

    private void fail(CallFailure failure) {
        error.set(failure.sentence());
    }
}
