package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was passed over, as one text: a line each, the reason in front. What an event keeps holds no line
/// breaks.
final class PassedOverText {

    private PassedOverText() {}

    /// Empty when nothing was.
    static Optional<String> join(List<PassedOver> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(parts.stream().map(part -> part.reason().name() + " " + part.what())
                        .collect(Collectors.joining("\n")));
    }

    static List<PassedOver> split(Optional<String> text) {
        return text.map(lines -> lines.lines().map(PassedOverText::part).toList()).orElse(List.of());
    }

    private static PassedOver part(String line) {
        int blank = line.indexOf(' ');
        return new PassedOver(line.substring(blank + 1), Reason.valueOf(line.substring(0, blank)));
    }
}
