package dev.scimconsole.server.scim;

import java.util.List;

/// Made-up parts of SCIM requests, mostly almost right.
public final class MadeScim {

    private MadeScim() {}

    /// Filters and paths, mostly almost right.
    public static Made<String> expressions() {
        Made<String> word = Made.anyOf("userName", "emails", "emails.value", "active", "name", "members",
                "groups", "meta.created", "type", "value", "primary", "title", "password", "schemas", "$ref",
                ScimTest.ENTERPRISE, ScimTest.ENTERPRISE + ":manager", ScimTest.CORE_USER + ":title",
                "urn:x:y",
                "eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "and", "or", "not", "AND", "(",
                ")",
                "[", "]", ".", "\"work\"", "\"\"", "\"\\u0000\"", "\"\\\"", "\"", "true", "False", "null",
                "1",
                "-1.5e3", "{}", "[]", "\\", "😀", "\u0000", "\ud800", "%", "'x'");
        Made<String> separator = Made.anyOf(" ", " ", " ", " ", "", "  ");
        Made<String> tokens = word.with(separator, String::concat).list(0, 14)
                .as(list -> String.join("", list));
        Made<String> attribute = Made.anyOf("userName", "emails.value", "emails[type eq \"work\"].value",
                "meta.created", "active", "groups", "id", "title");
        Made<String> comparison = Made.anyOf("eq", "ne", "co", "sw", "ew", "gt", "le", "pr").with(values(),
                (operator, value) -> operator.equals("pr") ? operator : operator + " " + value);
        Made<String> more = Made.anyOf("", " and title pr", " or not (active eq true)", "]");
        Made<String> wellFormed = attribute.with(comparison, (a, c) -> a + " " + c).with(more,
                String::concat);
        return Made.oneOf(tokens, wellFormed, wellFormed, noise());
    }

    /// JSON values.
    public static Made<String> values() {
        return valuesTo(3);
    }

    private static Made<String> valuesTo(int depth) {
        Made<String> plain = Made.oneOf(noise().as(MadeScim::quote),
                Made.anyOf("null", "true", "\"False\"", "0", "-1", "1e400", "\"2026-11-24T09:00:00Z\"",
                        "\"fuzz@example.com\"", "\"work\"", "[]", "{}", "\"" + ScimTest.UNKNOWN_ID + "\"",
                        "99999999999999999999999999"));
        if (depth == 0) {
            return plain;
        }
        Made<String> inner = valuesTo(depth - 1);
        Made<String> array = inner.list(0, 3).as(list -> "[" + String.join(",", list) + "]");
        Made<String> name = Made.anyOf("value", "type", "primary", "userName", "USERNAME", "schemas",
                "emails",
                "name", "givenName", "members", "displayName", "id", "active", "$ref", "manager",
                "name.givenName", "emails[type eq \"work\"].value", ScimTest.ENTERPRISE, "urn:x",
                "Operations",
                "op", "path", "");
        Made<String> object = name.with(inner, (n, v) -> quote(n) + ":" + v).list(0, 4)
                .as(list -> "{" + String.join(",", list) + "}");
        return Made.oneOf(plain, array, object);
    }

    /// Operations of a PATCH.
    public static Made<List<String>> operations() {
        Made<String> known = Made.anyOf("title", "emails", "emails[type eq \"work\"]",
                "emails[type eq \"home\"].value", "emails.primary", "emails[primary eq true].primary", "name",
                "name.givenName", "members", "members[value eq \"x\"]", "displayName", "active", "userName",
                "externalId", ScimTest.ENTERPRISE, ScimTest.ENTERPRISE + ":manager",
                "addresses[type eq \"work\" and primary eq \"True\"].locality", "schemas", "id",
                "x509Certificates.value");
        Made<String> path = Made.oneOf(known, expressions()).as(p -> ", \"path\": " + quote(p));
        Made<String> mostlyPath = Made.oneOf(path, path, path, path, Made.anyOf(""));
        return Made.anyOf("add", "Replace", "remove")
                .with(mostlyPath, (op, p) -> "{\"op\": \"" + op + "\"" + p)
                .with(values(), (begun, value) -> begun + ", \"value\": " + value + "}").list(1, 4);
    }

    /// Text that means nothing.
    public static Made<String> noise() {
        return Made.text(20);
    }

    /// A text as JSON.
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c == '"' || c == '\\' || c < 32 || Character.isSurrogate(c)
                    ? "\\u%04x".formatted((int) c)
                    : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }
}
