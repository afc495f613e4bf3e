package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.refusals.NameClash;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import java.time.Clock;
import java.util.List;

/// Says refused changes in words: what was asked, why it was refused, and what cures that here and there.
public final class RefusalWords {

    private static final int NOT_SIGNED_IN = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int CHANGED = 412;
    private static final int TOO_LARGE = 413;
    private static final int FIRST_FAILURE = 500;

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
            return messages.text("refused.change", String.join(", ", attributes));
        }
        String key = "activity.action." + change.action();
        return messages.bundle().containsKey(key) ? messages.text(key) : change.action();
    }

    /// That somebody should have no access, and why they have it; `**` around words makes them bold.
    String should(RefusedChange change) {
        return messages.text("refused.should." + change.action(), moments.at(change.firstAt()), why(change));
    }

    /// What was asked, and why it was refused; `**` around words makes them bold.
    String sentence(RefusedChange change) {
        return change.stillHasAccess()
                ? should(change)
                : "**" + what(change) + "**: " + why(change);
    }

    /// Why it was refused.
    String why(RefusedChange change) {
        if (change.status() == NOT_SIGNED_IN || isOfAPause(change)) {
            String key = "activity.reason." + change.reason().orElse("");
            return messages.bundle().containsKey(key) ? messages.text(key) : answer(change);
        }
        if (isHeld(change)) {
            return messages
                    .text(change.status() >= FIRST_FAILURE ? "refused.cause.held" : "refused.cause.stopped");
        }
        if (change.status() >= FIRST_FAILURE) {
            return messages.text("refused.cause.unavailable");
        }
        if (isProtected(change)) {
            return messages.text("refused.cause.protected", who(change));
        }
        String about = OneLine.of(change.about().orElse(""));
        return about.isEmpty() ? whyOfAll(change) : switch (change.reason().orElse("")) {
            case "other-domain" -> messages.text("refused.cause.otherDomain", about);
            case "uniqueness" -> messages.text("refused.cause.uniqueness",
                    OneLine.of(
                            change.clash().map(NameClash::userName).or(change.target()::name).orElse(about)));
            case "unknown-member" -> messages.text("refused.cause.unknown", about);
            case "invalidValue" -> messages.text("refused.cause.invalidValue", about);
            case "invalidPath" -> messages.text("refused.cause.invalidPath", about);
            case "noTarget" -> messages.text("refused.cause.noTarget", about);
            case "mutability" -> messages.text("refused.cause.mutability", about);
            default -> change.status() == NOT_FOUND
                    ? messages.text("refused.cause.unknown", about)
                    : whyOfAll(change);
        };
    }

    private static boolean isOfAPause(RefusedChange change) {
        return change.reason().filter("paused"::equals).isPresent();
    }

    /// What to do here.
    public String here(RefusedChange change) {
        if (change.passesNow()) {
            return messages.text("refused.cure.passes");
        }
        if (change.status() == NOT_SIGNED_IN) {
            return messages.text("refused.cure.token");
        }
        if (isProtected(change)) {
            return messages.text("refused.cure.protectedHere");
        }
        if (isOfAPause(change)) {
            return messages.text("refused.cure.paused");
        }
        if (isHeld(change)) {
            return messages.text("refused.cure.held");
        }
        return change.reason().filter("other-domain"::equals).isPresent()
                ? messages.text("refused.cure.domain", OneLine.of(change.about().orElse("")))
                : messages.text("refused.cure.nothing");
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
        return first.isEmpty() ? retry : first + " " + retry;
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

    private static boolean isHeld(RefusedChange change) {
        return change.reason().filter(reason -> reason.startsWith("leavers-")).isPresent();
    }

    private static boolean isProtected(RefusedChange change) {
        return change.reason().filter("protected-person"::equals).isPresent();
    }

    private String client(RefusedChange change) {
        String name = ClientNames.friendly(change.origin().client());
        return name.isEmpty() ? messages.text("client.unknown") : name;
    }

    private String cureThere(RefusedChange change) {
        String about = OneLine.of(change.about().orElse(""));
        return switch (change.status()) {
            case NOT_SIGNED_IN -> messages.text("refused.cure.paste");
            case NOT_FOUND -> messages.text("refused.cure.unknown");
            case TOO_LARGE -> messages.text("refused.cure.smaller");
            default -> about.isEmpty() ? "" : switch (change.reason().orElse("")) {
                case "other-domain" -> messages.text("refused.cure.outOfScope");
                case "uniqueness" -> messages.text("refused.cure.rename");
                case "unknown-member" -> messages.text("refused.cure.member", about);
                default -> messages.text("refused.cure.mapping", about);
            };
        };
    }

    private String whyOfAll(RefusedChange change) {
        return switch (change.status()) {
            case CHANGED -> messages.text("refused.cause.changed");
            case CONFLICT ->
                change.reason().isEmpty() ? messages.text("refused.cause.changed") : answer(change);
            case TOO_LARGE -> messages.text("refused.cause.tooLarge");
            default -> answer(change);
        };
    }

    private String answer(RefusedChange change) {
        return change.answer().map(text -> messages.text("refused.cause.answer", OneLine.of(text)))
                .orElseGet(() -> messages.text("refused.cause.status", change.status()));
    }
}
