package dev.scimconsole.client;

import dev.scimconsole.contract.alerts.AddWebhook;
import dev.scimconsole.contract.alerts.Alerts;
import dev.scimconsole.contract.alerts.ChangeAlerts;
import dev.scimconsole.contract.alerts.IssuedWebhook;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// What administrators are told about, and where. Calls block; interrupting the calling thread cancels them.
/// No change is ever sent twice.
public final class AlertCalls {

    private static final String ALERTS = "alerts";
    private static final String WEBHOOKS = "webhooks";

    private final String authorization;
    private final HttpCalls calls;

    AlertCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// How it stands.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public Alerts read() throws CallFailedException {
        return calls.send(request(calls.path(ALERTS)).get(), Alerts.class).value();
    }

    /// Chooses. Org Admins only.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public Alerts change(ChangeAlerts wanted) throws CallFailedException {
        return calls.send(request(calls.path(ALERTS)).patch(HttpCalls.json(wanted)), Alerts.class).value();
    }

    /// Adds a webhook. Org Admins only.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether one
    ///                             was added whose secret nobody has seen
    public IssuedWebhook add(AddWebhook wanted) throws CallFailedException {
        return calls
                .send(request(calls.path(ALERTS, WEBHOOKS)).post(HttpCalls.json(wanted)), IssuedWebhook.class)
                .value();
    }

    /// Removes a webhook. Org Admins only.
    ///
    /// @throws CallFailedException when it is not there, or there is no answer
    public void remove(String id) throws CallFailedException {
        calls.send(request(calls.path(ALERTS, WEBHOOKS, id)).delete());
    }

    /// Sends a test everywhere. Org Admins only.
    ///
    /// @throws CallFailedException when there is no answer
    public void test() throws CallFailedException {
        calls.send(request(calls.path(ALERTS, "test")).post(HttpCalls.nothing()));
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
