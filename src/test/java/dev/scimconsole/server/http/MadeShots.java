package dev.scimconsole.server.http;

import dev.scimconsole.server.scim.Made;
import dev.scimconsole.server.scim.MadeScim;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/// Makes up requests of all kinds: to the SCIM service and to the admin API by their grammars, to addresses
/// that lead nowhere, and bytes that are hardly HTTP. Most come from somebody who may send them.
///
/// @param authority host and port
/// @param token     the SCIM token
/// @param session   of an Org Admin
/// @param ids       of users and groups that are there
public record MadeShots(String authority, String token, String session,
        List<String> ids) implements Made<Shot> {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    /// Those that would end what the other requests need, and the stream that has no end, are left out.
    private static final Made<String> ROUTES = Made.anyOf("GET /health", "GET /openapi.json",
            "GET /sessions/current", "GET /scim-configuration", "PATCH /scim-configuration",
            "POST /scim-configuration/domains", "DELETE /scim-configuration/domains/{noise}", "GET /rotation",
            "GET /provisioning-clients", "GET /missed-changes", "POST /token-check", "GET /administrators",
            "POST /administrators", "PATCH /administrators/{id}", "DELETE /administrators/{id}",
            "DELETE /administrators/{id}/sessions", "PUT /administrators/current/password", "GET /invites",
            "DELETE /invites/{id}", "GET /automation-accounts", "POST /automation-accounts",
            "DELETE /automation-accounts/{id}", "GET /users", "GET /users/{id}", "GET /groups",
            "GET /groups/{id}",
            "GET /groups/{id}/members", "GET /events", "HEAD /events", "PUT /events", "GET /{noise}");

    /// Each costs a hash of a password, and of those there are few at a time.
    private static final Made<String> SIGN_INS = Made.anyOf("POST /sessions", "POST /setup",
            "POST /invites/accept");

    /// Each reads all that there is.
    private static final Made<String> WHOLE_READS = Made.anyOf("GET /users/export", "GET /groups/export",
            "GET /events/verification", "GET /events/export");

    /// Many of them have every user looked at.
    private static final Made<String> SEARCHES = Made.oneOf(
            Made.anyOf("filter=").with(MadeScim.expressions().as(MadeShots::encoded), String::concat),
            Made.anyOf("sortBy=").with(Made.anyOf("userName", "title", "name.familyName", "members", "groups",
                    "emails", "active", "meta.created", "displayName", "externalId", "addresses.locality",
                    "nothing"), String::concat),
            Made.anyOf("text=", "search=", "actor=").with(MadeScim.noise().as(MadeShots::encoded),
                    String::concat));

    private static final Made<String> PARAMETERS = Made.oneOf(
            Made.anyOf("count=0", "count=1", "count=1000", "count=-1", "startIndex=9000", "startIndex=0",
                    "cursor",
                    "cursor=", "sortOrder=descending", "sortOrder=x", "limit=1", "limit=100", "limit=0",
                    "kind=audit", "outcome=failed", "from=2026-01-01T00:00:00Z", "to=x", "sort=name",
                    "descending=true", "attributes=userName,emails.value",
                    "excludedAttributes=members,groups",
                    "attributes=groups", "aadOptscim062020"),
            Made.anyOf("cursor=", "attributes=", "x=")
                    .with(MadeScim.noise().as(MadeShots::encoded), String::concat),
            MadeScim.noise().as(MadeShots::encoded));

    private static final Made<String> HEADERS = Made.anyOf("Accept: application/scim+json", "Accept: */*",
            "Accept: text/html;q=0", "If-Match: *", "If-Match: W/\"1\"", "If-None-Match: W/\"1\"",
            "If-Match: x",
            "Accept-Encoding: gzip", "User-Agent: Okta SCIM Client 1.0.0", "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Host: x", "Last-Event-ID: 7", "Origin: https://evil.example",
            "Cookie: a=b", "Range: bytes=0-1", "X: " + "y".repeat(2_000));

    @Override
    public Shot from(RandomGenerator random) {
        int kind = random.nextInt(100);
        if (kind < 55) {
            return whole(random, scim(random));
        }
        if (kind < 80) {
            return whole(random, admin(random));
        }
        return broken(random, kind < 90 ? scim(random) : admin(random));
    }

    /// What is asked, before it is put into HTTP.
    ///
    /// @param target     from the path on, encoded
    /// @param credential after `Bearer `; empty for none
    private record Asked(String method, String target, String credential, String contentType, byte[] body) {}

    private Asked scim(RandomGenerator random) {
        String resource = random.nextInt(3) == 0 ? "Groups" : "Users";
        String path = switch (random.nextInt(48)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> "/" + resource;
            case 12 -> "/" + resource + "/.search";
            case 13, 14, 15, 16 -> "/Bulk";
            case 17, 18, 19, 20 ->
                Made.anyOf("/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/Me", "/.search", "",
                        "/Schemas/" + CORE + "User").from(random);
            case 21, 22, 23, 24 -> "/" + resource + "/" + encoded(MadeScim.noise().from(random));
            case 25, 26, 27, 28 -> "/" + encoded(MadeScim.noise().from(random));
            default -> "/" + resource + "/" + id(random);
        };
        boolean single = path.startsWith("/" + resource + "/") && !path.endsWith(".search");
        String method = single
                ? Made.anyOf("GET", "GET", "PATCH", "PATCH", "PATCH", "PUT", "HEAD", "POST", "DELETE")
                        .from(random)
                : path.endsWith("Bulk") || path.endsWith(".search")
                        ? "POST"
                        : Made.anyOf("GET", "GET", "GET", "POST", "HEAD", "PUT", "OPTIONS").from(random);
        // Who deletes all there is has nobody left to ask for.
        method = method.equals("DELETE") && random.nextInt(20) > 0 ? "GET" : method;
        String body = method.equals("POST") || method.startsWith("P")
                ? scimBody(random, method, path, resource)
                : "";
        return new Asked(method, "/scim/v2" + path + query(random),
                random.nextInt(20) == 0 ? credential(random) : token, "application/scim+json", utf8(body));
    }

    private String scimBody(RandomGenerator random, String method, String path, String resource) {
        if (random.nextInt(10) == 0) {
            return MadeScim.values().from(random);
        }
        if (path.endsWith(".search")) {
            return "{\"schemas\":[\"" + MESSAGES + "SearchRequest\"],\"filter\":"
                    + MadeScim.quote(MadeScim.expressions().from(random)) + ",\"count\":"
                    + random.nextInt(200) + "}";
        }
        if (path.endsWith("Bulk")) {
            return "{\"schemas\":[\"" + MESSAGES + "BulkRequest\"],\"failOnErrors\":" + random.nextInt(3)
                    + ",\"Operations\":[" + String.join(",", bulk().list(0, 4).from(random)) + "]}";
        }
        if (method.equals("PATCH")) {
            return "{\"schemas\":[\"" + MESSAGES + "PatchOp\"],\"Operations\":["
                    + String.join(",", MadeScim.operations().from(random)) + "]}";
        }
        return resource(random, resource);
    }

    private Made<String> bulk() {
        return random -> "{\"method\":\"" + Made.anyOf("POST", "PATCH", "PUT", "GET").from(random)
                + "\",\"bulkId\":\"b" + random.nextInt(3) + "\",\"path\":\"/Users"
                + (random.nextBoolean() ? "" : "/" + id(random)) + "\",\"data\":" + (random.nextBoolean()
                        ? resource(random, "Users")
                        : MadeScim.values().from(random))
                + "}";
    }

    /// Of so few names that what was made up can't fill a server.
    private String resource(RandomGenerator random, String resource) {
        String values = MadeScim.values().from(random);
        return resource.equals("Users")
                ? "{\"schemas\":[\"" + CORE + "User\"],\"userName\":\"fuzz" + random.nextInt(300)
                        + "@example.com\",\"title\":" + values + ",\"emails\":[{\"value\":\"fuzz"
                        + random.nextInt(300) + "@example.com\"}]}"
                : "{\"schemas\":[\"" + CORE + "Group\"],\"displayName\":" + values
                        + ",\"members\":[{\"value\":\""
                        + id(random) + "\"}]}";
    }

    private Asked admin(RandomGenerator random) {
        boolean signIn = random.nextInt(200) == 0;
        boolean wholeRead = random.nextInt(400) == 0;
        String[] route = (signIn ? SIGN_INS : wholeRead ? WHOLE_READS : ROUTES).from(random).split(" ", 2);
        String path = route[1].replace("{id}", id(random))
                .replace("{noise}", encoded(MadeScim.noise().from(random)));
        String body = route[0].startsWith("P")
                ? Made.oneOf(MadeScim.values(), adminBody(), adminBody(), adminBody()).from(random)
                : "";
        return new Asked(route[0], "/api/v1" + path + query(random),
                signIn ? "" : random.nextInt(20) == 0 ? credential(random) : session, "application/json",
                utf8(body));
    }

    private static Made<String> adminBody() {
        Made<String> member = Made
                .anyOf("name", "email", "password", "role", "sendEmailInvites", "code", "setupCode",
                        "organization", "token", "currentPassword", "newPassword", "confirmPublicMailDomain")
                .with(Made.oneOf(MadeScim.values(),
                        Made.anyOf("\"fuzz@example.com\"", "\"orgAdmin\"", "\"viewer\"",
                                "\"a long enough password\"", "true", "\"example.org\"")),
                        (n, v) -> "\"" + n + "\":" + v);
        return member.list(0, 4).as(list -> "{" + String.join(",", list) + "}");
    }

    private String id(RandomGenerator random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private String credential(RandomGenerator random) {
        return Made.anyOf("", "", "none", session, token, token + "x", "Bearer " + token,
                "scim_0000000000000000000000000000000000000000000000000").from(random);
    }

    private static String query(RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        List<String> parameters = new ArrayList<>(PARAMETERS.list(1, 3).from(random));
        if (random.nextInt(15) == 0) {
            parameters.addAll(SEARCHES.list(1, 2).from(random));
        }
        return "?" + String.join("&", parameters);
    }

    private static Shot whole(RandomGenerator random, Asked asked, String authority) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] body = asked.body();
        StringBuilder head = new StringBuilder(asked.method()).append(' ').append(asked.target())
                .append(" HTTP/1.1\r\nHost: ").append(authority).append("\r\n");
        if (!asked.credential().isEmpty()) {
            head.append("Authorization: Bearer ").append(asked.credential()).append("\r\n");
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            head.append(HEADERS.from(random)).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Type: ").append(random.nextInt(15) == 0
                    ? Made.anyOf("text/plain", "application/json; charset=utf-16", "*/*", "application/json")
                            .from(random)
                    : asked.contentType()).append("\r\n");
            if (random.nextInt(10) == 0) {
                head.append("Content-Encoding: ").append(Made.anyOf("gzip", "br", "identity").from(random))
                        .append("\r\n");
                body = random.nextBoolean() ? gzip(body) : body;
            }
        }
        if (random.nextInt(8) == 0 && body.length > 0) {
            out.writeBytes(utf8(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length)
                    + "\r\n"));
            out.writeBytes(body);
            out.writeBytes(utf8("\r\n0\r\n\r\n"));
        } else {
            out.writeBytes(
                    utf8(head + (body.length > 0 ? "Content-Length: " + body.length + "\r\n" : "") + "\r\n"));
            out.writeBytes(body);
        }
        return new Shot(out.toByteArray(), true);
    }

    private Shot whole(RandomGenerator random, Asked asked) {
        return whole(random, asked, authority);
    }

    /// Some bytes of a request changed, left out, said twice or put in between.
    private Shot broken(RandomGenerator random, Asked asked) {
        byte[] bytes = whole(random, asked).bytes();
        if (random.nextInt(10) == 0) {
            bytes = Made.bytes(2_000).from(random);
        }
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            // Where a request begins most can go wrong.
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 120) : bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, at, length, Made.bytes(20).from(random));
                case 1 -> spliced(bytes, at, length, new byte[0]);
                case 2 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
                case 3 -> spliced(bytes, at, 0,
                        utf8(Made.anyOf("\r\n", "\n", " ", "\r\n\r\n", "\0", ":", "\t",
                                "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "http://x/", "%00", "%", "/../", "//",
                                ";", "*",
                                "\r\nContent-Length: 5\r\n", "\r\nTransfer-Encoding: chunked\r\n",
                                "\r\nHost: x\r\n", "\r\nExpect: 100-continue\r\n",
                                "\r\nContent-Length: -1\r\n", "\r\nConnection: close\r\n", "ffffffffffffffff",
                                "\r\n folded",
                                "a".repeat(9_000), "h: v\r\n".repeat(300)).from(random)));
                default -> spliced(bytes, at, 1, new byte[]{(byte) (bytes[at] ^ 1 << random.nextInt(8))});
            };
        }
        return new Shot(bytes, false);
    }

    private static byte[] spliced(byte[] bytes, int at, int without, byte[] with) {
        byte[] spliced = new byte[bytes.length - without + with.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(with, 0, spliced, at, with.length);
        System.arraycopy(bytes, at + without, spliced, at + with.length, bytes.length - at - without);
        return spliced;
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
