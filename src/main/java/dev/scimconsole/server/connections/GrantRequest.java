package dev.scimconsole.server.connections;

import dev.scimconsole.server.url.FormBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a client sends to the token URL, or to the one that ends tokens.
///
/// @param basic what stands in `Authorization: Basic`; empty when there is no such header
/// @param form  the parameters
record GrantRequest(Optional<Pair> basic, FormBody form) {

    private static final String SCHEME = "basic ";

    /// A client's id and its secret. Its text leaves out the secret.
    record Pair(String clientId, String secret) {
        @Override
        public String toString() {
            return "Pair[clientId=" + clientId + "]";
        }
    }

    /// @param authorization every value of the header
    static GrantRequest of(List<String> authorization, FormBody form) {
        return new GrantRequest(authorization.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME)).findFirst()
                .map(value -> pair(value.substring(SCHEME.length()).strip())), form);
    }

    /// RFC 6749 §2.3.1: each half is form-encoded before both are joined. What can't be read is nobody's.
    private static Pair pair(String encoded) {
        try {
            String joined = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = joined.indexOf(':');
            return colon < 0
                    ? new Pair("", "")
                    : new Pair(FormBody.decode(joined.substring(0, colon)),
                            FormBody.decode(joined.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return new Pair("", "");
        }
    }
}
