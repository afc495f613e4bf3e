package dev.scimconsole.client.graph;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import dev.scimconsole.client.graph.InstallationState.Remark;
import dev.scimconsole.contract.configuration.ScimToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Puts a new token into an application of Microsoft Entra ID: saves it, has it tried, lifts the quarantine.
/// Nothing is sent twice except what Microsoft itself said it did not do (not there yet, too many requests,
/// away for a while): that is sent again after a pause.
///
/// One instance is one installation.
public final class TokenInstallation {

    /// What was made just now is not everywhere at once ("replication"): growing pauses, a minute together.
    private static final int MOST_PAUSES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    /// A longer wait than that is for a person to decide.
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final EntraProvisioning provisioning;
    private final EntraTarget target;
    private final String baseUrl;
    private final Optional<String> person;
    private final InstantSource clock;
    private final Pauses pauses;
    private final Map<InstallationStep, InstallationState> states = new EnumMap<>(InstallationStep.class);

    /// @param account who does it; stays the caller's
    /// @param baseUrl the SCIM base URL, as Microsoft reaches it
    /// @param person  user principal name of who is provisioned in the end, if anybody
    public TokenInstallation(MicrosoftAccount account, EntraTarget target, String baseUrl,
            Optional<String> person, InstantSource clock, Pauses pauses) {
        provisioning = new EntraProvisioning(account);
        this.target = target;
        this.baseUrl = baseUrl;
        this.person = person;
        this.clock = clock;
        this.pauses = pauses;
        for (InstallationStep step : InstallationStep.values()) {
            states.put(step, new InstallationState.Waiting());
        }
    }

    /// Does it. Blocks; interrupting the thread ends it before the next request.
    ///
    /// @param token    stays the caller's
    /// @param listener told of each step's states as they change, on the calling thread
    /// @return whether every step is done
    public boolean run(ScimToken token, BiConsumer<InstallationStep, InstallationState> listener) {
        for (InstallationStep step : InstallationStep.values()) {
            InstallationState ended = perform(step, token, listener);
            states.put(step, ended);
            listener.accept(step, ended);
            if (ended instanceof InstallationState.Failed) {
                return false;
            }
        }
        return true;
    }

    private InstallationState perform(InstallationStep step, ScimToken token,
            BiConsumer<InstallationStep, InstallationState> listener) {
        listener.accept(step, new InstallationState.Running());
        for (int pausesBefore = 0;; pausesBefore++) {
            try {
                return act(step, token);
            } catch (GraphException e) {
                Optional<Duration> pause = pause(e.failure(), pausesBefore);
                if (pause.isEmpty() || !waited(step, e.failure(), pause.get(), listener)) {
                    return new InstallationState.Failed(now(), e.failure());
                }
            }
        }
    }

    private InstallationState act(InstallationStep step, ScimToken token) throws GraphException {
        switch (step) {
            case WRITE -> provisioning.write(target, baseUrl, token);
            case VALIDATE -> provisioning.validate(target);
            case LIFT_QUARANTINE -> {
                return liftQuarantine();
            }
            case PROVISION_ONE -> {
                if (person.isEmpty()) {
                    return new InstallationState.NotNeeded(now(), Remark.NOT_ASKED);
                }
                provisioning.provision(target, person.get());
            }
        }
        return new InstallationState.Done(now());
    }

    private InstallationState liftQuarantine() throws GraphException {
        return switch (provisioning.job(target).status()) {
            case QUARANTINE -> {
                provisioning.liftQuarantine(target);
                yield new InstallationState.Done(now());
            }
            case PAUSED -> new InstallationState.NotNeeded(now(), Remark.JOB_PAUSED);
            case ACTIVE, OTHER -> new InstallationState.NotNeeded(now(), Remark.IN_ORDER);
        };
    }

    /// How long to wait before the same is asked again; empty when it must not or need not be.
    private static Optional<Duration> pause(GraphFailure failure, int pausesBefore) {
        boolean notDone = failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.THROTTLED
                || failure.kind() == Kind.UNAVAILABLE;
        Duration pause = failure.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << pausesBefore));
        return notDone && pausesBefore < MOST_PAUSES && pause.compareTo(LONGEST_PAUSE) <= 0
                ? Optional.of(pause)
                : Optional.empty();
    }

    private boolean waited(InstallationStep step, GraphFailure failure, Duration pause,
            BiConsumer<InstallationStep, InstallationState> listener) {
        listener.accept(step, new InstallationState.Pausing(failure, now().plus(pause)));
        try {
            pauses.pause(pause);
            listener.accept(step, new InstallationState.Running());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
