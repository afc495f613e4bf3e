package dev.scimconsole.client.graph;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.client.network.Authorities;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/// Signs somebody in to Microsoft Entra ID in the name of the organization's own app registration: in the
/// system's browser (RFC 8252: authorization code, PKCE, redirect to the loopback interface), or with a code
/// that is typed in on any device (RFC 8628) where that is what a tenant allows.
///
/// Calls block; interrupting the calling thread ends them.
public final class MicrosoftSignIn {

    private static final GraphScope[] RIGHTS = {GraphScope.APPLICATIONS, GraphScope.SYNCHRONIZATION};
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MicrosoftCloud cloud;
    private final Registration registration;
    private final MicrosoftCalls calls;
    private final InstantSource clock;
    private final Pauses pauses;

    /// @param authorities whom to believe beside the Java platform's
    public MicrosoftSignIn(MicrosoftCloud cloud, Registration registration, Optional<Authorities> authorities,
            InstantSource clock, Pauses pauses) {
        this.cloud = cloud;
        this.registration = registration;
        this.clock = clock;
        this.pauses = pauses;
        calls = new MicrosoftCalls(authorities);
    }

    /// A sign-in in the browser that has begun: it waits for the browser to come back.
    public final class InBrowser implements AutoCloseable {

        private final RedirectListener listener;
        private final String verifier = random();
        private final String state = random();

        private InBrowser(RedirectListener listener) {
            this.listener = listener;
        }

        /// What to open in the system's browser.
        public URI address() {
            return URI.create(endpoint("authorize").addQueryParameter("client_id", registration.clientId())
                    .addQueryParameter("response_type", "code")
                    .addQueryParameter("redirect_uri", listener.address())
                    .addQueryParameter("response_mode", "query")
                    .addQueryParameter("scope", GraphScope.text(RIGHTS)).addQueryParameter("state", state)
                    .addQueryParameter("code_challenge", challenge(verifier))
                    .addQueryParameter("code_challenge_method", "S256")
                    .addQueryParameter("prompt", "select_account").build().toString());
        }

        /// Waits until the person has signed in, for ten minutes at the most.
        ///
        /// @return the caller owns it and must close it
        /// @throws GraphException       when nobody was signed in
        /// @throws InterruptedException when this thread was interrupted
        public MicrosoftAccount await() throws GraphException, InterruptedException {
            Map<String, String> answered = listener.await(state);
            if (answered.containsKey("error")) {
                throw new GraphException(MicrosoftCalls.oauthFailure(answered));
            }
            Map<String, String> form = new HashMap<>();
            form.put("grant_type", "authorization_code");
            form.put("code", answered.getOrDefault("code", ""));
            form.put("redirect_uri", listener.address());
            form.put("code_verifier", verifier);
            form.put("scope", GraphScope.text(RIGHTS));
            return signedIn(redeem(form));
        }

        @Override
        public void close() {
            listener.close();
        }
    }

    /// A sign-in on another device that has begun.
    ///
    /// @param userCode        what to type in there
    /// @param verificationUri where
    /// @param deviceCode      opens what was typed in, for this program alone
    /// @param interval        between two questions
    /// @param until           when the code stops to work
    public record OnDevice(String userCode, URI verificationUri, SecretText deviceCode, Duration interval,
            Instant until) {}

    /// Begins a sign-in in the browser.
    ///
    /// @param page what the browser shows in the end: HTML
    /// @throws GraphException when no port is free
    public InBrowser inBrowser(String page) throws GraphException {
        try {
            return new InBrowser(RedirectListener.open(page));
        } catch (IOException _) {
            throw new GraphException(Kind.UNREACHABLE);
        }
    }

    /// Begins a sign-in on another device.
    public OnDevice onDevice() throws GraphException {
        JsonNode answered = calls.form(endpoint("devicecode").build(),
                Map.of("client_id", registration.clientId(), "scope", GraphScope.text(RIGHTS)));
        if (answered.has("error")) {
            throw new GraphException(MicrosoftCalls.oauthFailure(answered));
        }
        return new OnDevice(answered.path("user_code").asString(""),
                uri(answered.path("verification_uri").asString("")),
                SecretText.of(answered.path("device_code").asString("")),
                Duration.ofSeconds(Math.clamp(answered.path("interval").asLong(5), 1, 60)),
                clock.instant().plusSeconds(Math.clamp(answered.path("expires_in").asLong(900), 1, 3600)));
    }

    /// Waits until the code was typed in.
    ///
    /// @return the caller owns it and must close it
    /// @throws GraphException       when it was not, or not in time
    /// @throws InterruptedException when this thread was interrupted
    public MicrosoftAccount await(OnDevice begun) throws GraphException, InterruptedException {
        Duration interval = begun.interval();
        while (clock.instant().isBefore(begun.until())) {
            pauses.pause(interval);
            JsonNode answered = calls.form(endpoint("token").build(), Map.of("grant_type", DEVICE_GRANT,
                    "client_id", registration.clientId(), "device_code", begun.deviceCode().reveal()));
            switch (answered.path("error").asString("")) {
                case "" -> {
                    return signedIn(answered);
                }
                case "authorization_pending" -> {
                    // Not yet.
                }
                case "slow_down" -> interval = interval.plusSeconds(5);
                default -> throw new GraphException(MicrosoftCalls.oauthFailure(answered));
            }
        }
        throw new GraphException(Kind.DECLINED);
    }

    /// Goes on with a sign-in that was kept.
    ///
    /// @param refreshToken stays the caller's
    /// @return the caller owns it and must close it
    /// @throws GraphException when it has ended
    public MicrosoftAccount resume(SecretText refreshToken) throws GraphException {
        return signedIn(refreshed(refreshToken, RIGHTS));
    }

    /// Asks for an access token with these rights.
    JsonNode refreshed(SecretText refreshToken, GraphScope... rights) throws GraphException {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        form.put("scope", GraphScope.text(rights));
        return redeem(form);
    }

    MicrosoftCalls calls() {
        return calls;
    }

    MicrosoftCloud cloud() {
        return cloud;
    }

    InstantSource clock() {
        return clock;
    }

    private MicrosoftAccount signedIn(JsonNode answered) {
        return MicrosoftAccount.of(this, answered);
    }

    private JsonNode redeem(Map<String, String> form) throws GraphException {
        form.put("client_id", registration.clientId());
        JsonNode answered = calls.form(endpoint("token").build(), form);
        if (answered.has("error")) {
            throw new GraphException(MicrosoftCalls.oauthFailure(answered));
        }
        if (answered.path("access_token").asString("").isEmpty()) {
            throw new GraphException(Kind.UNREADABLE);
        }
        return answered;
    }

    private HttpUrl.Builder endpoint(String name) {
        return HttpUrl.get(cloud.login().toString()).newBuilder().addPathSegment(registration.tenant())
                .addPathSegments("oauth2/v2.0").addPathSegment(name);
    }

    private static URI uri(String text) throws GraphException {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new GraphException(Kind.UNREADABLE);
        }
        return url.uri();
    }

    private static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /// RFC 7636 §4.2.
    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
