package dev.scimconsole.server.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The token URL used by Nimbus' OAuth 2.0 SDK, which nobody here wrote: it finds the addresses, shows the
/// secret in both places, and reads what is answered.
@Tag("server")
@Tag("server.connections")
class ForeignClientTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private ConnectedServer server;
    private AuthorizationServerMetadata metadata;
    private ClientID clientId;
    private Secret secret;

    @BeforeEach
    void start() throws Exception {
        server = ConnectedServer.on("sqlite", folder);
        JsonNode connection = server.connection("Entra production");
        clientId = new ClientID(connection.get("clientId").asString());
        secret = new Secret(server.secret(connection, "one").get("secret").asString());
        metadata = AuthorizationServerMetadata
                .resolve(new Issuer(server.first().server().address().toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theMetadataAreThoseOfAnAuthorizationServer() {
        assertEquals(List.of(GrantType.CLIENT_CREDENTIALS), metadata.getGrantTypes());
        assertEquals("/oauth2/token", metadata.getTokenEndpointURI().getPath());
        assertEquals("/oauth2/revoke", metadata.getRevocationEndpointURI().getPath());
    }

    @Test
    void theSecretOpensInBothPlacesWithAndWithoutAScope() throws Exception {
        for (ClientAuthentication place : List.of(new ClientSecretBasic(clientId, secret),
                new ClientSecretPost(clientId, secret))) {
            for (Scope scope : new Scope[]{null, new Scope("scim")}) {
                AccessTokenResponse answer = ask(place, scope).toSuccessResponse();
                BearerAccessToken token = answer.getTokens().getBearerAccessToken();
                assertEquals(7_200, token.getLifetime());
                server.passes(token.getValue());
            }
        }
    }

    @Test
    void refusalsAreErrorsOfTheStandard() throws Exception {
        Secret wrong = new Secret("wrong");
        for (ClientAuthentication place : List.of(new ClientSecretBasic(clientId, wrong),
                new ClientSecretPost(clientId, wrong),
                new ClientSecretBasic(new ClientID("nobody"), secret))) {
            TokenResponse answer = ask(place, null);
            assertFalse(answer.indicatesSuccess());
            assertEquals(OAuth2Error.INVALID_CLIENT, answer.toErrorResponse().getErrorObject());
            assertEquals(401, answer.toErrorResponse().toHTTPResponse().getStatusCode());
        }
    }

    @Test
    void aTokenIsRevoked() throws Exception {
        ClientAuthentication shown = new ClientSecretBasic(clientId, secret);
        BearerAccessToken token = ask(shown, null).toSuccessResponse().getTokens().getBearerAccessToken();
        URI revoke = metadata.getRevocationEndpointURI();
        assertTrue(
                new TokenRevocationRequest(revoke, shown, token).toHTTPRequest().send().indicatesSuccess());
        server.isRefused(token.getValue());
    }

    @Test
    void aStatementThatTheSdkCarriesOpens() throws Exception {
        try (dev.scimconsole.server.connections.Issuer tenant = new dev.scimconsole.server.connections.Issuer()) {
            JsonNode federated = server.admin("POST", "/connections",
                    "{\"name\": \"Entra pilot\", \"trust\": " + tenant.trust() + "}").json();
            String statement = tenant
                    .sign(dev.scimconsole.server.connections.Issuer.claims(Instant.now()).build());
            HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, metadata.getTokenEndpointURI());
            request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
            request.setBody(URLUtils.serializeParameters(Map.of("grant_type", List.of("client_credentials"),
                    "client_id", List.of(federated.get("clientId").asString()), "client_assertion_type",
                    List.of(ConnectedServer.ASSERTION), "client_assertion", List.of(statement))));
            TokenResponse answer = TokenResponse.parse(request.send());
            assertTrue(answer.indicatesSuccess(), () -> answer.toErrorResponse().toJSONObject().toString());
            server.passes(answer.toSuccessResponse().getTokens().getBearerAccessToken().getValue());
        }
    }

    private TokenResponse ask(ClientAuthentication shown, Scope scope) throws Exception {
        return TokenResponse
                .parse(new TokenRequest(metadata.getTokenEndpointURI(), shown, new ClientCredentialsGrant(),
                        scope).toHTTPRequest().send());
    }
}
