package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A query string's parameters. Names are taken in any case; of a parameter given twice the first counts, and
/// unknown ones (Entra ID's `aadOptscim062020`) do not matter. Quotes may be raw, blanks may be `+`.
public final class QueryString {

    private final Map<String, String> values = new HashMap<>();

    private QueryString() {}

    /// Decodes a query string.
    ///
    /// @param query as sent, without the question mark
    /// @throws ScimException 400 when it can't be decoded
    public static QueryString parse(String query) {
        QueryString parsed = new QueryString();
        if (query.isEmpty()) {
            return parsed;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            parsed.values.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
        return parsed;
    }

    /// A parameter's value.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Decodes percent escapes (RFC 3986 §2.1).
    ///
    /// @param plusIsBlank as in forms
    /// @throws ScimException 400
    public static String decode(String text, boolean plusIsBlank) {
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
            throw ScimException.badRequest(ScimType.INVALID_VALUE, "The URL is not valid UTF-8.");
        }
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE,
                    "The URL holds a % that is not followed by two hexadecimal digits.");
        }
        return digit;
    }
}
