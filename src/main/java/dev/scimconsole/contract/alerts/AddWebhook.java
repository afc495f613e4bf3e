package dev.scimconsole.contract.alerts;

import java.util.Optional;

/// Adds a webhook, as `POST /api/v1/alerts/webhooks` takes it.
///
/// @param name       from 1 to 60 characters
/// @param address    an `https` URL
/// @param routingKey of the service in PagerDuty; for [WebhookShape#PAGERDUTY] alone
public record AddWebhook(String name, WebhookShape shape, String address, Optional<String> routingKey) {

    /// Leaves out what may be a secret.
    @Override
    public String toString() {
        return "AddWebhook[name=" + name + ", shape=" + shape + "]";
    }
}
