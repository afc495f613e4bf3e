package dev.scimconsole.desktop.alerts;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// Tells whoever sits at this console of the alerts that the organization wants on desktops, while the
/// console runs. Used on the thread of the screen.
public final class AlertWatch {

    private static final String RAISED = "alert.raised";
    private static final int MOST_REMEMBERED = 1_000;

    private final LiveEvents live;
    private final Tasks tasks;
    private final Tasks parent;
    private final AlertWords words;
    private final Attention attention;
    private final Set<String> told = new HashSet<>();

    /// @param tasks     of the session
    /// @param screen    where events arrive
    /// @param attention told of each alert
    public AlertWatch(AdminSession session, Tasks tasks, Executor screen, Messages messages, Clock clock,
            Ticker ticker, Attention attention) {
        parent = tasks;
        this.tasks = tasks.group();
        this.attention = attention;
        words = new AlertWords(messages, clock);
        live = new LiveEvents(session.events(), this.tasks, screen, ticker, this::take);
    }

    /// Begins.
    public void begin() {
        live.start(new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(EventKind.AUDIT), Optional.empty()));
    }

    /// Ends.
    public void end() {
        live.stop();
        parent.end(tasks);
    }

    /// Tells new ones; some may come again.
    void take(List<Event> events) {
        if (told.size() > MOST_REMEMBERED) {
            told.clear();
        }
        events.stream().filter(event -> event.action().equals(RAISED) && told.add(event.id()))
                .forEach(event -> event.target().ifPresent(target -> attention.warn(
                        words.title(target.id(), target.name().orElse("")), words.text(target.id()))));
    }
}
