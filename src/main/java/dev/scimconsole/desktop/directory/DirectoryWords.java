package dev.scimconsole.desktop.directory;

import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says in words what users and groups have in common.
public final class DirectoryWords {

    private final Messages messages;
    private final Moments moments;

    /// @param clock its zone is the reader's
    public DirectoryWords(Messages messages, Clock clock) {
        this.messages = messages;
        moments = new Moments(messages, clock);
    }

    /// Where it comes from, in a word; empty where this is not known.
    public String source(Optional<ResourceSource> source) {
        return source.map(known -> {
            String name = ClientNames.friendly(known.client());
            return name.isEmpty() ? messages.text("directory.source.nameless") : name;
        }).orElse("");
    }

    /// Where it comes from, with all that the client says of itself.
    public String exactSource(Optional<ResourceSource> source) {
        return source.map(known -> known.userAgent().isEmpty() || known.userAgent().equals(source(source))
                ? source(source)
                : messages.text("directory.source.exact", source(source), known.userAgent()))
                .orElse(messages.text("directory.source.unknown"));
    }

    /// Whether a user may sign in.
    public String status(boolean active) {
        return messages.text(active ? "directory.status.active" : "directory.status.deactivated");
    }

    /// All that may be said of a user's state.
    public List<String> states() {
        return List.of(status(true), status(false), guarded(), refused(RefusalMark.CHANGE),
                refused(RefusalMark.LEAVING));
    }

    /// That no identity provider can take a person's access.
    public String guarded() {
        return messages.text("users.protected");
    }

    /// What is open about a user or group.
    public String refused(RefusalMark mark) {
        return switch (mark) {
            case NONE -> "";
            case CHANGE -> messages.text("refused.mark.change");
            case LEAVING -> messages.text("refused.mark.leaving");
        };
    }

    /// What stands in a cell of a table.
    public String cell(Object value) {
        return switch (value) {
            case Optional<?> known -> known.map(this::cell).orElse("");
            case Boolean active -> status(active);
            default -> value.toString();
        };
    }

    /// When.
    public String when(Instant at) {
        return moments.at(at);
    }
}
