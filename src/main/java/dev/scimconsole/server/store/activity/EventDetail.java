package dev.scimconsole.server.store.activity;

import dev.scimconsole.wording.Saying;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What else to know of an event. It is kept as the key of a sentence with what fills it in, and said in its
/// reader's language when it is read: an audit event is read for years, by whoever comes, and its hash covers
/// what is kept, which is the same for all of them.
///
/// Kept is the key, and each argument after a bar, with a letter for what it is. What is no such text is
/// shown as it stands: names, what an identity provider was answered, and what stood there before there were
/// keys.
///
/// @param kept as it is kept
public record EventDetail(String kept) {

    private static final Pattern KEY = Pattern.compile("say\\.detail\\.[^|]*");
    private static final String BAR = "|";
    private static final String NO_BAR = "%7C";
    private static final String PERCENT = "%";
    private static final String NO_PERCENT = "%25";

    /// A name, or what else is the same in every language.
    public static EventDetail plain(String text) {
        // Nobody's name may be taken for a key.
        return KEY.matcher(text).lookingAt() ? of("say.detail.plain", text) : new EventDetail(text);
    }

    /// Of an invite: an administrator who is none any more had made it.
    public static EventDetail madeBy(String email) {
        return of("say.detail.madeBy", email);
    }

    /// Of a token: which one it takes the place of.
    public static EventDetail replaces(String hint) {
        return of("say.detail.replaces", hint);
    }

    /// Of a setting that has two states.
    public static EventDetail state(boolean on) {
        return of(on ? "say.detail.on" : "say.detail.off");
    }

    /// Of a token's life.
    ///
    /// @param days 0 for one without an end
    public static EventDetail lifetime(int days) {
        return of("say.detail.lifetime", days);
    }

    /// Of the rule for waves of leavers.
    public static EventDetail leaving(int threshold, boolean hold) {
        return of(hold ? "say.detail.leavingHeld" : "say.detail.leavingTold", threshold);
    }

    /// Of an automation account's beginning.
    ///
    /// @param role by the name that people read
    public static EventDetail automation(String role, String hint) {
        return of("say.detail.automation", role, hint);
    }

    /// Of an automation account's end.
    public static EventDetail key(String hint) {
        return of("say.detail.key", hint);
    }

    /// Of an email: an invite.
    public static EventDetail emailInvite() {
        return of("say.detail.emailInvite");
    }

    /// Of an email: an alert.
    public static EventDetail alert() {
        return of("say.detail.alert");
    }

    /// Of an email: it reminds of a token's end.
    public static EventDetail reminder(int days) {
        return of("say.detail.reminder", days);
    }

    /// Of attempts of one sort.
    ///
    /// @param more   how many there were after the first
    /// @param places from how many addresses
    /// @param orMore whether no more addresses were counted
    public static EventDetail attempts(long more, int places, boolean orMore) {
        return of(orMore ? "say.detail.attemptsFromMany" : "say.detail.attempts", more, places);
    }

    /// Of a refused change that was settled by hand.
    ///
    /// @param action what was refused
    public static EventDetail settled(String action, String reason) {
        return of("say.detail.settled", action(action), reason);
    }

    /// Of a change whose hidden values were shown.
    ///
    /// @param action what it was
    public static EventDetail change(String action, String eventId) {
        return of("say.detail.change", action(action), eventId);
    }

    /// Of a copy of the data that was put back: what ended by it.
    public static EventDetail ended(int tokens, int sessions, int invites, int accounts, int connections,
            int mails) {
        return of("say.detail.ended", tokens, sessions, invites, accounts, connections, mails);
    }

    /// The same, of one that is known to be older than what was signed.
    ///
    /// @param last     the number of the newest audit event in the copy
    /// @param signed   that of the newest one that was signed
    /// @param signedAt when
    public static EventDetail endedOlder(int tokens, int sessions, int invites, int accounts, int connections,
            int mails, long last, long signed, Instant signedAt) {
        return of("say.detail.endedOlder", tokens, sessions, invites, accounts, connections, mails, last,
                signed, signedAt);
    }

    /// For a reader.
    public String in(Locale language) {
        try {
            return saying().map(saying -> saying.in(language)).orElse(kept);
        } catch (IllegalArgumentException _) {
            // A text where a number belongs: somebody wrote it by hand, and it is shown for what it is.
            return kept;
        }
    }

    private Optional<Saying> saying() {
        List<String> parts = List.of(kept.split("\\|", -1));
        String key = parts.getFirst();
        if (!KEY.matcher(key).matches() || !Saying.of(key).isKnown()) {
            return Optional.empty();
        }
        return Optional.of(new Saying(key,
                parts.stream().skip(1).map(EventDetail::argument).toList()));
    }

    /// An action in words; its code, where there are none.
    private static Object action(String code) {
        return switch (code) {
            case "user.created" -> Saying.of("say.detail.action.userCreated");
            case "user.updated" -> Saying.of("say.detail.action.userUpdated");
            case "user.activated" -> Saying.of("say.detail.action.userActivated");
            case "user.deactivated" -> Saying.of("say.detail.action.userDeactivated");
            case "user.deleted" -> Saying.of("say.detail.action.userDeleted");
            case "group.created" -> Saying.of("say.detail.action.groupCreated");
            case "group.updated" -> Saying.of("say.detail.action.groupUpdated");
            case "group.members-changed" -> Saying.of("say.detail.action.groupMembersChanged");
            case "group.deleted" -> Saying.of("say.detail.action.groupDeleted");
            default -> code;
        };
    }

    private static EventDetail of(String key, Object... arguments) {
        return new EventDetail(Stream.concat(Stream.of(key), Stream.of(arguments).map(EventDetail::kept))
                .collect(Collectors.joining(BAR)));
    }

    private static String kept(Object argument) {
        return switch (argument) {
            case Integer number -> "n" + number;
            case Long number -> "n" + number;
            case Instant moment -> "m" + moment;
            case Saying saying -> "k" + saying.key();
            default -> "t" + argument.toString().replace(PERCENT, NO_PERCENT).replace(BAR, NO_BAR);
        };
    }

    private static Object argument(String kept) {
        String text = kept.isEmpty() ? "" : kept.substring(1);
        try {
            return switch (kept.isEmpty() ? 't' : kept.charAt(0)) {
                case 'n' -> Long.parseLong(text);
                case 'm' -> Instant.parse(text).atOffset(ZoneOffset.UTC);
                case 'k' -> Saying.of(text).isKnown() ? Saying.of(text) : text;
                default -> text.replace(NO_BAR, BAR).replace(NO_PERCENT, PERCENT);
            };
        } catch (NumberFormatException | DateTimeParseException _) {
            // Somebody wrote it by hand: it is shown for what it is.
            return text;
        }
    }
}
