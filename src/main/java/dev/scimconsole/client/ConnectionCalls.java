package dev.scimconsole.client;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Connections beside the SCIM token. Calls block; interrupting the calling thread cancels them. No change is
/// ever sent twice.
public final class ConnectionCalls {

    private static final String CONNECTIONS = "connections";
    private static final String SECRETS = "secrets";

    private final String authorization;
    private final HttpCalls calls;

    ConnectionCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// All of them, oldest first.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public ConnectionList all() throws CallFailedException {
        return calls.send(request(calls.path(CONNECTIONS)).get(), ConnectionList.class).value();
    }

    /// Makes one.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Connection create(CreateConnection connection) throws CallFailedException {
        return calls.send(request(calls.path(CONNECTIONS)).post(HttpCalls.json(connection)), Connection.class)
                .value();
    }

    /// Gives one another name and another trust.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Connection change(String id, CreateConnection connection) throws CallFailedException {
        return calls
                .send(request(calls.path(CONNECTIONS, id)).put(HttpCalls.json(connection)), Connection.class)
                .value();
    }

    /// Removes one, and with it its secrets and its access tokens.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void remove(String id) throws CallFailedException {
        calls.send(request(calls.path(CONNECTIONS, id)).delete());
    }

    /// Makes a secret.
    ///
    /// @return the caller owns the secret in it and must close it
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether a
    ///                             secret was made that nobody has seen
    public IssuedSecret addSecret(String id, CreateSecret secret) throws CallFailedException {
        return calls.send(request(calls.path(CONNECTIONS, id, SECRETS)).post(HttpCalls.json(secret)),
                IssuedSecret.class).value();
    }

    /// Deletes a secret, and with it its access tokens.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Connection deleteSecret(String id, String secretId) throws CallFailedException {
        return calls.send(request(calls.path(CONNECTIONS, id, SECRETS, secretId)).delete(), Connection.class)
                .value();
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
