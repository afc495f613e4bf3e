package dev.scimconsole.client.connection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How a test ended. Holds no secret.
///
/// @param target    what was tested
/// @param states    of every step that the test has
/// @param cancelled whether it was ended before its time
public record ConnectionReport(Target target, Map<Step, StepState> states, boolean cancelled) {

    /// Copies the map.
    public ConnectionReport {
        states = Collections.unmodifiableMap(new EnumMap<>(states));
    }

    /// Whether nothing is wrong.
    public boolean passed() {
        return !cancelled && states.values().stream().noneMatch(StepState.Failed.class::isInstance);
    }
}
