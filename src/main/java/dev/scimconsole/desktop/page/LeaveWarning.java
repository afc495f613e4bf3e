package dev.scimconsole.desktop.page;

import dev.scimconsole.desktop.widgets.Confirmation;
import java.util.Optional;

/// What is asked before a page is left that would lose something.
///
/// @param title      a question
/// @param text       what would be lost
/// @param leaveLabel the button that leaves all the same, named after what it does
/// @param rescue     saves what would be lost, and stays
public record LeaveWarning(String title, String text, String leaveLabel,
        Optional<Confirmation.Alternative> rescue) {}
