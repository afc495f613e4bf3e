package dev.scimconsole.load;

import java.nio.charset.StandardCharsets;

/// One HTTP/1.1 request, ready to be written, and the statuses that count as success.
///
/// @param bytes    head and body; not changed after
/// @param expected 200, 201 or 204; 200 lets 204 pass, which RFC 7644 §3.5.2 allows for PATCH
/// @param keepBody whether the answer's body is wanted
record HttpRequest(byte[] bytes, int expected, boolean keepBody) {

    boolean accepts(int status) {
        return status == expected || (expected == 200 && status == 204);
    }

    HttpRequest keepingBody() {
        return new HttpRequest(bytes, expected, true);
    }

    /// Makes requests for one server.
    ///
    /// @param authority    host and port
    /// @param prefix       what paths are appended to, such as `/scim/v2`
    /// @param authorization the bearer token; empty text for none
    record Maker(String authority, String prefix, String authorization) {

        HttpRequest get(String path) {
            return make("GET", path, "", "", 200);
        }

        HttpRequest post(String path, String body) {
            return make("POST", path, "application/scim+json", body, 201);
        }

        HttpRequest patch(String path, String body) {
            return make("PATCH", path, "application/scim+json", body, 200);
        }

        HttpRequest postJson(String path, String body) {
            return make("POST", path, "application/json", body, 201);
        }

        private HttpRequest make(String method, String path, String contentType, String body, int expected) {
            StringBuilder text = new StringBuilder(256 + body.length()).append(method).append(' ')
                    .append(prefix).append(path).append(" HTTP/1.1\r\nHost: ").append(authority)
                    .append("\r\nAccept: ").append(prefix.startsWith("/scim")
                            ? "application/scim+json"
                            : "application/json")
                    .append("\r\n");
            if (!authorization.isEmpty()) {
                text.append("Authorization: Bearer ").append(authorization).append("\r\n");
            }
            if (!body.isEmpty()) {
                text.append("Content-Type: ").append(contentType).append("\r\nContent-Length: ")
                        .append(body.length()).append("\r\n");
            }
            text.append("\r\n").append(body);
            return new HttpRequest(text.toString().getBytes(StandardCharsets.US_ASCII), expected, false);
        }
    }
}
