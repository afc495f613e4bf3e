package dev.scimconsole.client.graph;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.contract.configuration.ScimToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Applications of a tenant and their provisioning jobs, by Microsoft Graph v1.0 (the synchronization API).
/// Calls block and send each request once.
public final class EntraProvisioning {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SYNCHRONIZATION = "synchronization";
    private static final String JOBS = "jobs";
    private static final int MOST_SHOWN = 50;

    private final MicrosoftAccount account;
    private final HttpUrl graph;

    /// @param account who asks; stays the caller's
    public EntraProvisioning(MicrosoftAccount account) {
        this.account = account;
        graph = HttpUrl.get(account.signIn().cloud().graph().toString());
    }

    /// Applications whose name begins so, at most fifty, by name.
    public List<EntraApplication> applications(String beginning) throws GraphException {
        HttpUrl url = graph.newBuilder().addPathSegment("servicePrincipals")
                .addQueryParameter("$filter", "startswith(displayName," + quoted(beginning.strip()) + ")")
                .addQueryParameter("$select", "id,appId,displayName")
                .addQueryParameter("$top", Integer.toString(MOST_SHOWN)).build();
        List<EntraApplication> found = new ArrayList<>();
        for (JsonNode one : get(url).path("value")) {
            found.add(
                    new EntraApplication(one.path("id").asString(""), one.path("displayName").asString("")));
        }
        found.sort((a, b) -> a.name().compareToIgnoreCase(b.name()));
        return List.copyOf(found);
    }

    /// An application's jobs that speak SCIM.
    public List<EntraJob> jobs(EntraApplication application) throws GraphException {
        List<EntraJob> found = new ArrayList<>();
        for (JsonNode one : get(of(application, JOBS)).path("value")) {
            found.add(job(one));
        }
        return List.copyOf(found);
    }

    EntraJob job(EntraTarget target) throws GraphException {
        return job(get(of(target)));
    }

    /// Saves the address and the token in place of those that stand there.
    void write(EntraTarget target, String baseUrl, ScimToken token) throws GraphException {
        byte[] body = secrets(baseUrl, token);
        try {
            account.signIn().calls().send("PUT", of(target.application(), "secrets"), account.accessToken(),
                    body);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /// Has Microsoft try what is saved.
    void validate(EntraTarget target) throws GraphException {
        post(of(target, "validateCredentials"), "{\"useSavedCredentials\":true}");
    }

    /// Takes the job out of its quarantine and nothing else: a full restart would read every user again.
    void liftQuarantine(EntraTarget target) throws GraphException {
        post(of(target, "restart"), "{\"criteria\":{\"resetScope\":\"QuarantineState\"}}");
    }

    /// Provisions one person now.
    ///
    /// @param userPrincipalName of the person
    /// @throws GraphException also when Microsoft did not provision the person
    void provision(EntraTarget target, String userPrincipalName) throws GraphException {
        String person = person(userPrincipalName);
        String rule = get(of(target, "schema")).path("synchronizationRules").path(0).path("id").asString("");
        if (rule.isEmpty()) {
            throw new GraphException(Kind.UNREADABLE);
        }
        JsonNode body = JSON.createObjectNode().set("parameters", JSON.createArrayNode()
                .add(JSON.createObjectNode().put("ruleId", rule).set("subjects", JSON.createArrayNode().add(
                        JSON.createObjectNode().put("objectId", person).put("objectTypeName", "User")))));
        JsonNode answered = post(of(target, "provisionOnDemand"), body.toString());
        String result = nested(answered.path("key").asString("")).path("result").asString("");
        if (!result.equals("Success")) {
            throw new GraphException(new GraphFailure(Kind.REFUSED, "provisionOnDemand: "
                    + (result.matches("[A-Za-z]{1,40}") ? result : "no result"), "", Optional.empty()));
        }
    }

    private String person(String userPrincipalName) throws GraphException {
        try (SecretText right = account.accessToken(GraphScope.PEOPLE)) {
            return account.signIn().calls().get(graph.newBuilder().addPathSegment("users")
                    .addPathSegment(userPrincipalName).addQueryParameter("$select", "id").build(), right)
                    .path("id").asString("");
        }
    }

    private JsonNode get(HttpUrl url) throws GraphException {
        return account.signIn().calls().get(url, account.accessToken());
    }

    private JsonNode post(HttpUrl url, String body) throws GraphException {
        return account.signIn().calls().send("POST", url, account.accessToken(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpUrl of(EntraTarget target, String... more) {
        return of(target.application(), url -> {
            url.addPathSegment(JOBS).addPathSegment(target.jobId());
            Arrays.stream(more).forEach(url::addPathSegment);
            return url;
        });
    }

    private HttpUrl of(EntraApplication application, String part) {
        return of(application, url -> url.addPathSegment(part));
    }

    private HttpUrl of(EntraApplication application, UnaryOperator<HttpUrl.Builder> more) {
        return more.apply(graph.newBuilder().addPathSegment("servicePrincipals")
                .addPathSegment(application.id()).addPathSegment(SYNCHRONIZATION)).build();
    }

    private static EntraJob job(JsonNode one) {
        return new EntraJob(one.path("id").asString(""),
                EntraJob.status(one.path("status").path("code").asString("")));
    }

    /// Written by hand, so that the token passes without a String that nobody could wipe. It is of letters
    /// and digits, which JSON takes as they are.
    private static byte[] secrets(String baseUrl, ScimToken token) {
        byte[] before = ("{\"value\":[{\"key\":\"BaseAddress\",\"value\":" + JSON.valueToTree(baseUrl)
                + "},{\"key\":\"SecretToken\",\"value\":\"").getBytes(StandardCharsets.UTF_8);
        byte[] after = "\"}]}".getBytes(StandardCharsets.UTF_8);
        char[] characters = token.copyCharacters();
        byte[] whole = Arrays.copyOf(before, before.length + characters.length + after.length);
        for (int i = 0; i < characters.length; i++) {
            whole[before.length + i] = (byte) characters[i];
        }
        System.arraycopy(after, 0, whole, whole.length - after.length, after.length);
        Arrays.fill(characters, '\0');
        return whole;
    }

    private static JsonNode nested(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /// OData: a quote in a text is doubled.
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
