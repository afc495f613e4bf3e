package dev.scimconsole.demo.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Signs people in, after Microsoft Learn: "authorization code flow" with its checks of PKCE (RFC 7636) and
/// of the redirect address, "device authorization grant", and refresh tokens. Called under the tenant's lock.
final class TenantLogin {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CODE_LIVES = Duration.ofMinutes(10);
    private static final Duration ACCESS_LIVES = Duration.ofMinutes(65);
    private static final String GRAPH = "https://graph.microsoft.com/";

    private final InstantSource clock;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Set<Right> consented = EnumSet.allOf(Right.class);
    private boolean publicClientFlows = true;

    TenantLogin(InstantSource clock) {
        this.clock = clock;
    }

    /// A right in a tenant.
    enum Right {
        APPLICATIONS("Application.Read.All"), SYNCHRONIZATION("Synchronization.ReadWrite.All"), PEOPLE(
                "User.ReadBasic.All");

        private final String text;

        Right(String text) {
            this.text = text;
        }
    }

    /// What an access token opens.
    record Grant(Set<Right> rights, Instant until) {}

    /// An answer of the token endpoint.
    record Answer(int status, ObjectNode body) {}

    private record Code(String redirectUri, String challenge, Set<Right> rights,
            Instant until) {}

    private record Device(String userCode, Set<Right> rights, Instant until, Optional<Boolean> approved) {}

    void consent(Set<Right> rights) {
        consented.clear();
        consented.addAll(rights);
    }

    void publicClientFlows(boolean allowed) {
        publicClientFlows = allowed;
    }

    /// Ends every sign-in, as an administrator's *Revoke sessions* does.
    void endSignIns() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    /// Where the browser goes; empty when the page stays and says what is wrong, since nothing is redirected
    /// to an address that nobody registered.
    Optional<String> authorize(Map<String, String> query) {
        String redirect = query.getOrDefault("redirect_uri", "");
        if (!query.getOrDefault("client_id", "").equals(EntraTenant.CLIENT_ID) || !isRegistered(redirect)) {
            return Optional.empty();
        }
        String challenge = query.getOrDefault("code_challenge", "");
        String state = "&state=" + EntraTenant.encoded(query.getOrDefault("state", ""));
        if (!query.getOrDefault("response_type", "").equals("code")
                || !query.getOrDefault("code_challenge_method", "").equals("S256")
                || challenge.length() != 43) {
            return Optional.of(redirect + "?error=invalid_request&error_description="
                    + EntraTenant.encoded("AADSTS9002325: Proof Key for Code Exchange is required.") + state);
        }
        Set<Right> rights = rights(query.getOrDefault("scope", ""));
        if (!consented.containsAll(rights)) {
            return Optional.of(redirect + "?error=access_denied&error_description="
                    + EntraTenant.encoded("AADSTS65004: User declined to consent to access the app.")
                    + state);
        }
        String code = random();
        codes.put(code, new Code(redirect, challenge, rights,
                clock.instant().plus(CODE_LIVES)));
        return Optional.of(redirect + "?code=" + code + state);
    }

    Answer deviceCode(Map<String, String> form) {
        if (!form.getOrDefault("client_id", "").equals(EntraTenant.CLIENT_ID)) {
            return error("unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        }
        if (!publicClientFlows) {
            return error("invalid_client", "AADSTS7000218: The request body must contain the following"
                    + " parameter: 'client_assertion' or 'client_secret'.");
        }
        String deviceCode = random();
        String userCode = random().substring(0, 9).toUpperCase(Locale.ROOT);
        devices.put(deviceCode, new Device(userCode, rights(form.getOrDefault("scope", "")),
                clock.instant().plusSeconds(900), Optional.empty()));
        ObjectNode body = JSON.createObjectNode().put("user_code", userCode).put("device_code", deviceCode)
                .put("verification_uri", "https://login.microsoft.com/device").put("expires_in", 900)
                .put("interval", 5).put("message", "To sign in, enter the code " + userCode + ".");
        return new Answer(200, body);
    }

    /// Somebody types a device's code in.
    void typeIn(String userCode, boolean approve) {
        devices.replaceAll((_, device) -> device.userCode().equals(userCode)
                ? new Device(userCode, device.rights(), device.until(), Optional.of(approve))
                : device);
    }

    Answer token(Map<String, String> form) {
        if (!form.getOrDefault("client_id", "").equals(EntraTenant.CLIENT_ID)) {
            return error("unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> byCode(form);
            case "refresh_token" -> byRefreshToken(form);
            // The second is its name from before RFC 8628, by which MSAL for Java still calls it.
            case "urn:ietf:params:oauth:grant-type:device_code", "device_code" -> byDevice(form);
            default ->
                error("unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        };
    }

    /// Who presents an access token.
    Optional<Grant> grant(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken))
                .filter(grant -> grant.until().isAfter(clock.instant()));
    }

    private Answer byCode(Map<String, String> form) {
        // Once, whatever comes of it.
        Code code = codes.remove(form.getOrDefault("code", ""));
        if (code == null || !code.until().isAfter(clock.instant())) {
            return error("invalid_grant", "AADSTS70008: The provided authorization code is expired or used.");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            return error("invalid_grant",
                    "AADSTS500112: The reply address does not match the one of the code.");
        }
        if (!challenge(form.getOrDefault("code_verifier", "")).equals(code.challenge())) {
            return error("invalid_grant",
                    "AADSTS501481: The Code_Verifier does not match the code_challenge.");
        }
        return issue(code.rights());
    }

    private Answer byRefreshToken(Map<String, String> form) {
        Set<Right> rights = rights(form.getOrDefault("scope", ""));
        if (!refreshTokens.contains(form.getOrDefault("refresh_token", ""))) {
            return error("invalid_grant",
                    "AADSTS50173: The provided grant has expired due to it being revoked.");
        }
        if (!consented.containsAll(rights)) {
            return error("invalid_grant", "AADSTS65001: The user or administrator has not consented.");
        }
        return issue(rights);
    }

    private Answer byDevice(Map<String, String> form) {
        Device device = devices.get(form.getOrDefault("device_code", ""));
        if (device == null) {
            return error("bad_verification_code", "AADSTS70020: The device code was not recognized.");
        }
        if (!device.until().isAfter(clock.instant())) {
            return error("expired_token", "AADSTS70020: The device code has expired.");
        }
        if (device.approved().isEmpty()) {
            return error("authorization_pending", "AADSTS70016: OAuth 2.0 device flow error. Authorization is"
                    + " pending.");
        }
        devices.remove(form.get("device_code"));
        return device.approved().get()
                ? issue(device.rights())
                : error("authorization_declined", "AADSTS70018: The end user declined the request.");
    }

    private Answer issue(Set<Right> rights) {
        String access = "access-" + random();
        String refresh = "refresh-" + random();
        accessTokens.put(access, new Grant(rights, clock.instant().plus(ACCESS_LIVES)));
        refreshTokens.add(refresh);
        ObjectNode body = JSON.createObjectNode().put("token_type", "Bearer")
                .put("scope",
                        rights.stream().map(right -> GRAPH + right.text).collect(Collectors.joining(" ")))
                .put("expires_in", ACCESS_LIVES.toSeconds()).put("ext_expires_in", ACCESS_LIVES.toSeconds())
                .put("access_token", access).put("refresh_token", refresh).put("id_token", idToken())
                .put("client_info", base64("{\"uid\":\"" + EntraTenant.PERSON_ID + "\",\"utid\":\""
                        + EntraTenant.TENANT_ID + "\"}"));
        return new Answer(200, body);
    }

    /// Not signed: what is put here is only shown.
    private String idToken() {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = JSON.createObjectNode().put("ver", "2.0")
                .put("iss", "https://login.microsoftonline.com/" + EntraTenant.TENANT_ID + "/v2.0")
                .put("sub", EntraTenant.PERSON_ID).put("oid", EntraTenant.PERSON_ID)
                .put("tid", EntraTenant.TENANT_ID).put("aud", EntraTenant.CLIENT_ID).put("iat", now)
                .put("nbf", now).put("exp", now + 3_600).put("name", "A. Meyer")
                .put("preferred_username", EntraTenant.PERSON);
        return base64("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "." + base64(claims.toString()) + ".unsigned";
    }

    /// "Redirect URI (reply URL) best practices": of `http://localhost` any port matches, the path must.
    private static boolean isRegistered(String redirect) {
        return redirect.matches("http://localhost(:[0-9]{1,5})?/?");
    }

    private static Set<Right> rights(String scope) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (Arrays.asList(scope.split(" ", -1)).contains(GRAPH + right.text)) {
                rights.add(right);
            }
        }
        return rights;
    }

    private static Answer error(String error, String description) {
        return new Answer(400, JSON.createObjectNode().put("error", error)
                .put("error_description", description)
                .put("trace_id", "00000000-0000-0000-0000-00000000f00d"));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bits = new byte[24];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits).replace('_', 'a').replace('-',
                'b');
    }
}
