package dev.scimconsole.desktop.activity;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.Signatures;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.desktop.text.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says an event in words.
final class EventWords {

    private static final int MOST_PASSED_OVER = 5;

    private final Messages messages;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter exact;

    /// @param clock its zone is the reader's
    EventWords(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        time = messages.format("format.exactTime");
        day = messages.format("format.dateAndTime");
        exact = messages.format("format.exactly");
    }

    /// When, as short as it can be said.
    String when(Instant at) {
        ZonedDateTime local = at.atZone(clock.getZone());
        return isToday(local) ? time.format(local) : day.format(local);
    }

    private boolean isToday(ZonedDateTime local) {
        return local.toLocalDate().equals(LocalDate.now(clock));
    }

    /// What is as long as the longest that is said of a time: of today, or of the days before, too.
    List<String> longest(Instant at) {
        if (isToday(at.atZone(clock.getZone()))) {
            return List.of(time.format(LocalTime.of(20, 58, 58)));
        }
        return Stream.of(Month.values())
                .map(month -> day.format(LocalDate.of(2028, month, 28).atTime(20, 58)))
                .toList();
    }

    /// When, to the second and with the time zone.
    String exactly(Instant at) {
        return exact.format(at.atZone(clock.getZone()));
    }

    /// Who.
    String who(Event event) {
        EventActor actor = event.actor();
        String client = event.origin().client();
        return switch (actor.type()) {
            case ADMINISTRATOR -> actor.name();
            case TOKEN -> messages.text("activity.who.token",
                    client.isEmpty() ? messages.text("activity.who.client") : client, actor.name());
            case CONNECTION -> messages.text("activity.who.connection",
                    client.isEmpty() ? messages.text("activity.who.client") : client, actor.name());
            case AUTOMATION -> messages.text("activity.who.automation", actor.name());
            case NOBODY -> client.isEmpty() ? messages.text("activity.who.nobody") : client;
        };
    }

    /// What was asked for and what about.
    String what(Event event) {
        // What is done with one thing alone need not name it.
        String target = event.target()
                .filter(one -> !one.type().equals("settings")
                        || event.action().equals("settings.changed"))
                .map(this::name).filter(name -> !name.isEmpty()).orElse("");
        String about = action(event) + (target.isEmpty() ? "" : " " + target);
        // The sentence of a refusal is as long as a row, and stands below it.
        return event.detail().filter(_ -> event.reason().isEmpty())
                .map(more -> messages.text("activity.detailed", about, more)).orElse(about);
    }

    /// What was asked for.
    String action(Event event) {
        return known("activity.action." + event.action()).orElse(event.action());
    }

    /// Where from.
    String where(Event event) {
        return event.origin().address();
    }

    /// What became of it, with the status of an answer that was not good.
    String outcome(Event event) {
        String status = event.outcome() == EventOutcome.SUCCESS
                ? ""
                : event.status().map(code -> " " + code).orElse("");
        return messages.text("activity.outcome." + event.outcome()) + status;
    }

    /// All that may have become of one.
    List<String> outcomes() {
        return Stream.of(EventOutcome.values()).map(outcome -> messages.text("activity.outcome." + outcome)
                + (outcome == EventOutcome.SUCCESS ? "" : " 503")).toList();
    }

    /// Why it was refused, as a sentence; empty where there is nothing to explain.
    String why(Event event) {
        return event.reason().map(reason -> known("activity.reason." + reason)
                .orElse(messages.text("activity.reason.other", reason))).orElse("");
    }

    /// What of a request was not applied while the rest was, each with the reason; of many the first few.
    List<String> passedOver(Event event) {
        int more = event.passedOver().size() - MOST_PASSED_OVER;
        Stream<String> shown = event.passedOver().stream().limit(MOST_PASSED_OVER)
                .map(part -> messages.text("activity.passedOver." + part.reason(), part.what()));
        return (more > 0
                ? Stream.concat(shown, Stream.of(messages.text("activity.passedOver.more", more)))
                : shown)
                .toList();
    }

    /// What it was about, by its name, else its id; empty where it was about nothing.
    String target(Event event) {
        return event.target().map(target -> named(target).orElse(target.id())).orElse("");
    }

    /// The id of what it was about, which stands for itself: where it followed a name, it would be broken.
    /// Empty where there is no name.
    String targetId(Event event) {
        return event.target().filter(target -> named(target).isPresent()).map(EventTarget::id).orElse("");
    }

    private Optional<String> named(EventTarget target) {
        return target.name().map(_ -> name(target))
                .filter(name -> !name.isEmpty() && !name.equals(target.id()));
    }

    /// What a verification found.
    String verification(AuditVerification found) {
        String chain = found.damage().map(damage -> damage(found, damage)).orElseGet(() -> found.events() == 0
                ? messages.text("activity.verified.none")
                : messages.text("activity.verified", found.events(),
                        found.since().map(this::exactly).orElse(""),
                        found.head().substring(0, 12)));
        return messages.text("activity.verified.both", chain, signatures(found.signatures()));
    }

    private String signatures(Signatures found) {
        String key = "activity.signed." + found.state();
        return switch (found.state()) {
            case CHECKED -> messages.text(key, found.upTo(), found.signedAt().map(this::exactly).orElse(""),
                    found.key().orElse(""));
            case OTHER_KEY -> messages.text(key, found.otherKey().orElse(""));
            case NONE, NO_KEY, NO_ANSWER -> messages.text(key);
        };
    }

    private String damage(AuditVerification found, Damage damage) {
        String at = damage.at().map(this::exactly).orElse("");
        return switch (damage.type()) {
            case CHANGED -> messages.text("activity.verified.changed", damage.number(), at);
            case MISSING -> messages.text("activity.verified.missing", damage.number(), at);
            case TRUNCATED -> messages.text("activity.verified.truncated", found.events(), damage.number());
            case REWRITTEN -> messages.text("activity.verified.rewritten", damage.number(), at);
            case SIGNATURE -> messages.text("activity.verified.signature", damage.number(), at);
        };
    }

    private Optional<String> known(String key) {
        return messages.bundle().containsKey(key) ? Optional.of(messages.text(key)) : Optional.empty();
    }

    /// A session has no name, and nobody knows its id; settings and alerts have one in each language.
    private String name(EventTarget target) {
        String name = target.name().orElse(target.type().equals("session") ? "" : target.id());
        String alert = "alerts.title." + target.id();
        return switch (target.type()) {
            case "settings" -> known("activity.settings." + target.id()).orElse(name);
            case "alert" -> messages.bundle().containsKey(alert) ? messages.text(alert, name) : name;
            default -> name;
        };
    }
}
