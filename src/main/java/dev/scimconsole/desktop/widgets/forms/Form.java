package dev.scimconsole.desktop.widgets.forms;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What a form in a dialog asks for.
///
/// @param title    names it
/// @param content  its fields; the first text field gets the focus
/// @param submit   the button that does it, also pressed by Enter
/// @param onSubmit does it
/// @param busy     while it is being done
/// @param done     closes the dialog
public record Form(String title, Node content, String submit, Runnable onSubmit,
        ObservableValue<Boolean> busy,
        ObservableValue<Boolean> done) {}
