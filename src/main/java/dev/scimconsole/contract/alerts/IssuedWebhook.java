package dev.scimconsole.contract.alerts;

/// A new webhook, with its secret in the one answer that carries it.
///
/// @param webhook what may be known of it later
/// @param secret  signs the requests by HMAC-SHA256
public record IssuedWebhook(WebhookDetails webhook, String secret) {

    /// Leaves out the secret.
    @Override
    public String toString() {
        return "IssuedWebhook[webhook=" + webhook + "]";
    }
}
