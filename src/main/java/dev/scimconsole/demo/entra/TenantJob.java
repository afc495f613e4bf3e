package dev.scimconsole.demo.entra;

import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.IdentityProviderSimulator;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.Progress;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.demo.simulator.SimulatorListener;
import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The provisioning job of the tenant's application: the credentials that stand there, how it stands, and the
/// calls it really makes with them. Safe for use by several threads.
final class TenantJob implements AutoCloseable {

    private static final String ID = "scim.7f31c0de.2d4a9b60";
    private static final String BASE_ADDRESS = "BaseAddress";
    private static final String SECRET_TOKEN = "SecretToken";
    private static final Duration CYCLE_AFTER = Duration.ofSeconds(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final SimulatorListener NOBODY = new SimulatorListener() {
        @Override
        public void exchanged(Exchange exchange) {
            // The service's own list of events shows it.
        }

        @Override
        public void progressed(Progress progress) {
            // Nobody waits for it.
        }
    };

    private final Executor threads;
    private final Consumer<String> told;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> secrets = new HashMap<>();
    private String status = "Active";
    private boolean cyclesByItself;

    /// @param threads run the cycles that follow by themselves
    /// @param told    is told of each cycle
    TenantJob(Executor threads, Consumer<String> told) {
        this.threads = threads;
        this.told = told;
    }

    /// From now on a cycle follows by itself a few seconds after credentials were found to be good.
    synchronized void cycleByItself() {
        cyclesByItself = true;
    }

    /// Somebody stops it, or starts it again.
    synchronized void pause(boolean paused) {
        status = paused ? "Paused" : "Active";
    }

    /// Whether it is in quarantine.
    synchronized boolean isQuarantined() {
        return status.equals("Quarantine");
    }

    /// Puts credentials in, as an administrator does in the admin center.
    synchronized void paste(String baseUrl, String token) {
        secrets.put(BASE_ADDRESS, baseUrl);
        secrets.put(SECRET_TOKEN, token);
    }

    /// Runs a provisioning cycle now, with the credentials that stand there. Refused credentials put the job
    /// into quarantine (Microsoft Learn, "Application provisioning in quarantine status").
    ///
    /// @param domain of the people
    Outcome runCycle(String domain) {
        Outcome outcome = called(simulator -> simulator.sync(domain, NOBODY));
        synchronized (this) {
            if (outcome instanceof Outcome.TokenRefused) {
                status = "Quarantine";
            }
        }
        told.accept("cycle " + outcome.getClass().getSimpleName());
        return outcome;
    }

    /// Forgets the credentials.
    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            secrets.clear();
        }
    }

    /// How it stands.
    synchronized ObjectNode read() {
        ObjectNode job = JSON.createObjectNode().put("id", ID).put("templateId", "scim");
        job.putObject("schedule").put("state", status.equals("Paused") ? "Disabled" : "Active");
        ObjectNode code = job.putObject("status").put("code", status);
        if (status.equals("Quarantine")) {
            code.putObject("quarantine").put("reason", "EncounteredQuarantineException");
        }
        return job;
    }

    /// What stands there, masked, as Microsoft gives none away.
    synchronized List<ObjectNode> secrets() {
        return List.of(secret(BASE_ADDRESS), secret(SECRET_TOKEN));
    }

    private ObjectNode secret(String key) {
        return JSON.createObjectNode().put("key", key).put("value", secrets.containsKey(key) ? "*" : "");
    }

    /// Puts credentials in.
    TenantReply write(JsonNode body) {
        if (!body.path("value").isArray() || body.path("value").isEmpty()) {
            return TenantReply.error(400, "RequestMissingRequiredParameter", "The value is missing.");
        }
        for (JsonNode pair : body.path("value")) {
            String key = pair.path("key").asString("");
            if (!key.equals(BASE_ADDRESS) && !key.equals(SECRET_TOKEN)) {
                return TenantReply.error(500, "InternalError",
                        "Requested value '" + key + "' was not found.");
            }
        }
        synchronized (this) {
            body.path("value").forEach(
                    pair -> secrets.put(pair.path("key").asString(""), pair.path("value").asString("")));
        }
        return TenantReply.DONE;
    }

    /// Tries the credentials.
    TenantReply validate(JsonNode body) {
        if (!body.path("useSavedCredentials").asBoolean(false)) {
            return TenantReply.error(400, "RequestMissingRequiredParameter", "Credentials are missing.");
        }
        Outcome outcome = called(simulator -> simulator.testConnection(NOBODY));
        if (!(outcome instanceof Outcome.Connected)) {
            return TenantReply.error(400, "CredentialValidationUnavailable",
                    "We received an unexpected response from your"
                            + " application.");
        }
        synchronized (this) {
            if (cyclesByItself && status.equals("Active")) {
                cycleSoon();
            }
        }
        return TenantReply.DONE;
    }

    /// Takes it out of quarantine.
    TenantReply restart(JsonNode body) {
        if (!body.path("criteria").path("resetScope").asString("").contains("QuarantineState")) {
            return TenantReply.DONE;
        }
        synchronized (this) {
            if (status.equals("Quarantine")) {
                status = "Active";
            }
            if (cyclesByItself) {
                cycleSoon();
            }
        }
        return TenantReply.DONE;
    }

    /// Which rules it has.
    static TenantReply schema() {
        ObjectNode schema = JSON.createObjectNode().put("id", ID);
        schema.putArray("synchronizationRules").addObject().put("id", "03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8")
                .put("name", "USER_TO_USER");
        return TenantReply.of(schema);
    }

    /// Provisions one person.
    TenantReply provision(JsonNode body) {
        JsonNode subject = body.path("parameters").path(0).path("subjects").path(0);
        if (subject.path("objectId").asString("").isEmpty()) {
            return TenantReply.error(400, "RequestMissingRequiredParameter", "A subject is missing.");
        }
        Outcome outcome = called(simulator -> simulator.syncOne("gpark@acme.com", NOBODY));
        boolean done = outcome instanceof Outcome.Synchronized;
        return TenantReply.of(JSON.createObjectNode()
                .put("key", "{\"result\":\"" + (done ? "Success" : "Failure") + "\",\"details\":{}}")
                .put("value", "[]"));
    }

    /// Calls the SCIM service as the job does.
    private Outcome called(Function<IdentityProviderSimulator, Outcome> work) {
        String address;
        char[] token;
        synchronized (this) {
            address = secrets.getOrDefault(BASE_ADDRESS, "");
            token = secrets.getOrDefault(SECRET_TOKEN, "").toCharArray();
        }
        if (address.isEmpty()) {
            return new Outcome.Stopped(Saying.of("say.simulator.pasteToken"));
        }
        try (IdentityProviderSimulator simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID,
                address)) {
            simulator.paste(token);
            return work.apply(simulator);
        }
    }

    private void cycleSoon() {
        threads.execute(() -> {
            try {
                if (!closing.await(CYCLE_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
                    runCycle("acme.com");
                }
            } catch (InterruptedException _) {
                // The tenant is closed.
                Thread.currentThread().interrupt();
            }
        });
    }
}
