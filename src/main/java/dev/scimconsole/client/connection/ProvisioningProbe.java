package dev.scimconsole.client.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The steps over HTTP: what Microsoft Entra ID's *Test Connection* and Okta's *Test API Credentials* send,
/// and the life of one marked test user.
///
/// Sources: Microsoft Learn, "Develop and plan provisioning for a SCIM endpoint in Microsoft Entra ID" and
/// "Known issues and resolutions with SCIM 2.0 protocol compliance"; Okta developer documentation, "Okta and
/// SCIM Version 2.0".
final class ProvisioningProbe {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String USERS = "Users";
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String FIRST_NAME = "SCIM Console connection test";
    private static final String SECOND_NAME = "SCIM Console connection test (safe to delete)";

    private final Target target;
    private final ScimCalls calls;
    private Optional<ProbeAnswer> withoutToken = Optional.empty();
    private boolean groups = true;
    private boolean creationSent;
    private Optional<String> id = Optional.empty();

    ProvisioningProbe(Target target, ScimCalls calls) {
        this.target = target;
        this.calls = calls;
    }

    /// Whether there is, or may be, a test user to remove.
    boolean mayHaveCreated() {
        return creationSent;
    }

    /// Asks without a token, which must lead to something that is not another thing than SCIM.
    void reach() throws FindingException {
        ProbeAnswer answer = calls.getWithoutToken(USERS, firstTwo());
        Judgement.requireService(answer);
        withoutToken = Optional.of(answer);
    }

    /// Okta's request: the first two users.
    Optional<String> authenticate() throws FindingException {
        ProbeAnswer answer = calls.get(USERS, firstTwo());
        Judgement.requireList(answer);
        ProbeAnswer open = withoutToken.orElseThrow();
        if (open.status() < 300) {
            throw new FindingException(FindingCode.OPEN_WITHOUT_TOKEN, open.request()
                    + " is answered without a"
                    + " token: everybody who reaches the server can read the users. Let the service"
                    + " ask for the"
                    + " token, and close it until then.");
        }
        return open.status() == 401
                ? Judgement.remark(answer)
                : Optional.of("A request without a token is answered with " + open.status()
                        + ", not with 401 as it should.");
    }

    /// What the service says about itself, which Entra ID reads when its settings are saved.
    void discover() throws FindingException {
        ProbeAnswer provider = calls.get("ServiceProviderConfig");
        Judgement.requireSuccess(provider);
        if (!provider.json().path("patch").isObject()) {
            throw Judgement.notScim(provider, "does not say whether PATCH is supported");
        }
        ProbeAnswer types = calls.get("ResourceTypes");
        Judgement.requireList(types);
        groups = names(types, "name", "Group");
        if (!names(types, "name", "User")) {
            throw Judgement.notScim(types, "does not list users");
        }
        ProbeAnswer schemas = calls.get("Schemas");
        Judgement.requireList(schemas);
        if (!names(schemas, "id", USER)) {
            throw Judgement.notScim(schemas, "does not list the schema of users");
        }
    }

    /// Entra ID's requests: a user and a group that do not exist. The right answer is 200 and an empty list,
    /// never 404.
    void lookUpNobody() throws FindingException {
        requireEmpty(calls.get(USERS, Map.of("filter", "userName eq \"" + UUID.randomUUID() + "\"")), "user");
        if (groups) {
            requireEmpty(calls.get("Groups", Map.of("excludedAttributes", "members", "filter",
                    "displayName eq \"" + UUID.randomUUID() + "\"")), "group");
        }
    }

    /// Creates the test user.
    void create() throws FindingException {
        ObjectNode user = JSON.objectNode();
        user.putArray("schemas").add(USER);
        user.put("userName", target.testUserName()).put("externalId", target.testUserName())
                .put("displayName", FIRST_NAME).put("active", true);
        user.putObject("name").put("givenName", "Connection").put("familyName", "Test");
        if (target.testUserName().contains("@")) {
            user.putArray("emails").addObject().put("value", target.testUserName()).put("type", "work")
                    .put("primary", true);
        }
        creationSent = true;
        ProbeAnswer answer = calls.post(USERS, user);
        // A service that fails half way through may have created the user before.
        creationSent = answer.status() < 300 || answer.status() >= 500;
        id = idOf(answer.json());
        Judgement.requireService(answer);
        Judgement.requireAllowed(answer);
        if (answer.status() != 201) {
            throw Judgement.refused(answer, "create the test user " + target.testUserName(), "201");
        }
        if (id.isEmpty()) {
            throw Judgement.notScim(answer, "to the creation has no id of the user who was asked for");
        }
    }

    /// Changes the display name, as Entra ID does: `Replace` with a capital and a path.
    void change() throws FindingException {
        ObjectNode operation = JSON.objectNode().put("op", "Replace").put("path", "displayName")
                .put("value", SECOND_NAME);
        patch(operation, "change the test user’s display name");
        ProbeAnswer now = read();
        if (!now.json().path("displayName").asString("").equals(SECOND_NAME)) {
            throw notMade("The display name of the test user was to be changed");
        }
    }

    /// Deactivates, as Okta does: without a path. The user must still be there, and inactive.
    void deactivate() throws FindingException {
        ObjectNode operation = JSON.objectNode().put("op", "replace");
        operation.putObject("value").put("active", false);
        patch(operation, "deactivate the test user");
        if (read().json().path("active").asBoolean(true)) {
            throw notMade("The test user was to be deactivated");
        }
    }

    /// Removes the test user, whom it first has to find when the answer to the creation was lost. Never
    /// removes anybody else.
    ///
    /// @return a remark
    Optional<String> remove() throws FindingException {
        if (id.isEmpty()) {
            id = find();
        }
        if (id.isEmpty()) {
            return Optional.of("The test user had not come into being.");
        }
        try {
            ProbeAnswer answer = calls.delete(USERS, id.get());
            if (answer.status() >= 300 && answer.status() != 404) {
                throw leftOver(" The service answered with " + answer.status() + "." + answer.detail());
            }
            if (calls.getResource(USERS, id.get()).status() < 300) {
                throw leftOver(" The service answered that it was removed, but still has it.");
            }
            return Optional.empty();
        } catch (FindingException e) {
            throw e.finding().code() == FindingCode.NOT_REMOVED ? e : leftOver(" " + e.getMessage());
        }
    }

    private Optional<String> find() throws FindingException {
        try {
            ProbeAnswer answer = calls.get(USERS,
                    Map.of("filter", "userName eq \"" + target.testUserName() + "\""));
            Judgement.requireList(answer);
            for (JsonNode resource : answer.json().path("Resources")) {
                Optional<String> found = idOf(resource);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (FindingException e) {
            throw leftOver(" " + e.getMessage());
        }
    }

    /// The id of a resource that is really the test user: a service that ignores filters lists others.
    private Optional<String> idOf(JsonNode resource) {
        return resource.path("userName").asString("").equalsIgnoreCase(target.testUserName())
                ? resource.path("id").stringValueOpt().filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private FindingException leftOver(String why) {
        String which = target.testUserName()
                + id.map(known -> ", id " + known).orElse(", if it was created at all");
        return new FindingException(FindingCode.NOT_REMOVED,
                "The test user may still be there: remove it by hand (" + which + ")." + why);
    }

    private void patch(ObjectNode operation, String what) throws FindingException {
        ObjectNode body = JSON.objectNode();
        body.putArray("schemas").add(PATCH_OP);
        body.putArray("Operations").add(operation);
        ProbeAnswer answer = calls.patch(USERS, id.orElseThrow(), body);
        Judgement.requireService(answer);
        Judgement.requireAllowed(answer);
        if (answer.status() != 200 && answer.status() != 204) {
            throw Judgement.refused(answer, what, "200 or 204");
        }
    }

    private ProbeAnswer read() throws FindingException {
        ProbeAnswer answer = calls.getResource(USERS, id.orElseThrow());
        Judgement.requireSuccess(answer);
        return answer;
    }

    private static FindingException notMade(String what) {
        return new FindingException(FindingCode.CHANGE_NOT_MADE,
                what + ". The service answered that this was done,"
                        + " but the user is as before. Whoever runs the service has to mend this.");
    }

    private static void requireEmpty(ProbeAnswer answer, String kind) throws FindingException {
        if (answer.status() == 404) {
            throw new FindingException(FindingCode.UNEXPECTED_STATUS, answer.request()
                    + ": for a " + kind
                    + " who does not exist the service answers 404. Microsoft Entra ID needs 200"
                    + " and an empty list.");
        }
        if (Judgement.requireList(answer) != 0) {
            throw new FindingException(FindingCode.FILTER_IGNORED, answer.request()
                    + ": the list for a " + kind
                    + " who does not exist is not empty, so the filter is ignored. An"
                    + " identity provider would take somebody else for that " + kind + ".");
        }
    }

    private static boolean names(ProbeAnswer list, String member, String value) {
        for (JsonNode resource : list.json().path("Resources")) {
            if (value.equals(resource.path(member).asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> firstTwo() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("startIndex", "1");
        query.put("count", "2");
        return query;
    }
}
