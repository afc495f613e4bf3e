package dev.scimconsole.desktop.rotation;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.rotation.Interruption;
import dev.scimconsole.contract.rotation.RefusedRequests;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationClient;
import dev.scimconsole.contract.rotation.RotationClient.Progress;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.desktop.guides.Guide;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.rotation.RotationLine.Tone;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says a rotation in words.
final class RotationWords {

    /// More would hide what is still to be done; Activity has them all.
    private static final int MOST_REFUSED = 5;
    private static final int MOST_CLIENTS = 5;
    private static final int MOST_ADDRESSES = 3;

    private final Messages messages;
    private final Moments moments;
    private final Guides guides;

    RotationWords(Messages messages, Moments moments, Guides guides) {
        this.messages = messages;
        this.moments = moments;
        this.guides = guides;
    }

    /// Refused requests of one client with one fault, from all its addresses.
    private record Refused(String userAgent, String reason, Optional<String> hint) {}

    /// What happened and what is awaited, in order.
    ///
    /// @param uncopied whether the new token is on the screen and was never copied: then that is a step of
    ///                 its own
    List<RotationLine> lines(Rotation rotation, boolean uncopied) {
        List<RotationLine> lines = new ArrayList<>();
        rotation.refreshedAt().ifPresent(at -> lines.add(line(Tone.GOOD, at, messages.text(
                "rotation.generated", rotation.tokenHint().orElse(""), rotation.refreshedBy().orElse(""),
                rotation.previousTokenHint().orElse("")))));
        lines.addAll(refused(rotation));
        rotation.clients().stream().filter(client -> client.firstAcceptedAt().isPresent())
                .sorted(Comparator.comparing(client -> client.firstAcceptedAt().orElseThrow()))
                .limit(MOST_CLIENTS)
                .forEach(client -> lines.add(line(Tone.GOOD, client.firstAcceptedAt().orElseThrow(),
                        messages.text("rotation.accepted", name(client)))));
        if (uncopied && rotation.state() != RotationState.PICKED_UP) {
            lines.add(
                    new RotationLine(Tone.OPEN, messages.text("rotation.now"), messages.text("rotation.copy"),
                            Optional.empty()));
        }
        lines.addAll(awaited(rotation));
        return lines;
    }

    /// How far it has come, for the head of the page.
    String status(Rotation rotation) {
        return messages.text("rotation.status." + told(rotation));
    }

    /// How far it has come, for the head of the card.
    ///
    /// @param uncopied whether the token is on the screen and was never copied
    String badge(Rotation rotation, boolean uncopied) {
        return switch (told(rotation)) {
            case NONE -> "";
            case WAITING, OLD_TOKEN_IN_USE -> messages.text("rotation.stepsLeft",
                    Math.max(1, awaitedOneByOne(rotation)) + (uncopied ? 1 : 0));
            case PICKED_UP -> messages.text("rotation.pickedUp");
            case MIXED -> messages.text("rotation.leftBehind", leftBehind(rotation).size());
            case SILENT -> messages.text("rotation.silentBadge");
        };
    }

    /// How good or bad that is.
    static String tone(Rotation rotation) {
        return switch (told(rotation)) {
            case NONE -> "quiet";
            case WAITING, OLD_TOKEN_IN_USE, MIXED -> "attention";
            case SILENT -> "bad";
            case PICKED_UP -> "good";
        };
    }

    /// How long provisioning did not work, or that it always did; empty where neither can be said.
    ///
    /// @param now by the service's clock
    String interruption(Rotation rotation, Instant now) {
        return rotation.interruption().map(gap -> gap.until()
                .map(until -> messages.text("rotation.interrupted",
                        moments.span(Duration.between(gap.from(), until)),
                        moments.exactly(gap.from()), moments.exactly(until)))
                .orElseGet(() -> ongoing(gap, now))).orElseGet(() -> uninterrupted(rotation));
    }

    private String uninterrupted(Rotation rotation) {
        if (rotation.state() == RotationState.NONE) {
            return "";
        }
        if (rotation.clients().isEmpty()) {
            return messages.text("rotation.notConnected");
        }
        return rotation.refused().isEmpty()
                ? messages.text(rotation.state() == RotationState.PICKED_UP
                        ? "rotation.neverInterrupted"
                        : "rotation.notInterrupted")
                : "";
    }

    /// Where nothing was connected, nobody is silent.
    private static RotationState told(Rotation rotation) {
        return rotation.state() == RotationState.SILENT && rotation.clients().isEmpty()
                ? RotationState.WAITING
                : rotation.state();
    }

    /// What to tell when a client has changed.
    String pickedUp(Rotation rotation) {
        String by = rotation.clients().stream().filter(client -> client.progress() == Progress.PICKED_UP)
                .max(Comparator.comparing(client -> client.firstAcceptedAt().orElse(Instant.MIN)))
                .map(this::name).orElse(messages.text("client.unknown"));
        return rotation.state() == RotationState.MIXED
                ? messages.text("rotation.told.mixed", by, names(leftBehind(rotation)))
                : messages.text(
                        rotation.interruption().isPresent() ? "rotation.told.again" : "rotation.told.all",
                        by);
    }

    /// How a client is called.
    String name(RotationClient client) {
        return clean(ClientNames.full(messages, client.name(), client.address()));
    }

    static List<RotationClient> leftBehind(Rotation rotation) {
        return rotation.clients().stream().filter(client -> client.progress() != Progress.PICKED_UP).toList();
    }

    private String ongoing(Interruption gap, Instant now) {
        return messages.text("rotation.interruptedSince", moments.exactly(gap.from()),
                moments.span(Duration.between(gap.from(), now)));
    }

    private List<RotationLine> refused(Rotation rotation) {
        Map<Refused, List<RefusedRequests>> grouped = rotation.refused().stream()
                .collect(Collectors.groupingBy(
                        one -> new Refused(one.origin().userAgent(), one.reason(), one.tokenHint()),
                        LinkedHashMap::new, Collectors.toList()));
        List<RotationLine> lines = grouped.entrySet().stream().limit(MOST_REFUSED)
                .map(group -> refused(group.getKey(), group.getValue())).toList();
        List<RotationLine> oldestFirst = new ArrayList<>(lines.reversed());
        if (grouped.size() > MOST_REFUSED) {
            oldestFirst.addFirst(new RotationLine(Tone.BAD, "", messages.text("rotation.moreRejected",
                    grouped.size() - MOST_REFUSED), Optional.empty()));
        }
        return oldestFirst;
    }

    private RotationLine refused(Refused client, List<RefusedRequests> at) {
        long count = at.stream().mapToLong(RefusedRequests::count).sum();
        Instant last = at.stream().map(RefusedRequests::lastAt).max(Comparator.naturalOrder()).orElseThrow();
        String agent = clean(client.userAgent().isEmpty()
                ? messages.text("client.unknown")
                : client.userAgent());
        String addresses = addresses(at);
        String text = client.hint().isPresent()
                ? messages.text(client.reason().equals("expired")
                        ? "rotation.rejectedExpired"
                        : "rotation.rejectedRevoked", count, client.hint().orElseThrow(), agent, addresses)
                : messages.text("rotation.rejected", count, agent, addresses, reason(client.reason()));
        return line(Tone.BAD, last, text);
    }

    private String addresses(List<RefusedRequests> at) {
        List<String> all = at.stream().map(one -> one.origin().address()).distinct().toList();
        return messages.names(all.stream().limit(MOST_ADDRESSES))
                + (all.size() > MOST_ADDRESSES ? " …" : "");
    }

    /// Why a request was refused, as a sentence.
    String reason(String reason) {
        String key = "activity.reason." + reason;
        return messages.bundle().containsKey(key)
                ? messages.text(key)
                : messages.text("activity.reason.other", reason);
    }

    private List<RotationLine> awaited(Rotation rotation) {
        List<RotationClient> left = leftBehind(rotation);
        return switch (rotation.state()) {
            case NONE -> List.of();
            case PICKED_UP -> left.stream().limit(MOST_CLIENTS).map(this::maybeGone).toList();
            case WAITING, OLD_TOKEN_IN_USE -> awaitedOneByOne(rotation) > 0
                    ? ofEach(left)
                    : List.of(wait(rotation));
            case MIXED, SILENT -> left.isEmpty()
                    ? List.of(wait(rotation))
                    : ofEach(left);
        };
    }

    private RotationLine wait(Rotation rotation) {
        Optional<Guide> guide = rotation.identityProvider()
                .filter(provider -> provider != IdentityProvider.OTHER).map(guides::of)
                .or(() -> rotation.clients().stream().findFirst().map(client -> guides.of(client.name())));
        return now(messages.text("rotation.wait", where(guide)), guide);
    }

    /// How many clients have a line of their own; 0 where it is enough to wait for the first request.
    private static int awaitedOneByOne(Rotation rotation) {
        List<RotationClient> left = leftBehind(rotation);
        return left.size() > 1
                || left.stream().anyMatch(client -> client.progress() == Progress.WRONG_TOKEN)
                        ? left.size()
                        : 0;
    }

    private List<RotationLine> ofEach(List<RotationClient> left) {
        List<RotationLine> lines = new ArrayList<>(
                left.stream().limit(MOST_CLIENTS).map(this::ofOne).toList());
        if (left.size() > MOST_CLIENTS) {
            lines.add(now(messages.text("clients.more", left.size() - MOST_CLIENTS), Optional.empty()));
        }
        return lines;
    }

    /// A client that was seen with the old token, but not often enough to be expected.
    private RotationLine maybeGone(RotationClient client) {
        Optional<Guide> guide = Optional.of(guides.of(client.name()));
        return now(messages.text("rotation.maybeGone", name(client), where(guide)), guide);
    }

    private RotationLine ofOne(RotationClient client) {
        Optional<Guide> guide = Optional.of(guides.of(client.name()));
        return now(switch (client.progress()) {
            case WAITING, PICKED_UP -> messages.text("rotation.waitFor", name(client), where(guide),
                    moments.within(client.expectedBy()));
            case OLD_TOKEN -> messages.text("rotation.oldToken", name(client), where(guide));
            case WRONG_TOKEN -> messages.text("rotation.wrongToken", name(client), where(guide));
            case SILENT -> messages.text("rotation.silent", name(client), moments.within(client.expectedBy()),
                    moments.within(client.lastSeenAt()), where(guide));
        }, guide);
    }

    private RotationLine now(String text, Optional<Guide> guide) {
        return new RotationLine(Tone.OPEN, messages.text("rotation.now"), text, Optional.of(guide));
    }

    private RotationLine line(Tone tone, Instant at, String text) {
        return new RotationLine(tone, moments.exactly(at), text, Optional.empty());
    }

    private String where(Optional<Guide> guide) {
        return guide.flatMap(Guide::afterRefresh).map(Guide.AfterRefresh::where)
                .orElse(messages.text("rotation.anywhere"));
    }

    private String names(List<RotationClient> clients) {
        return messages.names(clients.stream().map(this::name).distinct());
    }

    /// What a client calls itself must not set words in bold.
    private static String clean(String text) {
        return text.replace("*", "");
    }
}
