package dev.scimconsole.desktop.microsoft;

import dev.scimconsole.client.graph.EntraApplication;
import dev.scimconsole.client.graph.EntraTarget;
import dev.scimconsole.client.graph.Registration;
import dev.scimconsole.desktop.text.OneLine;
import java.util.List;
import java.util.Optional;

/// What was chosen once: in whose name to sign in, and where the token goes. No secret.
///
/// @param userName of who signed in
public record KnownTarget(Registration registration, String userName, EntraTarget target) {

    private static final int LINES = 6;

    /// As the settings keep it.
    String text() {
        return String.join("\n", registration.tenant(), registration.clientId(), OneLine.of(userName),
                target.application().id(), OneLine.of(target.application().name()), target.jobId());
    }

    /// Reads what the settings kept; empty when it is nothing of that kind.
    static Optional<KnownTarget> of(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return lines.size() != LINES
                ? Optional.empty()
                : Registration.of(lines.get(0), lines.get(1)).map(registration -> new KnownTarget(
                        registration,
                        lines.get(2),
                        new EntraTarget(new EntraApplication(lines.get(3), lines.get(4)), lines.get(5))));
    }
}
