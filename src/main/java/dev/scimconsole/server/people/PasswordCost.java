package dev.scimconsole.server.people;

/// What a hash of a password costs whoever makes or guesses one: Argon2id's parameters. Old hashes keep
/// theirs, which stand in their text.
///
/// @param memoryKib memory in KiB, at least 8
/// @param passes    over that memory, at least 1
public record PasswordCost(int memoryKib, int passes) {

    /// Of OWASP's Password Storage Cheat Sheet: 19 MiB of memory, two passes.
    public static final PasswordCost USUAL = new PasswordCost(19_456, 2);
}
