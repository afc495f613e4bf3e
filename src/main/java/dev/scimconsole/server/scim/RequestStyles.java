package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.url.QueryString;
import dev.scimconsole.server.values.RequestStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells by what a request asks who may have sent it. It decides nothing about the answer.
///
/// Microsoft Entra ID asks like nobody else (Microsoft Learn, "Develop and plan provisioning for a SCIM
/// endpoint in Microsoft Entra ID" and "Known issues … with SCIM 2.0 protocol compliance"): it looks a group
/// up by its displayName without the members, with each of its probes too; it adds a schema of its own to the
/// groups that it creates; and it brings the flag that stands in its Tenant URL along. That it writes
/// `Replace` with a capital others do as well.
final class RequestStyles {

    private static final String TENANT_FLAG = "&aadoptscim";
    private static final String ENTRA_SCHEMA = "http://schemas.microsoft.com/2006/11/ResourceManagement/"
            + "ADSCIM/";
    private static final String DRAFT_SCHEMA = "urn:scim:schemas:";
    private static final Set<String> LISTS = Set.of("/Users", "/Groups");
    private static final Pattern RANDOM_NAME = Pattern
            .compile("(?i)(userName|displayName|emails(\\[[^\\]]*])?\\.value)"
                    + " eq \"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"");
    private static final Set<String> CAPITAL = Set.of("Add", "Remove", "Replace");

    private RequestStyles() {}

    /// @param body where there is one that can be read
    static RequestStyle of(ScimRequest request, Optional<ObjectNode> body) {
        RequestStyle asked = ofQuery(request);
        return asked == RequestStyle.ENTRA_ID
                ? asked
                : body.map(RequestStyles::ofBody).orElse(RequestStyle.PLAIN);
    }

    private static RequestStyle ofQuery(ScimRequest request) {
        String query = request.query().text();
        if (query.isEmpty()) {
            return RequestStyle.PLAIN;
        }
        String folded = "&" + query.toLowerCase(Locale.ROOT);
        boolean entra = folded.contains(TENANT_FLAG)
                || (request.method().equals("GET") && request.path().equals("/Groups")
                        && isGroupLookUp(request));
        return entra ? RequestStyle.ENTRA_ID : RequestStyle.PLAIN;
    }

    /// Whether it looks up a user or a group by a random name, which nobody is meant to have: Microsoft Entra
    /// ID's *Test Connection* and `validateCredentials` ask so (Microsoft Learn, "Develop and plan
    /// provisioning for a SCIM endpoint": "a random GUID as the matching property"). By `externalId` it looks
    /// up people, too, whose ids look the same.
    static boolean looksForNobody(ScimRequest request) {
        if (!request.method().equals("GET") || !LISTS.contains(request.path())
                || !request.query().text().contains("filter")) {
            return false;
        }
        try {
            return RequestUrl.parameters(request).get("filter")
                    .filter(filter -> RANDOM_NAME.matcher(filter).matches()).isPresent();
        } catch (ScimException _) {
            // What can't be read is refused, and is no test.
            return false;
        }
    }

    private static boolean isGroupLookUp(ScimRequest request) {
        if (!request.query().text().contains("excludedAttributes")) {
            return false;
        }
        try {
            QueryString parameters = RequestUrl.parameters(request);
            return parameters.get("excludedAttributes").filter("members"::equals).isPresent()
                    && parameters.get("filter").filter(filter -> filter.startsWith("displayName eq "))
                            .isPresent();
        } catch (ScimException _) {
            // What can't be read is refused, and tells nothing.
            return false;
        }
    }

    private static RequestStyle ofBody(ObjectNode body) {
        RequestStyle style = RequestStyle.PLAIN;
        for (JsonNode schema : elements(body, "schemas")) {
            String urn = schema.asString("");
            if (urn.startsWith(ENTRA_SCHEMA)) {
                style = style.or(RequestStyle.ENTRA_ID);
            } else if (urn.startsWith(DRAFT_SCHEMA)) {
                style = style.or(RequestStyle.DRAFT_SCHEMAS);
            }
        }
        for (JsonNode operation : elements(body, "Operations")) {
            if (operation instanceof ObjectNode fields
                    && MessageFields.find(fields, "op").filter(op -> CAPITAL.contains(op.asString("")))
                            .isPresent()) {
                style = style.or(RequestStyle.CAPITAL_OPERATIONS);
            }
        }
        return style;
    }

    private static Iterable<JsonNode> elements(ObjectNode body, String name) {
        return MessageFields.find(body, name).filter(JsonNode::isArray).map(JsonNode::values)
                .orElse(List.of());
    }
}
