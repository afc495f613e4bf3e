package dev.scimconsole.desktop.widgets.notices;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;

/// Something that a screen reader says although the focus is elsewhere: a notice has appeared on the screen,
/// or says something else now. It goes up to the window it is in, whose [SpokenLine] says it.
public final class Announcement extends Event {

    /// Of all announcements.
    public static final EventType<Announcement> SPOKEN = new EventType<>(Event.ANY, "ANNOUNCEMENT");

    @Serial private static final long serialVersionUID = 1L;

    private final String words;

    /// @param words what is said
    public Announcement(String words) {
        super(SPOKEN);
        this.words = words;
    }

    /// What is said.
    public String words() {
        return words;
    }
}
