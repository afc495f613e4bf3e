package dev.scimconsole.demo.entra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the tenant answers.
record TenantReply(int status, Optional<JsonNode> body, Map<String, String> headers) {

    /// Nothing, because it was done.
    static final TenantReply DONE = new TenantReply(204, Optional.empty());

    private static final JsonMapper JSON = new JsonMapper();

    TenantReply(int status, Optional<JsonNode> body) {
        this(status, body, Map.of());
    }

    static TenantReply of(JsonNode body) {
        return new TenantReply(200, Optional.of(body));
    }

    static TenantReply refused(TenantFault.Refused fault) {
        TenantReply error = error(fault.status(), fault.code(), "Simulated.");
        return new TenantReply(error.status(), error.body(), fault.retryAfter()
                .map(seconds -> Map.of("Retry-After", Integer.toString(seconds))).orElse(Map.of()));
    }

    static TenantReply error(int status, String code, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", message).putObject("innerError")
                .put("request-id", "11111111-2222-3333-4444-555555555555");
        return new TenantReply(status, Optional.of(body));
    }

    static TenantReply list(List<? extends JsonNode> values) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("value").addAll(values);
        return of(body);
    }
}
