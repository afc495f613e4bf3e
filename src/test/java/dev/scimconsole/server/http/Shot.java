package dev.scimconsole.server.http;

import java.nio.charset.StandardCharsets;

/// A request that was made up, as it goes over the wire.
///
/// @param bytes head and body
/// @param whole whether it is a request as HTTP has it, after which another may follow on the same
///              connection; otherwise nobody knows where it ends, and nothing can follow
public record Shot(byte[] bytes, boolean whole) {

    /// The method that it seems to name.
    public String method() {
        String text = toString();
        int end = text.indexOf(' ');
        return end < 0 ? "" : text.substring(0, end);
    }

    /// Where it seems to lead.
    public String path() {
        String[] words = toString().split("[ ?\r\n]", 3);
        return words.length < 2 ? "" : words[1];
    }

    /// For people to read, byte by byte.
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
