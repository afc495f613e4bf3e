package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.alerts.WebhookShape;
import dev.scimconsole.server.store.outbox.AlertRecords.Delivery;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a webhook gets, in the shape that it takes.
final class WebhookBody {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// Signs anywhere, and what begins a list or a title.
    private static final Pattern MARKDOWN = Pattern
            .compile("(?m)[\\\\`*_\\[\\]~<]|^[-+#>]|(?<=^\\d{1,9})[.)]");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WebhookBody() {}

    static byte[] of(Delivery delivery, Webhook webhook, String organization, Locale language) {
        String title = AlertTexts.title(delivery.kind(), delivery.subject(), language);
        String text = AlertTexts.text(delivery.kind(), language);
        ObjectNode body = switch (shape(webhook)) {
            case JSON -> json(delivery, organization, title, text);
            // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks:
            // these three are escaped.
            case SLACK -> NODES.objectNode().put("text",
                    "*" + escaped(title) + "* (" + escaped(organization) + ")\n" + escaped(text));
            case TEAMS -> card(title, organization, text);
            case PAGERDUTY -> page(delivery, webhook, organization, title, text);
        };
        return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private static WebhookShape shape(Webhook webhook) {
        return Arrays.stream(WebhookShape.values()).filter(one -> one.toString().equals(webhook.shape()))
                .findFirst()
                .orElse(WebhookShape.JSON);
    }

    private static ObjectNode json(Delivery delivery, String organization, String title, String text) {
        return NODES.objectNode().put("id", delivery.id()).put("kind", delivery.kind())
                .put("organization", organization).put("subject", delivery.subject()).put("title", title)
                .put("text", text).put("at", delivery.raisedAt().toString());
    }

    /// A workflow's trigger "When a Teams webhook request is received" takes adaptive cards.
    private static ObjectNode card(String title, String organization, String text) {
        ObjectNode content = NODES.objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard").put("version", "1.4");
        content.putArray("body").add(block(title).put("weight", "Bolder").put("size", "Medium"))
                .add(block(organization).put("isSubtle", true)).add(block(text));
        ObjectNode message = NODES.objectNode().put("type", "message");
        message.putArray("attachments").addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .set("content", content);
        return message;
    }

    private static ObjectNode block(String text) {
        return NODES.objectNode().put("type", "TextBlock").put("text", withoutMarkdown(text)).put("wrap",
                true);
    }

    /// https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features: its text is Markdown, in
    /// which a name could set a link.
    private static String withoutMarkdown(String text) {
        return MARKDOWN.matcher(text).replaceAll("\\\\$0");
    }

    /// https://developer.pagerduty.com/docs/send-alert-event: the same delivery again is the same incident.
    private static ObjectNode page(Delivery delivery, Webhook webhook, String organization, String title,
            String text) {
        boolean urgent = delivery.kind().equals(AlertKind.DEACTIVATION_REFUSED.toString())
                || delivery.kind().equals(AlertKind.LEAVER_WAVE.toString());
        ObjectNode event = NODES.objectNode().put("routing_key", webhook.routingKey().orElse(""))
                .put("event_action", "trigger").put("dedup_key", delivery.id());
        event.putObject("payload").put("summary", title).put("source", "SCIM Console, " + organization)
                .put("severity", urgent ? "critical" : "warning")
                .put("timestamp", delivery.raisedAt().toString())
                .putObject("custom_details").put("what", text);
        return event;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
