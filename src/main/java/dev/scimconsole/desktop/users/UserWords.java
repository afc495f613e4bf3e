package dev.scimconsole.desktop.users;

import dev.scimconsole.contract.directory.EmailInvite;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserEmail;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says users in words.
final class UserWords {

    private static final String BETWEEN = ", ";

    private final Messages messages;
    private final Clock clock;
    private final Moments moments;
    private final DateTimeFormatter day;

    /// @param clock its zone is the reader's
    UserWords(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        moments = new Moments(messages, clock);
        day = messages.format("format.day");
    }

    /// The name, or what stands for it.
    String name(UserSummary user) {
        return user.name().orElse(user.userName());
    }

    /// A few groups and how many more.
    String groups(UserSummary user) {
        String names = String.join(BETWEEN, user.groups());
        return user.moreGroups() == 0 ? names : messages.text("users.moreGroups", names, user.moreGroups());
    }

    /// The groups of the details, and how many more.
    String groups(UserDetails details) {
        int rest = details.user().groups().size() + details.user().moreGroups() - details.groups().size();
        String names = details.groups().stream().map(GroupName::displayName).map(OneLine::of)
                .collect(Collectors.joining(BETWEEN));
        return rest <= 0 ? names : messages.text("users.moreGroups", names, rest);
    }

    /// The invite in a word, with the time of day or the day.
    String invite(EmailInvite invite) {
        return invite(invite.state(), invite.at().map(this::timeOrDay).orElse(""));
    }

    /// All that may be said of an invite in a word, with a day of each month.
    List<String> invites() {
        return Stream.of(EmailInvite.State.values()).flatMap(state -> Stream.of(Month.values())
                .map(month -> invite(state, day.format(LocalDate.of(2028, month, 28))))).toList();
    }

    /// The invite with when it was sent or why it was not.
    String exactInvite(EmailInvite invite) {
        String said = invite(invite.state(), invite.at().map(this::dayAndTime).orElse(""));
        return why(invite).map(why -> messages.text("users.invite.because", said, why)).orElse(said);
    }

    /// All emails with what is said of them.
    String emails(UserDetails details) {
        return details.emails().stream().map(this::email).collect(Collectors.joining(BETWEEN));
    }

    private String invite(EmailInvite.State state, String when) {
        return switch (state) {
            case NOT_SENT -> messages.text("users.invite.notSent");
            case WAITING -> messages.text("users.invite.waiting");
            case SENT -> messages.text("users.invite.sent", when);
            case FAILED -> messages.text("users.invite.failed", when);
        };
    }

    private Optional<String> why(EmailInvite invite) {
        return invite.reason().map(reason -> {
            String key = "activity.reason." + reason;
            return messages.bundle().containsKey(key) ? messages.text(key) : reason;
        });
    }

    private String email(UserEmail email) {
        String type = email.type().orElse("");
        if (email.primary()) {
            return type.isEmpty()
                    ? messages.text("users.email.primary", email.value())
                    : messages.text("users.email.typedPrimary", email.value(), type);
        }
        return type.isEmpty() ? email.value() : messages.text("users.email.typed", email.value(), type);
    }

    private String timeOrDay(Instant at) {
        ZonedDateTime local = at.atZone(clock.getZone());
        return local.toLocalDate().equals(LocalDate.now(clock)) ? moments.time(at) : day.format(local);
    }

    private String dayAndTime(Instant at) {
        return day.format(at.atZone(clock.getZone())) + " " + moments.time(at);
    }
}
