package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;

/// What is wrong, in a sentence that says what to do. Never quotes the token.
///
/// @param code   for programs
/// @param saying the sentence, for a person
public record Finding(FindingCode code, Saying saying) {

    /// The sentence as command lines have it.
    public String sentence() {
        return saying.inEnglish();
    }
}
