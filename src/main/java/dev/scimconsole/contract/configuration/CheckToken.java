package dev.scimconsole.contract.configuration;

import java.util.Arrays;

/// Asks what a string is that somebody may have pasted as a SCIM token. Whoever makes it wipes it.
///
/// @param token any characters; not copied
public record CheckToken(char[] token) implements AutoCloseable {

    /// Overwrites the characters with zeros.
    @Override
    public void close() {
        Arrays.fill(token, '\0');
    }

    /// Leaves out the characters.
    @Override
    public String toString() {
        return "CheckToken[]";
    }
}
