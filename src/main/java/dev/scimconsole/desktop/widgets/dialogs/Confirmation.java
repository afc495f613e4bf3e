package dev.scimconsole.desktop.widgets.dialogs;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;

/// A question before something that can't be undone.
///
/// @param title   the question
/// @param lead    the sentence below it
/// @param points  what happens, one sentence each; `**` around words makes them bold
/// @param confirm the button that does it, in danger style; `Cancel` is the default button
/// @param choices what else is done with it, if it is confirmed
/// @param instead what can be done in place of it, and is not confirmed by that
public record Confirmation(String title, String lead, List<String> points, String confirm,
        List<Choice> choices, Optional<Alternative> instead) {

    /// Copies the list.
    public Confirmation {
        points = List.copyOf(points);
        choices = List.copyOf(choices);
    }

    /// The question, with yes and no alone for an answer.
    public Confirmation(String title, String lead, List<String> points, String confirm) {
        this(title, lead, points, confirm, List.of(), Optional.empty());
    }

    /// The question, with something else that can be done.
    public Confirmation(String title, String lead, List<String> points, String confirm,
            Optional<Alternative> instead) {
        this(title, lead, points, confirm, List.of(), instead);
    }

    /// The same question, with these choices.
    public Confirmation with(List<Choice> offered) {
        return new Confirmation(title, lead, points, confirm, offered, instead);
    }

    /// Something that is done along with it.
    ///
    /// @param label  what
    /// @param note   what there is to know of it; empty text for nothing
    /// @param chosen whether it is done
    /// @param typed  what it needs to know, once it is chosen
    public record Choice(String label, String note, BooleanProperty chosen, Optional<Typed> typed) {}

    /// Something that is typed.
    ///
    /// @param prompt for what
    public record Typed(String prompt, StringProperty text) {}

    /// Something that takes the reason for the question away.
    ///
    /// @param label the button that does it
    /// @param act   does it, at once and without fail
    public record Alternative(String label, Runnable act) {}
}
