package dev.scimconsole.client.connection;

/// What is wrong, in a sentence that says what to do. Never quotes the token.
///
/// @param code     for programs
/// @param sentence for a person
public record Finding(FindingCode code, String sentence) {}
