package dev.scimconsole.contract.alerts;

import java.util.List;

/// What administrators are told about and where, as `GET /api/v1/alerts` answers it.
///
/// @param choices    one for each kind
/// @param emails     where emails go; empty for all Org Admins
/// @param sendsMail  whether the server can send emails
/// @param deliveries the latest 50, the latest first
public record Alerts(List<AlertChoice> choices, List<String> emails, boolean sendsMail,
        List<WebhookDetails> webhooks, List<AlertDelivery> deliveries) {

    /// Copies the lists.
    public Alerts {
        choices = List.copyOf(choices);
        emails = List.copyOf(emails);
        webhooks = List.copyOf(webhooks);
        deliveries = List.copyOf(deliveries);
    }
}
