package dev.scimconsole.desktop.widgets;

import java.util.List;
import java.util.Optional;

/// A question before something that can't be undone.
///
/// @param title   the question
/// @param lead    the sentence below it
/// @param points  what happens, one sentence each; `**` around words makes them bold
/// @param confirm the button that does it, in danger style; `Cancel` is the default button
/// @param instead what can be done in place of it, and is not confirmed by that
public record Confirmation(String title, String lead, List<String> points, String confirm,
        Optional<Alternative> instead) {

    /// Copies the list.
    public Confirmation {
        points = List.copyOf(points);
    }

    /// The question, with yes and no alone for an answer.
    public Confirmation(String title, String lead, List<String> points, String confirm) {
        this(title, lead, points, confirm, Optional.empty());
    }

    /// Something that takes the reason for the question away.
    ///
    /// @param label the button that does it
    /// @param act   does it, at once and without fail
    public record Alternative(String label, Runnable act) {}
}
