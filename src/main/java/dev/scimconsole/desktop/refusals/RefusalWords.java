package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.refusals.NameClash;
import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Says refused changes in words: what was asked, why it was refused, and what cures that here and there.
public final class RefusalWords {

    private final Messages messages;
    private final Moments moments;

    /// @param clock its zone is the reader's
    public RefusalWords(Messages messages, Clock clock) {
        this.messages = messages;
        moments = new Moments(messages, clock);
    }

    /// Who it is about.
    String who(RefusedChange change) {
        String name = OneLine
                .of(change.displayName().or(change.target()::name).filter(text -> !text.isBlank())
                        .orElseGet(() -> change.target().id().isEmpty()
                                ? messages.text("refused.nameless")
                                : change.target().id()));
        return change.target().type().equals("group") ? messages.text("refused.group", name) : name;
    }

    /// The user name, where the name is another; else empty text.
    String userName(RefusedChange change) {
        return change.displayName().isPresent() ? OneLine.of(change.target().name().orElse("")) : "";
    }

    /// What was asked.
    String what(RefusedChange change) {
        List<String> attributes = change.attributes();
        if (change.action().equals("user.updated") && !attributes.contains("*")) {
            return messages.text("refused.change", messages.names(attributes.stream()));
        }
        String key = "activity.action." + change.action();
        return messages.bundle().containsKey(key) ? messages.text(key) : change.action();
    }

    /// That somebody should have no access, and why they have it; `**` around words makes them bold.
    String should(RefusedChange change) {
        return messages.text("refused.should." + change.action(), moments.within(change.firstAt()),
                why(change));
    }

    /// What was asked, and why it was refused; `**` around words makes them bold.
    String sentence(RefusedChange change) {
        return change.stillHasAccess()
                ? should(change)
                : messages.text("refused.sentence", what(change), why(change));
    }

    /// Why it was refused.
    String why(RefusedChange change) {
        return change.cause().map(cause -> why(cause, change))
                .orElseGet(() -> messages.text("refused.status", change.status()));
    }

    private String why(RefusalCode cause, RefusedChange change) {
        String ofToken = "activity.reason." + change.reason().orElse("");
        return cause == RefusalCode.TOKEN && messages.bundle().containsKey(ofToken)
                ? messages.text(ofToken)
                : messages.text("refused.why." + cause, subject(cause, change), expected(change));
    }

    private String subject(RefusalCode cause, RefusedChange change) {
        return switch (cause) {
            case PROTECTED -> who(change);
            case TAKEN -> OneLine.of(change.clash().map(NameClash::userName).or(change.target()::name)
                    .orElseGet(() -> about(change)));
            default -> about(change);
        };
    }

    private static String about(RefusedChange change) {
        return OneLine.of(change.about().orElse(""));
    }

    /// A limit as a number, so that it is written as numbers are.
    private static Object expected(RefusedChange change) {
        String text = OneLine.of(change.expected().orElse(""));
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit)
                ? (Object) new BigDecimal(text)
                : text;
    }

    /// What to do here.
    public String here(RefusedChange change) {
        return change.passesNow()
                ? messages.text("refused.cure.passes")
                : change.cause().map(cause -> cureHere(cause, change))
                        .orElseGet(() -> messages.text("refused.cure.nothing"));
    }

    private String cureHere(RefusalCode cause, RefusedChange change) {
        return switch (cause) {
            case TOKEN -> messages.text("refused.cure.token");
            case PROTECTED -> messages.text("refused.cure.protectedHere");
            case PAUSED -> messages.text("refused.cure.paused");
            case LEAVERS_HELD, LEAVERS_STOPPED -> messages.text("refused.cure.held");
            case OTHER_DOMAIN -> messages.text("refused.cure.domain", about(change));
            case FAILED -> messages.text("refused.cure.log");
            default -> messages.text("refused.cure.nothing");
        };
    }

    /// Where the cure is that is not here.
    public String inProvider(RefusedChange change) {
        return messages.text("refused.there", client(change));
    }

    /// What to do in the identity provider; `**` around words makes them bold.
    public String there(RefusedChange change) {
        if (change.intended()) {
            return messages.text("refused.cure.protectedThere");
        }
        String first = change.passesNow() ? "" : cureThere(change);
        String retry = messages.text(switch (change.identityProvider()) {
            case OKTA -> "refused.retry.okta";
            case ENTRA_ID -> first.isEmpty() ? "refused.retry.entraAlone" : "refused.retry.entra";
            case OTHER -> "refused.retry.other";
        });
        return messages.sentences(first, retry);
    }

    /// Who asked, how often, and when last.
    public String askedBy(RefusedChange change) {
        return change.connection().isPresent()
                ? messages.text("refused.askedThrough", client(change), change.connection().get(),
                        change.tries(),
                        moments.within(change.lastAt()))
                : messages.text("refused.askedBy", client(change), change.tokenHint(), change.tries(),
                        moments.within(change.lastAt()));
    }

    /// The same in a cell.
    String tries(RefusedChange change) {
        return messages.text("refused.tries", client(change), change.tries(),
                moments.within(change.lastAt()));
    }

    /// One of two who want one name.
    String side(NameClash.ClashSide side) {
        String name = OneLine.of(side.name().orElse(side.userName()));
        return side.source().map(ResourceSource::client).filter(client -> !client.isEmpty())
                .map(client -> messages.text("refused.clash.sideBy", name, moments.within(side.created()),
                        ClientNames.friendly(client)))
                .orElseGet(() -> messages.text("refused.clash.side", name, moments.within(side.created())));
    }

    /// A target's name, to look for it.
    static String search(EventTarget target) {
        return target.name().orElse(target.id());
    }

    private String client(RefusedChange change) {
        String name = ClientNames.friendly(change.origin().client());
        return name.isEmpty() ? messages.text("client.unknown") : name;
    }

    private String cureThere(RefusedChange change) {
        return change.cause().flatMap(RefusalWords::cureThere)
                .map(key -> messages.text("refused.cure." + key, about(change), expected(change)))
                .orElse("");
    }

    /// What is to be done before it is sent again, by its key; empty where that is all.
    private static Optional<String> cureThere(RefusalCode cause) {
        return switch (cause) {
            case PAUSED, PROTECTED, LEAVERS_HELD, LEAVERS_STOPPED, OTHER_VERSION, TOO_SLOW,
                    UNAVAILABLE, FAILED, BULK_REFERENCE_FAILED ->
                Optional.empty();
            case TOKEN -> Optional.of("paste");
            case OTHER_DOMAIN -> Optional.of("outOfScope");
            case TAKEN -> Optional.of("rename");
            case NOT_FOUND -> Optional.of("unknown");
            case UNKNOWN_MEMBER -> Optional.of("member");
            case OWN_MEMBER -> Optional.of("ownMember");
            case REQUIRED, NOT_REMOVABLE, EMPTY_VALUE -> Optional.of("give");
            case READ_ONLY, UNKNOWN_ATTRIBUTE -> Optional.of("takeOut");
            case TOO_LONG -> Optional.of("shorten");
            case SEVERAL_VALUES -> Optional.of("oneValue");
            case SEVERAL_PRIMARY -> Optional.of("onePrimary");
            case GIVEN_TWICE, NAME_TWICE -> Optional.of("once");
            case NO_OBJECT, NO_TRUTH_VALUE, NO_BASE64, NO_TEXT, UNSTORABLE, UNREADABLE_PATH,
                    UNREADABLE_FILTER, FILTER_IN_PATH, NO_MATCH ->
                Optional.of("mapping");
            case SCHEMA_MISSING -> Optional.of("schema");
            case TOO_LARGE, TOO_MANY_VALUES, TOO_MANY_OPERATIONS -> Optional.of("smaller");
            case UNREADABLE_ADDRESS, NO_ENDPOINT -> Optional.of("address");
            case NAMELESS_MEMBER, FIXED_MEMBER, NO_SCHEMAS, NO_OPERATIONS, NO_OPERATION, NAMELESS_OPERATION,
                    UNKNOWN_OPERATION, OPERATION_WITHOUT_VALUE, NO_PATH_TEXT, REMOVAL_WITHOUT_PATH,
                    VALUE_WITHOUT_PATH, NO_BODY, BODY_TYPE, BODY_CODING, NO_JSON, NO_JSON_OBJECT, TOO_DEEP,
                    BULK_ID_MISSING, BULK_ID_TWICE, BULK_ID_UNKNOWN, BULK_WITHOUT_DATA, BULK_PART ->
                Optional.of("maker");
        };
    }
}
