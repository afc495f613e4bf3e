package dev.scimconsole.client.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import dev.scimconsole.demo.entra.EntraTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Microsoft's own library for Java signs in to the simulated tenant, whose sign-in nobody here checks by
/// what the console sends alone. Its requests to Microsoft's addresses are sent to the tenant.
@Tag("client")
@Tag("client.graph")
class MsalTest {

    private static final Set<String> SCOPE = Set
            .of("https://graph.microsoft.com/Synchronization.ReadWrite.All");
    private static final String REDIRECT = "http://localhost:4711";
    private static final String VERIFIER = "v".repeat(43);

    private final EntraTenant tenant = EntraTenant.start(InstantSource.system());

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void aCodeIsRedeemedWithItsVerifierOnce() throws Exception {
        PublicClientApplication msal = msal();
        String code = code();
        IAuthenticationResult result = redeem(msal, code, VERIFIER);
        assertEquals(EntraTenant.PERSON, result.account().username());
        assertTrue(result.scopes().contains(SCOPE.iterator().next()), result.scopes());
        MsalServiceException again = refused(msal, code, VERIFIER);
        assertEquals("invalid_grant", again.errorCode());
        assertEquals("invalid_grant", refused(msal, code(), "w".repeat(43)).errorCode());
    }

    @Test
    void aSignInGoesOnByItsRefreshToken() throws Exception {
        PublicClientApplication msal = msal();
        IAuthenticationResult first = redeem(msal, code(), VERIFIER);
        IAuthenticationResult second = msal.acquireTokenSilently(
                SilentParameters.builder(SCOPE, first.account()).forceRefresh(true).build()).get();
        assertEquals(EntraTenant.PERSON, second.account().username());
        assertTrue(!second.accessToken().equals(first.accessToken()));
        assertTrue(tenant.log().contains("POST TOKEN refresh_token 200"), tenant.log()::toString);
    }

    @Test
    void aDevicesCodeIsTypedIn() throws Exception {
        IAuthenticationResult result = msal().acquireToken(DeviceCodeFlowParameters
                .builder(SCOPE, shown -> tenant.typeIn(shown.userCode(), true)).build()).get();
        assertEquals(EntraTenant.PERSON, result.account().username());
    }

    private IAuthenticationResult redeem(PublicClientApplication msal, String code, String verifier)
            throws Exception {
        return msal.acquireToken(AuthorizationCodeParameters.builder(code, URI.create(REDIRECT)).scopes(SCOPE)
                .codeVerifier(verifier).build()).get();
    }

    private MsalServiceException refused(PublicClientApplication msal, String code, String verifier) {
        return assertInstanceOf(MsalServiceException.class,
                assertThrows(ExecutionException.class, () -> redeem(msal, code, verifier)).getCause());
    }

    private String code() throws Exception {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest
                .getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        URI authorize = URI.create(tenant.login() + "/" + EntraTenant.TENANT_ID
                + "/oauth2/v2.0/authorize?response_type=code&client_id=" + EntraTenant.CLIENT_ID
                + "&redirect_uri="
                + REDIRECT + "&scope=" + SCOPE.iterator().next() + "&state=s&code_challenge=" + challenge
                + "&code_challenge_method=S256");
        String location = Browser.look(authorize).headers().firstValue("Location").orElseThrow();
        return location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private PublicClientApplication msal() throws Exception {
        return PublicClientApplication.builder(EntraTenant.CLIENT_ID)
                .authority("https://login.microsoftonline.com/" + EntraTenant.TENANT_ID + "/")
                .httpClient(toTenant()).build();
    }

    private IHttpClient toTenant() {
        return asked -> {
            URI url = asked.url().toURI();
            assertEquals("login.microsoftonline.com", url.getHost());
            HttpRequest.Builder request = HttpRequest
                    .newBuilder(URI.create(tenant.login() + url.getRawPath()
                            + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())))
                    .method(asked.httpMethod().toString(), asked.httpMethod() == HttpMethod.POST
                            ? BodyPublishers.ofString(asked.body())
                            : BodyPublishers.noBody());
            asked.headers().forEach(request::header);
            return send(request.build());
        };
    }

    private static HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answered = client.send(request, BodyHandlers.ofString());
            HttpResponse response = new HttpResponse();
            response.statusCode(answered.statusCode());
            response.body(answered.body());
            response.addHeaders(answered.headers().map());
            return response;
        }
    }
}
