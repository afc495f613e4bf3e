package dev.scimconsole.server.url;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoded text (RFC 3986 §2.1). Characters that should have been encoded stand for themselves,
/// quotes for one.
public final class PercentEncoding {

    private PercentEncoding() {}

    /// Decodes a segment of a path, where a `+` is a plus.
    ///
    /// @throws IllegalArgumentException with a sentence
    public static String decode(String text) {
        return decode(text, false);
    }

    /// @param plusIsBlank as in forms
    static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && (!plusIsBlank || text.indexOf('+') < 0)) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else if (c == '+' && plusIsBlank) {
                bytes.write(' ');
            } else if (c < 128) {
                bytes.write(c);
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException("The URL is not valid UTF-8.");
        }
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException(
                    "The URL holds a % that is not followed by two hexadecimal digits.");
        }
        return digit;
    }
}
