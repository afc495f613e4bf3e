package dev.scimconsole.demo.entra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scimconsole.demo.entra.TenantLogin.Grant;
import dev.scimconsole.demo.entra.TenantLogin.Right;
import dev.scimconsole.demo.simulator.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A tenant of Microsoft Entra ID on this machine, with one application whose provisioning job really calls
/// the SCIM service with the token that was put into it. It answers as Microsoft Learn and Microsoft Graph's
/// reference describe it, and can be told to fail as they describe. Who signs in is signed in at once: there
/// is nobody to type a password.
///
/// Its log never holds a token. Safe for use by several threads.
public final class EntraTenant implements AutoCloseable {

    /// Of the directory.
    public static final String TENANT_ID = "3f6e2c1a-8d47-4b9e-a5c0-6b1f0e9a9a41";
    /// Of the organization's own app registration.
    public static final String CLIENT_ID = "2d4a9b60-71c3-4f7e-9b0c-6a5e18d3c4f2";
    /// Who signs in.
    public static final String PERSON = "a.meyer@acme.com";
    /// The application with a provisioning job.
    public static final String APPLICATION = "Acme SCIM";

    static final String PERSON_ID = "5b1e4d0a-0d2b-4b0c-9a58-2f1b7c90a6de";
    private static final String APPLICATION_ID = "c7a0d1f4-5b1e-4d0a-8e53-2f1b7c90a6de";
    private static final String OTHER_ID = "0b5e18d3-c4f2-4d4a-9b60-71c34f7e9b0c";
    private static final String KEYS = "/discovery/v2.0/keys";
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TenantJob job = new TenantJob(threads, this::note);
    private final TenantLogin login;
    private final TenantKeys keys;
    private final Map<TenantCall, Deque<TenantFault>> faults = new EnumMap<>(TenantCall.class);
    private final List<String> log = new ArrayList<>();
    private boolean administrator = true;

    private EntraTenant(HttpServer http, InstantSource clock) {
        this.http = http;
        login = new TenantLogin(clock);
        keys = new TenantKeys(clock);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    /// Starts one on a free port of the loopback interface.
    public static EntraTenant start(InstantSource clock) {
        try {
            EntraTenant tenant = new EntraTenant(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), clock);
            tenant.http.start();
            return tenant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where people sign in, without a slash at its end.
    public URI login() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// Microsoft Graph, with its version.
    public URI graph() {
        return URI.create(login() + "/v1.0");
    }

    /// The application's workload identity, which gets it in where there is a federation.
    public WorkloadIdentity workloadIdentity() {
        String tenant = login() + "/" + TENANT_ID;
        return new WorkloadIdentity(tenant + "/v2.0", tenant + KEYS, APPLICATION_ID, CLIENT_ID);
    }

    /// A new signed statement that this is the application's workload identity. Blocks while a first key is
    /// made.
    public String statement() {
        return keys.statement(workloadIdentity());
    }

    /// From now on another key signs, as happens in a real tenant at any time.
    public void rollKeys() {
        keys.roll();
    }

    /// From now on a cycle follows by itself a few seconds after credentials were found to be good.
    public void cycleByItself() {
        job.cycleByItself();
    }

    /// The next requests of this kind meet these faults, one each.
    public synchronized void strike(TenantCall call, TenantFault... next) {
        faults.computeIfAbsent(call, _ -> new ArrayDeque<>()).addAll(Arrays.asList(next));
    }

    /// Whether an administrator has consented to the rights; without, to none of those for synchronization.
    public synchronized void consent(boolean given) {
        login.consent(given ? EnumSet.allOf(Right.class) : EnumSet.of(Right.APPLICATIONS, Right.PEOPLE));
    }

    /// Whether an administrator has consented to finding people.
    public synchronized void consentToPeople(boolean given) {
        login.consent(given ? EnumSet.allOf(Right.class) : EnumSet.complementOf(EnumSet.of(Right.PEOPLE)));
    }

    /// Whether who signs in has the role of an Application Administrator.
    public synchronized void administrator(boolean is) {
        administrator = is;
    }

    /// Whether the registration has *Allow public client flows*.
    public synchronized void publicClientFlows(boolean allowed) {
        login.publicClientFlows(allowed);
    }

    /// Ends every sign-in.
    public synchronized void endSignIns() {
        login.endSignIns();
    }

    /// Somebody types the code of a device in.
    public synchronized void typeIn(String userCode, boolean approve) {
        login.typeIn(userCode, approve);
    }

    /// Somebody stops the job, or starts it again.
    public void pause(boolean paused) {
        job.pause(paused);
    }

    /// Whether the job is in quarantine.
    public boolean isQuarantined() {
        return job.isQuarantined();
    }

    /// Puts credentials in, as an administrator does in the admin center.
    public void paste(String baseUrl, String token) {
        job.paste(baseUrl, token);
    }

    /// What was asked and answered, in order: a method, a path without ids, what of the request is no secret,
    /// the status.
    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    /// Runs a provisioning cycle now, with the credentials that stand there. Refused credentials put the job
    /// into quarantine.
    ///
    /// @param domain of the people
    public Outcome runCycle(String domain) {
        return job.runCycle(domain);
    }

    @Override
    public void close() {
        job.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            TenantCall call = TenantCall.of(exchange.getRequestMethod(), path);
            Optional<TenantFault> fault = fault(call);
            if (fault.isPresent() && fault.get() instanceof TenantFault.Refused refused) {
                answer(exchange, call, "", TenantReply.refused(refused));
            } else {
                boolean cut = fault.isPresent();
                boolean done = !(fault
                        .orElse(new TenantFault.Cut(true)) instanceof TenantFault.Cut(boolean first))
                        || first;
                TenantReply reply = done
                        ? reply(call, exchange, path, sent)
                        : new TenantReply(0, Optional.empty());
                if (cut) {
                    note(exchange, call, note(call, sent), "cut");
                } else {
                    answer(exchange, call, note(call, sent), reply);
                }
            }
        }
    }

    private TenantReply reply(TenantCall call, HttpExchange exchange, String path, byte[] sent) {
        return switch (call) {
            case AUTHORIZE -> authorize(exchange);
            case TOKEN -> oauth(login -> login.token(fields(text(sent))));
            case DEVICE_CODE -> oauth(login -> login.deviceCode(fields(text(sent))));
            case READ_KEYS -> TenantReply.of(JSON.readTree(keys.told()));
            case OTHER -> discovery(exchange, path);
            default -> graph(call, exchange, path, sent);
        };
    }

    private TenantReply authorize(HttpExchange exchange) {
        synchronized (this) {
            return login.authorize(fields(String.valueOf(exchange.getRequestURI().getRawQuery())))
                    .map(goal -> new TenantReply(302, Optional.empty(), Map.of("Location", goal)))
                    .orElseGet(() -> new TenantReply(400, Optional.of(JSON.createObjectNode().put("error",
                            "AADSTS50011: The redirect URI specified in the request does not match."))));
        }
    }

    private synchronized TenantReply oauth(Function<TenantLogin, TenantLogin.Answer> ask) {
        TenantLogin.Answer answer = ask.apply(login);
        return new TenantReply(answer.status(), Optional.of(answer.body()));
    }

    /// What Microsoft's own client libraries ask before they sign anybody in.
    private static TenantReply discovery(HttpExchange exchange, String path) {
        String login = "https://login.microsoftonline.com/" + TENANT_ID;
        if (path.endsWith("/discovery/instance")) {
            ObjectNode body = JSON.createObjectNode().put("tenant_discovery_endpoint",
                    login + "/v2.0/.well-known/openid-configuration").put("api-version", "1.1");
            ObjectNode metadata = body.putArray("metadata").addObject()
                    .put("preferred_network", "login.microsoftonline.com")
                    .put("preferred_cache", "login.windows.net");
            metadata.putArray("aliases").add("login.microsoftonline.com").add("login.windows.net");
            return TenantReply.of(body);
        }
        return TenantReply.error(404, "Request_ResourceNotFound",
                exchange.getRequestMethod() + " " + path + " is not simulated.");
    }

    private TenantReply graph(TenantCall call, HttpExchange exchange, String path, byte[] sent) {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Optional<Grant> grant;
        synchronized (this) {
            grant = login.grant(authorization.replaceFirst("^Bearer ", ""));
        }
        if (grant.isEmpty()) {
            return TenantReply.error(401, "InvalidAuthenticationToken",
                    "Access token has expired or is not yet valid.");
        }
        Right needed = switch (call) {
            case FIND_APPLICATIONS -> Right.APPLICATIONS;
            case FIND_PERSON -> Right.PEOPLE;
            default -> Right.SYNCHRONIZATION;
        };
        if (!grant.get().rights().contains(needed)) {
            return TenantReply.error(403, "Authentication_MSGraphPermissionMissing",
                    "The caller lacks a permission.");
        }
        synchronized (this) {
            if (!administrator && needed == Right.SYNCHRONIZATION) {
                return TenantReply.error(403, "Authorization_RequestDenied",
                        "Insufficient privileges to complete the operation.");
            }
        }
        if (needed == Right.SYNCHRONIZATION && !path.contains("/" + APPLICATION_ID + "/")
                && call != TenantCall.LIST_JOBS) {
            return TenantReply.error(404, "Request_ResourceNotFound", "Resource does not exist.");
        }
        return switch (call) {
            case FIND_APPLICATIONS -> applications(exchange);
            case FIND_PERSON -> TenantReply.of(JSON.createObjectNode().put("id",
                    UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString())
                    .put("userPrincipalName", path.substring(path.lastIndexOf('/') + 1)));
            case LIST_JOBS ->
                TenantReply.list(path.contains(APPLICATION_ID) ? List.of(job.read()) : List.of());
            case READ_JOB -> TenantReply.of(job.read());
            case READ_SECRETS -> TenantReply.list(job.secrets());
            case WRITE_SECRETS -> job.write(json(sent));
            case VALIDATE -> job.validate(json(sent));
            case RESTART -> job.restart(json(sent));
            case READ_SCHEMA -> TenantJob.schema();
            case PROVISION -> job.provision(json(sent));
            case AUTHORIZE, TOKEN, DEVICE_CODE, READ_KEYS, OTHER ->
                TenantReply.error(404, "Request_ResourceNotFound", "Resource does not exist.");
        };
    }

    private static TenantReply applications(HttpExchange exchange) {
        String filter = fields(String.valueOf(exchange.getRequestURI().getRawQuery())).getOrDefault("$filter",
                "");
        String beginning = filter.replaceFirst("^startswith\\(displayName,'(.*)'\\)$", "$1").replace("''",
                "'");
        List<JsonNode> found = new ArrayList<>();
        for (Map.Entry<String, String> one : Map.of(APPLICATION_ID, APPLICATION, OTHER_ID, "Payroll")
                .entrySet()) {
            if (one.getValue().regionMatches(true, 0, beginning, 0, beginning.length())) {
                found.add(JSON.createObjectNode().put("id", one.getKey()).put("appId", CLIENT_ID)
                        .put("displayName", one.getValue()));
            }
        }
        return TenantReply.list(found);
    }

    private synchronized Optional<TenantFault> fault(TenantCall call) {
        return Optional.ofNullable(faults.get(call)).map(Deque::poll);
    }

    /// What of a request's body may be told.
    private static String note(TenantCall call, byte[] sent) {
        return switch (call) {
            case TOKEN -> fields(text(sent)).getOrDefault("grant_type", "");
            case WRITE_SECRETS -> {
                List<String> keys = new ArrayList<>();
                json(sent).path("value").forEach(pair -> keys.add(pair.path("key").asString("")));
                yield String.join(",", keys);
            }
            case VALIDATE ->
                json(sent).path("useSavedCredentials").asBoolean(false) ? "useSavedCredentials" : "";
            case RESTART -> json(sent).path("criteria").path("resetScope").asString("");
            default -> "";
        };
    }

    private void answer(HttpExchange exchange, TenantCall call, String what, TenantReply reply)
            throws IOException {
        note(exchange, call, what, Integer.toString(reply.status()));
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("request-id", "11111111-2222-3333-4444-555555555555");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] body = reply.body().map(JsonNode::toString).orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized void note(HttpExchange exchange, TenantCall call, String what, String end) {
        note(exchange.getRequestMethod() + " " + call + (what.isEmpty() ? "" : " " + what) + " " + end);
    }

    private synchronized void note(String line) {
        log.add(line);
    }

    private static JsonNode json(byte[] sent) {
        try {
            return JSON.readTree(sent);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static String text(byte[] sent) {
        return new String(sent, StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
