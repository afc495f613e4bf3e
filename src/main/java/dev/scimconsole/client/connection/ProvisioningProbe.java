package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
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
    Optional<Saying> authenticate() throws FindingException {
        ProbeAnswer answer = calls.get(USERS, firstTwo());
        Judgement.requireList(answer);
        ProbeAnswer open = withoutToken.orElseThrow();
        if (open.status() < 300) {
            throw new FindingException(FindingCode.OPEN_WITHOUT_TOKEN, "say.test.open", open.request());
        }
        return open.status() == 401
                ? Judgement.remark(answer)
                : Optional.of(Saying.of("say.test.openRemark", open.status()));
    }

    /// What the service says about itself, which Entra ID reads when its settings are saved.
    void discover() throws FindingException {
        ProbeAnswer provider = calls.get("ServiceProviderConfig");
        Judgement.requireSuccess(provider);
        if (!provider.json().path("patch").isObject()) {
            throw Judgement.notScim(provider, "say.test.notScim.patch");
        }
        ProbeAnswer types = calls.get("ResourceTypes");
        Judgement.requireList(types);
        groups = names(types, "name", "Group");
        if (!names(types, "name", "User")) {
            throw Judgement.notScim(types, "say.test.notScim.users");
        }
        ProbeAnswer schemas = calls.get("Schemas");
        Judgement.requireList(schemas);
        if (!names(schemas, "id", USER)) {
            throw Judgement.notScim(schemas, "say.test.notScim.schema");
        }
    }

    /// Entra ID's requests: a user and a group that do not exist. The right answer is 200 and an empty list,
    /// never 404.
    void lookUpNobody() throws FindingException {
        requireEmpty(calls.get(USERS, Map.of("filter", "userName eq \"" + UUID.randomUUID() + "\"")),
                "say.test.nobody404.user", "say.test.nobodyFound.user");
        if (groups) {
            requireEmpty(calls.get("Groups", Map.of("excludedAttributes", "members", "filter",
                    "displayName eq \"" + UUID.randomUUID() + "\"")),
                    "say.test.nobody404.group", "say.test.nobodyFound.group");
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
            throw Judgement.refused(answer, Saying.of("say.test.act.create", target.testUserName()), "201");
        }
        if (id.isEmpty()) {
            throw Judgement.notScim(answer, "say.test.notScim.noId");
        }
    }

    /// Changes the display name, as Entra ID does: `Replace` with a capital and a path.
    void change() throws FindingException {
        ObjectNode operation = JSON.objectNode().put("op", "Replace").put("path", "displayName")
                .put("value", SECOND_NAME);
        patch(operation, Saying.of("say.test.act.change"));
        ProbeAnswer now = read();
        if (!now.json().path("displayName").asString("").equals(SECOND_NAME)) {
            throw notMade("say.test.notMade.change");
        }
    }

    /// Deactivates, as Okta does: without a path. The user must still be there, and inactive.
    void deactivate() throws FindingException {
        ObjectNode operation = JSON.objectNode().put("op", "replace");
        operation.putObject("value").put("active", false);
        patch(operation, Saying.of("say.test.act.deactivate"));
        if (read().json().path("active").asBoolean(true)) {
            throw notMade("say.test.notMade.deactivate");
        }
    }

    /// Removes the test user, whom it first has to find when the answer to the creation was lost. Never
    /// removes anybody else.
    ///
    /// @return a remark
    Optional<Saying> remove() throws FindingException {
        if (id.isEmpty()) {
            id = find();
        }
        if (id.isEmpty()) {
            return Optional.of(Saying.of("say.test.neverThere"));
        }
        try {
            ProbeAnswer answer = calls.delete(USERS, id.get());
            if (answer.status() >= 300 && answer.status() != 404) {
                throw leftOver(Saying.of("say.test.why.status", answer.status(), answer.detail()));
            }
            if (calls.getResource(USERS, id.get()).status() < 300) {
                throw leftOver(Saying.of("say.test.why.still"));
            }
            return Optional.empty();
        } catch (FindingException e) {
            throw e.finding().code() == FindingCode.NOT_REMOVED
                    ? e
                    : leftOver(Saying.of("say.test.why.other", e.finding().saying()));
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
            throw leftOver(Saying.of("say.test.why.other", e.finding().saying()));
        }
    }

    /// The id of a resource that is really the test user: a service that ignores filters lists others.
    private Optional<String> idOf(JsonNode resource) {
        return resource.path("userName").asString("").equalsIgnoreCase(target.testUserName())
                ? resource.path("id").stringValueOpt().filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private FindingException leftOver(Saying why) {
        Saying which = id.map(known -> Saying.of("say.test.which.id", target.testUserName(), known))
                .orElse(Saying.of("say.test.which.perhaps", target.testUserName()));
        return new FindingException(FindingCode.NOT_REMOVED, "say.test.leftOver", which, why);
    }

    private void patch(ObjectNode operation, Saying what) throws FindingException {
        ObjectNode body = JSON.objectNode();
        body.putArray("schemas").add(PATCH_OP);
        body.putArray("Operations").add(operation);
        ProbeAnswer answer = calls.patch(USERS, id.orElseThrow(), body);
        Judgement.requireService(answer);
        Judgement.requireAllowed(answer);
        if (answer.status() != 200 && answer.status() != 204) {
            throw Judgement.refused(answer, what, Saying.of("say.test.either", "200", "204"));
        }
    }

    private ProbeAnswer read() throws FindingException {
        ProbeAnswer answer = calls.getResource(USERS, id.orElseThrow());
        Judgement.requireSuccess(answer);
        return answer;
    }

    private static FindingException notMade(String key) {
        return new FindingException(FindingCode.CHANGE_NOT_MADE, key);
    }

    /// @param unknown  the key of what is said where the service answers 404
    /// @param somebody likewise where it finds somebody
    private static void requireEmpty(ProbeAnswer answer, String unknown, String somebody)
            throws FindingException {
        if (answer.status() == 404) {
            throw new FindingException(FindingCode.UNEXPECTED_STATUS, unknown, answer.request());
        }
        if (Judgement.requireList(answer) != 0) {
            throw new FindingException(FindingCode.FILTER_IGNORED, somebody, answer.request());
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
