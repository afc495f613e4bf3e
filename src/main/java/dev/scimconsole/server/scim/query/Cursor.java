package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next page starts (RFC 9865). Holds all it needs, so that it outlives restarts and works on every
/// node. It is opaque to clients and bound to its organization and query; it opens nothing that the query
/// itself would not, so it needs a checksum and no secret.
///
/// @param query  fingerprint of organization, filter and order
/// @param issued when it was handed out
/// @param total  as counted for the first page
/// @param offset resources before the next page, in all
/// @param source index of the type of resources the next page starts in
/// @param after  id of the last one, where the order is that of creation
public record Cursor(String query, Instant issued, long total, long offset, int source,
        Optional<String> after) {

    private static final String VERSION = "1";
    private static final int CHECKSUM_LENGTH = 16;

    /// The fields as this service writes them. Anybody can make the checksum, so that what is read may hold
    /// anything: no number is negative or too large to be added to another.
    private static final Pattern CONTENT = Pattern.compile(
            VERSION + "\\|([0-9a-f]+)\\|([0-9]{1,15})\\|([0-9]{1,15})\\|([0-9]{1,15})\\|([0-9]{1,3})\\|(.*)");

    /// As it goes out.
    public String encode() {
        String content = String.join("|", VERSION, query, String.valueOf(issued.toEpochMilli()),
                String.valueOf(total), String.valueOf(offset), String.valueOf(source), after.orElse(""));
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((checksum(content) + content).getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads a cursor that a client sends back.
    ///
    /// @param query   fingerprint of the query it comes with
    /// @param sources how many types of resources that query goes through
    /// @throws ScimException 400 `invalidCursor` or `expiredCursor` (RFC 9865 §3)
    public static Cursor decode(String text, String query, int sources, Instant now, Duration lifetime) {
        Cursor cursor = decode(text);
        if (!cursor.query.equals(query)) {
            throw invalid("The cursor belongs to another query; filter and order must stay the same.");
        }
        if (cursor.source >= sources) {
            throw noneOfOurs();
        }
        if (cursor.issued.plus(lifetime).isBefore(now)) {
            throw ScimException.badSearch(ScimType.EXPIRED_CURSOR,
                    "The cursor is older than " + lifetime.toMinutes() + " minutes. Start again without it.");
        }
        return cursor;
    }

    private static Cursor decode(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            String content = decoded.substring(CHECKSUM_LENGTH);
            Matcher fields = CONTENT.matcher(content);
            if (decoded.startsWith(checksum(content)) && fields.matches()) {
                return of(fields);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw noneOfOurs();
        }
        throw noneOfOurs();
    }

    private static Cursor of(Matcher fields) {
        Optional<String> after = Optional.of(fields.group(6)).filter(id -> !id.isEmpty());
        if (after.filter(id -> !Identifiers.hasForm(id)).isPresent()) {
            throw noneOfOurs();
        }
        return new Cursor(fields.group(1), Instant.ofEpochMilli(Long.parseLong(fields.group(2))),
                Long.parseLong(fields.group(3)), Long.parseLong(fields.group(4)),
                Integer.parseInt(fields.group(5)), after);
    }

    private static String checksum(String content) {
        return Sha256.digest(content.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, CHECKSUM_LENGTH);
    }

    private static ScimException noneOfOurs() {
        return invalid("The cursor is none of this service.");
    }

    private static ScimException invalid(String detail) {
        return ScimException.badSearch(ScimType.INVALID_CURSOR, detail);
    }
}
