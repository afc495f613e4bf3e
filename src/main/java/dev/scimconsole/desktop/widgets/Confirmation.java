package dev.scimconsole.desktop.widgets;

import java.util.List;

/// A question before something that can't be undone.
///
/// @param title   the question
/// @param lead    the sentence below it
/// @param points  what happens, one sentence each; `**` around words makes them bold
/// @param confirm the button that does it, in danger style; `Cancel` is the default button
public record Confirmation(String title, String lead, List<String> points, String confirm) {

    /// Copies the list.
    public Confirmation {
        points = List.copyOf(points);
    }
}
