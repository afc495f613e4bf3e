package dev.scimconsole.desktop.alerts;

import dev.scimconsole.contract.alerts.AlertDelivery;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/// Says alerts in words.
final class AlertWords {

    private final Messages messages;
    private final Moments moments;

    /// @param clock its zone is the reader's
    AlertWords(Messages messages, Clock clock) {
        this.messages = messages;
        moments = new Moments(messages, clock);
    }

    /// When an alert of a kind comes.
    String when(AlertKind kind) {
        return messages.text("alerts.when." + kind);
    }

    /// What is particular to a kind; empty text for most.
    String more(AlertKind kind, Optional<SafeLeaving> leaving) {
        return switch (kind) {
            case SECRET_ENDS -> messages.text("alerts.more.secret-ends");
            case LEAVER_WAVE -> leaving.map(rule -> messages.text(
                    rule.hold() ? "alerts.more.held" : "alerts.more.notHeld", rule.limit())).orElse("");
            case DEACTIVATION_REFUSED, OLD_TOKEN_IN_USE, CLIENT_SILENT, CLIENT_SECRET_ENDS, KEY_ENDS,
                    NEW_DEVICE ->
                "";
        };
    }

    /// What an alert says.
    ///
    /// @param kind by its name on the wire; anything else for a test
    String title(String kind, String subject) {
        String key = "alerts.title." + kind;
        return messages.text(messages.bundle().containsKey(key) ? key : "alerts.title.test",
                OneLine.of(subject));
    }

    /// What to do about it.
    ///
    /// @param kind by its name on the wire; anything else for a test
    String text(String kind) {
        String key = "alerts.text." + kind;
        return messages.text(messages.bundle().containsKey(key) ? key : "alerts.text.test");
    }

    /// What was delivered.
    String title(AlertDelivery delivery) {
        return title(delivery.kind().map(AlertKind::toString).orElse("test"), delivery.subject());
    }

    /// When it was raised.
    String at(AlertDelivery delivery) {
        return moments.at(delivery.at());
    }

    /// Where it goes.
    String where(AlertDelivery delivery) {
        return messages.text(delivery.email() ? "alerts.where.email" : "alerts.where.webhook",
                OneLine.of(delivery.where()));
    }

    /// How far it has come, with the answer.
    String answer(AlertDelivery delivery) {
        String said = delivery.answer().filter(text -> !text.isEmpty()).map(this::known)
                .orElse(messages.text("alerts.state." + delivery.state()));
        return delivery.nextAt().filter(_ -> delivery.tries() > 0)
                .map(next -> messages.text("alerts.again", said, delivery.tries() + 1, moments.within(next)))
                .orElse(said);
    }

    /// In the reader's language, where it is no status; why an email was not taken is said as in Activity.
    private String known(String answer) {
        return Stream.of("alerts.answer.", "activity.reason.").map(family -> family + answer)
                .filter(messages.bundle()::containsKey).findFirst().map(messages::text)
                .orElseGet(() -> OneLine.of(answer));
    }
}
