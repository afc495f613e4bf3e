package dev.scimconsole.desktop.page;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.util.Optional;

/// What is asked before a page is left that would lose something.
///
/// @param title      a question
/// @param text       what would be lost
/// @param leaveLabel the button that leaves all the same, named after what it does
/// @param rescue     saves what would be lost, and stays
public record LeaveWarning(String title, String text, String leaveLabel,
        Optional<Confirmation.Alternative> rescue) {

    /// About a secret that is shown once and was not copied.
    ///
    /// @param title of the question, as [Messages] has it
    /// @param text  what would be lost, as [Messages] has it
    /// @param copy  copies the secret
    public static LeaveWarning ofUncopied(Messages messages, String title, String text, Runnable copy) {
        return new LeaveWarning(messages.text(title), messages.text(text), messages.text("leave.confirm"),
                Optional.of(new Confirmation.Alternative(messages.text("leave.copyAndStay"), copy)));
    }

    /// About a secret that is shown once and is on its way.
    ///
    /// @param title of the question, as [Messages] has it
    /// @param text  what would be lost, as [Messages] has it
    public static LeaveWarning ofComing(Messages messages, String title, String text) {
        return new LeaveWarning(messages.text(title), messages.text(text), messages.text("leave.confirm"),
                Optional.empty());
    }
}
