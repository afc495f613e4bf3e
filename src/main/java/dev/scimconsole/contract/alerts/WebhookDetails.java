package dev.scimconsole.contract.alerts;

import java.time.Instant;

/// A webhook, without what must stay secret.
///
/// @param address    where it leads, up to the host; the rest may be a secret
/// @param secretHint the last characters of what signs the requests
/// @param createdBy  email of the administrator
public record WebhookDetails(String id, String name, WebhookShape shape, String address, String secretHint,
        Instant createdAt, String createdBy) {}
