package dev.scimconsole.client;

import dev.scimconsole.contract.clients.ProvisioningClients;
import dev.scimconsole.contract.configuration.CheckToken;
import dev.scimconsole.contract.configuration.TokenCheck;
import dev.scimconsole.contract.rotation.MissedChanges;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.wire.WireFormat;
import java.util.Arrays;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Whether the identity provider has picked up the current token, and what came of it. Calls block;
/// interrupting the calling thread cancels them.
///
/// To show the rotation live, follow [EventCalls#follow] with the rotation: it is told at the beginning and
/// whenever it changes. Where there is no stream, ask for each event of kind `request` and for audit events
/// whose action starts with `token.`, and once a minute, since silence is no event.
public final class RotationCalls {

    private final String authorization;
    private final HttpCalls calls;

    RotationCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// What has happened since the current token was issued.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public Rotation rotation() throws CallFailedException {
        return calls.send(request(calls.path("rotation")).get(), Rotation.class).value();
    }

    /// The clients that call the SCIM service, and their rhythm.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public ProvisioningClients clients() throws CallFailedException {
        return calls.send(request(calls.path("provisioning-clients")).get(), ProvisioningClients.class)
                .value();
    }

    /// What may have been missed in the latest rotation.
    ///
    /// @param cursor of the page of users before; empty for the first one
    /// @param limit  how many users, from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public MissedChanges missedChanges(Optional<String> cursor, int limit) throws CallFailedException {
        HttpUrl.Builder url = calls.path("missed-changes").addQueryParameter("limit",
                Integer.toString(limit));
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        return calls.send(request(url).get(), MissedChanges.class).value();
    }

    /// What a pasted string is. Org Admins only. [dev.scimconsole.contract.configuration.TokenForm] tells
    /// without the service whether it has a token's form; send it only if it has.
    ///
    /// @param pasted stays the caller's, who wipes it; what is made of it here is overwritten before this
    ///               returns
    /// @throws CallFailedException when there is no answer, or it is refused
    public TokenCheck check(char[] pasted) throws CallFailedException {
        byte[] json = WireFormat.write(new CheckToken(pasted));
        try {
            return calls.send(request(calls.path("token-check"))
                    .post(RequestBody.create(json, HttpCalls.JSON)), TokenCheck.class).value();
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
