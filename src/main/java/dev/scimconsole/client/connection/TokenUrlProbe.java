package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/// The step at the token URL (RFC 6749 §3.2), as Microsoft Entra ID's provisioning service takes it.
///
/// Sources: Microsoft Learn, "App gallery user provisioning requirements"; the workflow files of Microsoft's
/// SCIM validation.
final class TokenUrlProbe {

    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final String GRANT = "client_credentials";
    /// Microsoft's limits for an access token, in minutes.
    private static final int SHORTEST = 60;
    private static final int LONGEST = 360;
    /// What RFC 6749 §5.1 leaves open counts as an hour there.
    private static final int UNSAID = 3_600;

    private final ScimCalls calls;
    private final List<Bearer> given = new ArrayList<>();

    TokenUrlProbe(ScimCalls calls) {
        this.calls = calls;
    }

    /// Shows the client secret in both places in which Entra ID may send it, and goes on with what it is
    /// given.
    ///
    /// @return a remark
    Optional<Saying> show(Credentials.ClientSecret client) throws FindingException {
        HttpUrl url = url(client.tokenUrl());
        accessToken(calls.ask(url, grant().build(), Optional.of(basic(client))));
        ProbeAnswer answer = calls.ask(url, grant().add("client_id", client.clientId())
                .add("client_secret", client.secret().reveal()).build(), Optional.empty());
        calls.goOnWith(accessToken(answer));
        int minutes = answer.json().path("expires_in").asInt(UNSAID) / 60;
        return minutes >= SHORTEST && minutes <= LONGEST
                ? Optional.empty()
                : Optional.of(Saying.of("say.test.tokenLife", minutes, SHORTEST, LONGEST));
    }

    /// Shows nothing, which must be refused.
    ///
    /// @return a remark
    Optional<Saying> showNothing(Credentials.Federation client) throws FindingException {
        ProbeAnswer answer = calls.ask(url(client.tokenUrl()),
                grant().add("client_id", client.clientId()).build(), Optional.empty());
        Judgement.requireService(answer);
        if (answer.status() < 300) {
            throw new FindingException(FindingCode.OPEN_WITHOUT_TOKEN, "say.test.openTokenUrl",
                    answer.request());
        }
        if (!answer.json().path("error").asString("").equals("invalid_client")) {
            throw noAccessToken(answer, Saying.of("say.test.noToken.otherError", answer.status()));
        }
        return Optional.of(Saying.of("say.test.signedOnly"));
    }

    /// Ends what was given (RFC 7009), where the service tells how (RFC 8414). Where it does not, or fails,
    /// the access tokens end by themselves.
    void end(Credentials.ClientSecret client) {
        try {
            if (given.isEmpty()) {
                return;
            }
            HttpUrl metadata = url(client.tokenUrl()).resolve(METADATA);
            Optional<HttpUrl> url = metadata == null
                    ? Optional.empty()
                    : Optional.ofNullable(HttpUrl.parse(
                            calls.look(metadata).json().path("revocation_endpoint").asString("")));
            if (url.isPresent()) {
                for (Bearer token : given) {
                    calls.ask(url.get(), new FormBody.Builder().add("token", token.reveal()).build(),
                            Optional.of(basic(client)));
                }
            }
        } catch (FindingException _) {
            // The test is not about this.
        } finally {
            given.forEach(Bearer::close);
            given.clear();
        }
    }

    private static FormBody.Builder grant() {
        return new FormBody.Builder().add("grant_type", GRANT);
    }

    /// RFC 6749 §2.3.1: each half is encoded as in a form.
    private static String basic(Credentials.ClientSecret client) {
        String pair = URLEncoder.encode(client.clientId(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(client.secret().reveal(), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Bearer accessToken(ProbeAnswer answer) throws FindingException {
        requireAccessToken(answer);
        Bearer token = Bearer.takeOver(answer.json().path("access_token").asString("").toCharArray());
        given.add(token);
        return token;
    }

    private static void requireAccessToken(ProbeAnswer answer) throws FindingException {
        Judgement.requireService(answer);
        String error = answer.json().path("error").asString("");
        if (answer.status() == 401 || error.equals("invalid_client")) {
            throw new FindingException(FindingCode.CLIENT_REFUSED, "say.test.clientRefused", answer.request(),
                    answer.status(), answer.detail());
        }
        if (answer.status() != 200) {
            throw noAccessToken(answer,
                    Saying.of("say.test.noToken.status", answer.status(),
                            error.isEmpty() ? "" : " (" + error + ")"));
        }
        if (answer.json().path("access_token").asString("").isEmpty()
                || !answer.json().path("token_type").asString("").equalsIgnoreCase("bearer")) {
            throw noAccessToken(answer, Saying.of("say.test.noToken.none"));
        }
    }

    private static FindingException noAccessToken(ProbeAnswer answer, Saying what) {
        return new FindingException(FindingCode.NO_ACCESS_TOKEN, "say.test.noToken", answer.request(), what,
                answer.detail());
    }

    private static HttpUrl url(URI tokenUrl) {
        return HttpUrl.get(tokenUrl.toString());
    }
}
