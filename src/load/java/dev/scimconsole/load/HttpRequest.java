package dev.scimconsole.load;

import java.nio.charset.StandardCharsets;

/// One HTTP/1.1 request, ready to be written, and the statuses that count as success.
///
/// @param bytes    head and body; not changed after
/// @param expected 200, 201 or 204; 200 lets 204 pass, which RFC 7644 §3.5.2 allows for PATCH; 4xx lets each
///                 of them pass, and 0 whatever comes
/// @param keepBody whether the answer's body is wanted
record HttpRequest(byte[] bytes, int expected, boolean keepBody) {

    boolean accepts(int status) {
        return status == expected || expected == 0 || (expected == 200 && status == 204)
                || (expected >= 400 && status / 100 == 4);
    }

    /// The same, whatever it is answered with.
    HttpRequest expectingAnything() {
        return new HttpRequest(bytes, 0, keepBody);
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

        HttpRequest delete(String path) {
            return make("DELETE", path, "", "", 200);
        }

        HttpRequest postJson(String path, String body) {
            return make("POST", path, "application/json", body, 201);
        }

        /// A request that will be refused, with an `Authorization` header as it stands; as long for each
        /// header, so that what is measured is not the reading of it.
        ///
        /// @param header empty text for none
        HttpRequest refused(String method, String path, String header, String body) {
            String head = method + " " + prefix + path + " HTTP/1.1\r\nHost: " + authority
                    + "\r\nAccept: application/scim+json\r\n"
                    + (header.isEmpty() ? "X-Authorization: " : "Authorization: ") + header
                    + "\r\nX-Padding: "
                    + "x".repeat(100 - header.length() - (header.isEmpty() ? 2 : 0)) + "\r\n"
                    + "Content-Type: application/scim+json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            return new HttpRequest(head.getBytes(StandardCharsets.US_ASCII), 401, false);
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
