package dev.scimconsole.desktop.page;

/// What is asked before a page is left that would lose something.
///
/// @param title      a question
/// @param text       what would be lost
/// @param leaveLabel the button that leaves all the same, named after what it does
public record LeaveWarning(String title, String text, String leaveLabel) {}
