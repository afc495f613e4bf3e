package dev.scimconsole.desktop.connection;

/// How a test or a check ended.
///
/// @param tone `good`, `attention`, `bad` or `quiet`
/// @param text with `**` around what is bold
public record Conclusion(String tone, String text) {}
