package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An answer, as far as the test judges it. Without the token, should the service have echoed it.
///
/// @param request    the method and the address without its query, for sentences
/// @param location   where a redirect points to
/// @param mediaType  without parameters, in lower case; empty text when there is none
/// @param startsLike the first characters of a body that is no JSON
/// @param json       missing when the body is no JSON
record ProbeAnswer(String request, int status, Optional<String> location, String mediaType, String startsLike,
        JsonNode json) {

    static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    boolean isJson() {
        return !json.isMissingNode();
    }

    boolean isEmpty() {
        return !isJson() && startsLike.isEmpty();
    }

    boolean isWebPage() {
        return !isJson() && (mediaType.equals("text/html") || startsLike.startsWith("<"));
    }

    boolean hasSchema(String urn) {
        for (JsonNode schema : json.path("schemas")) {
            if (urn.equals(schema.asString(""))) {
                return true;
            }
        }
        return false;
    }

    /// What the service says is wrong, by SCIM (RFC 7644 §3.12) or by OAuth (RFC 6749 §5.2), to be put behind
    /// a sentence; empty text when it says nothing.
    Object detail() {
        String detail = json.path("detail").asString(json.path("error_description").asString("")).strip();
        return detail.isEmpty() ? "" : Saying.of("say.test.says", detail);
    }
}
