package dev.scimconsole.load;

import dev.scimconsole.contract.configuration.ScimToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures refused requests at the token URL: whether they take the same time for whatever client and secret
/// was shown. Started by the Maven profile `load` with `-Dload.main`; prints its figures.
final class Grants {

    private static final JsonMapper JSON = new JsonMapper();

    private Grants() {}

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            EqualTime equalTime = new EqualTime(server);
            Map<String, Shown> shown = shown(server);
            Map<String, HttpRequest> inForm = new LinkedHashMap<>();
            Map<String, HttpRequest> inHeader = new LinkedHashMap<>();
            shown.forEach((name, one) -> {
                inForm.put(name, form(server, "", "&client_id=" + one.clientId() + "&client_secret="
                        + one.secret()));
                inHeader.put(name, form(server, "Basic " + Base64.getEncoder().encodeToString(
                        (one.clientId() + ":" + one.secret()).getBytes(StandardCharsets.US_ASCII)), ""));
            });
            inForm.put("nothing shown", form(server, "", ""));
            equalTime.measure("Refused at the token URL, secret in the form", inForm);
            equalTime.measure("Refused at the token URL, secret in the header", inHeader);
        }
    }

    private record Shown(String clientId, String secret) {}

    /// Each as long as the others, so that what is measured is not the reading of it.
    private static Map<String, Shown> shown(MeasuredServer server) {
        HttpRequest.Maker administrator = new HttpRequest.Maker(server.process().authority(), "/api/v1",
                Contestant.signIn(server.process()));
        JsonNode one = made(server, administrator, "One");
        JsonNode other = made(server, administrator, "Other");
        String ofOther = JSON.readTree(server.once(administrator.postJson(
                "/connections/" + other.get("id").asString() + "/secrets",
                "{\"name\": \"One\", \"lifetimeDays\": 365}").keepingBody()).body()).get("secret").asString();
        String known = one.get("clientId").asString();
        String nobody = "scim-" + "0".repeat(known.length() - 5);
        Map<String, Shown> shown = new LinkedHashMap<>();
        try (ScimToken never = ScimToken.generate(new SecureRandom())) {
            // It opens nothing: no server ever issued it.
            String text = never.reveal();
            shown.put("unknown client", new Shown(nobody, text));
            shown.put("known, unknown secret", new Shown(known, text));
            shown.put("known, mistyped",
                    new Shown(known, text.substring(0, 53) + (text.endsWith("A") ? "B" : "A")));
            shown.put("known, no secret of ours", new Shown(known, "x".repeat(54)));
            shown.put("known, another's secret", new Shown(known, ofOther));
        }
        return shown;
    }

    private static JsonNode made(MeasuredServer server, HttpRequest.Maker administrator, String name) {
        return JSON.readTree(server.once(administrator
                .postJson("/connections", "{\"name\": \"" + name + "\"}").keepingBody()).body());
    }

    private static HttpRequest form(MeasuredServer server, String authorization, String more) {
        String body = "grant_type=client_credentials" + more;
        String head = "POST /oauth2/token HTTP/1.1\r\nHost: " + server.process().authority() + "\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        return new HttpRequest((head + body).getBytes(StandardCharsets.US_ASCII), 401, false);
    }
}
