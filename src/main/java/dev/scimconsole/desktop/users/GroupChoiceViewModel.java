package dev.scimconsole.desktop.users;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.TypingPause;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The groups that people can be filtered by: a few, found by what is typed.
public final class GroupChoiceViewModel {

    private static final int OFFERED = 8;

    private final DirectoryCalls calls;
    private final Loading loading;
    private final TypingPause typing;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObservableList<GroupName> offered = FXCollections.observableArrayList();

    /// @param loads make the page's loads
    public GroupChoiceViewModel(DirectoryCalls calls, Loads loads) {
        this.calls = calls;
        loading = loads.of(this::search);
        typing = new TypingPause(loads.ticker(), this::search);
        text.subscribe((_, _) -> typing.typed());
    }

    /// What is typed to find a group.
    public StringProperty textProperty() {
        return text;
    }

    /// The first few that fit.
    public ObservableList<GroupName> offered() {
        return offered;
    }

    /// Looks for what is typed, without waiting for a pause.
    public void search() {
        typing.end();
        DirectorySearch wanted = new DirectorySearch(
                Optional.of(text.get().strip()).filter(typed -> !typed.isEmpty()), Optional.empty(),
                Optional.empty(), Optional.empty(), Sort.NAME, true);
        loading.start(() -> calls.groups(wanted, PageStart.FIRST, OFFERED), page -> {
            List<GroupName> names = page.groups().stream()
                    .map(group -> new GroupName(group.id(), group.displayName())).toList();
            offered.setAll(names);
        });
    }

    /// Ends what runs.
    public void close() {
        typing.end();
        loading.stop();
    }
}
