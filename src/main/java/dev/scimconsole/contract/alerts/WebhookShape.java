package dev.scimconsole.contract.alerts;

/// In which form a webhook gets an alert. On the wire it is the text that [#toString()] gives.
public enum WebhookShape {
    /// All that is known, as JSON.
    JSON("json"),
    /// As Slack's incoming webhooks take it.
    SLACK("slack"),
    /// As a Microsoft Teams workflow takes it: an adaptive card.
    TEAMS("teams"),
    /// As PagerDuty's Events API v2 takes it.
    PAGERDUTY("pagerduty");

    private final String wireName;

    WebhookShape(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
