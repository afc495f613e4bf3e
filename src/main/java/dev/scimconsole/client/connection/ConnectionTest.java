package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.security.KeyStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Tests the way to a SCIM service and what is at its end, step by step, from this machine. What one step
/// needs of an earlier one that went wrong is skipped; a test user that was created is removed in any case.
///
/// One instance is one test. [#run(BiConsumer)] blocks; [#cancel()] may be called by any thread.
public final class ConnectionTest {

    private final Target target;
    private final NetworkProbe network;
    private final Credentials credentials;
    private final ScimCalls calls;
    private final TokenUrlProbe tokenUrl;
    private final ProvisioningProbe provisioning;
    private final Map<Step, StepState> states = new EnumMap<>(Step.class);
    private BiConsumer<Step, StepState> listener = (_, _) -> {};
    private volatile boolean cancelled;

    /// A test that trusts the public authorities.
    ///
    /// @param credentials stay the caller's, who closes them after the test
    public ConnectionTest(Target target, Credentials credentials, Limits limits) {
        this(target, credentials, limits, Optional.empty());
    }

    /// A test that trusts these authorities alone.
    ///
    /// @param authorities as above when empty
    public ConnectionTest(Target target, Credentials credentials, Limits limits,
            Optional<KeyStore> authorities) {
        this.target = target;
        this.credentials = credentials;
        RecordingTrust trust = new RecordingTrust(RecordingTrust.trusting(authorities));
        network = new NetworkProbe(target, limits, trust);
        calls = new ScimCalls(target, credentials, limits, trust, network);
        tokenUrl = new TokenUrlProbe(calls);
        provisioning = new ProvisioningProbe(target, calls);
        for (Step step : credentials.steps()) {
            states.put(step, new StepState.Waiting());
        }
    }

    /// Runs the test. Interrupting the thread ends it too, after the removal of the test user.
    ///
    /// @param listener told of each step's states as they change, on the calling thread
    public ConnectionReport run(BiConsumer<Step, StepState> listener) {
        this.listener = listener;
        try {
            for (Step step : credentials.steps()) {
                if (step != Step.DELETE) {
                    perform(step, obstacle(step));
                }
            }
        } finally {
            // What interrupted the test must not keep its user alive.
            boolean interrupted = Thread.interrupted();
            calls.beginRemoval();
            if (states.containsKey(Step.DELETE)) {
                perform(Step.DELETE, nobodyToRemove());
            }
            if (credentials instanceof Credentials.ClientSecret client) {
                tokenUrl.end(client);
            }
            calls.close();
            network.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return new ConnectionReport(target, states, cancelled);
    }

    /// Ends the test as soon as the test user, if there is one, is removed.
    public void cancel() {
        cancelled = true;
        network.cancel();
        calls.cancel();
    }

    private void perform(Step step, Optional<Saying> obstacle) {
        if (obstacle.isPresent()) {
            tell(step, new StepState.Skipped(obstacle.get()));
            return;
        }
        tell(step, new StepState.Running());
        long started = System.nanoTime();
        StepState ended;
        try {
            Optional<Saying> remark = act(step);
            ended = new StepState.Passed(since(started), remark);
        } catch (FindingException e) {
            ended = isEnded() && step != Step.DELETE
                    ? new StepState.Skipped(Saying.of("say.test.cancelled"))
                    : new StepState.Failed(since(started), e.finding());
        }
        tell(step, ended);
    }

    private Optional<Saying> act(Step step) throws FindingException {
        return switch (step) {
            case NAME -> network.findAddresses();
            case CONNECTION -> without(network::connect);
            case ENCRYPTION -> network.encrypt();
            case HTTP -> without(provisioning::reach);
            case ACCESS_TOKEN -> switch (credentials) {
                case Credentials.ClientSecret client -> tokenUrl.show(client);
                case Credentials.Federation client -> tokenUrl.showNothing(client);
                case Credentials.Token _ -> Optional.empty();
            };
            case AUTHENTICATION -> provisioning.authenticate();
            case DISCOVERY -> without(provisioning::discover);
            case UNKNOWN_USER -> without(provisioning::lookUpNobody);
            case CREATE -> without(provisioning::create);
            case CHANGE -> without(provisioning::change);
            case DEACTIVATE -> without(provisioning::deactivate);
            case DELETE -> provisioning.remove();
        };
    }

    private interface Act {
        void perform() throws FindingException;
    }

    private static Optional<Saying> without(Act act) throws FindingException {
        act.perform();
        return Optional.empty();
    }

    private Optional<Saying> obstacle(Step step) {
        if (isEnded()) {
            return Optional.of(Saying.of("say.test.cancelled"));
        }
        Optional<String> proxy = network.proxy();
        return switch (step) {
            case NAME, CONNECTION -> behind(proxy).or(() -> failedBefore(step));
            case ENCRYPTION -> failedBefore(step).or(this::inClearOnThisMachine)
                    .or(() -> target.url().isHttps() ? behind(proxy) : Optional.empty());
            case HTTP, ACCESS_TOKEN, AUTHENTICATION, DISCOVERY, UNKNOWN_USER, CREATE -> failedBefore(step);
            case CHANGE, DEACTIVATE -> states.get(Step.CREATE) instanceof StepState.Passed
                    ? Optional.empty()
                    : Optional.of(Saying.of("say.test.noUser"));
            case DELETE -> nobodyToRemove();
        };
    }

    /// What an earlier step found that leaves nothing to be tested by this one. Discovery and look-up are no
    /// such steps: the rest is worth knowing without them.
    private Optional<Saying> failedBefore(Step step) {
        for (Step earlier : credentials.steps()) {
            if (earlier == step || earlier.compareTo(Step.AUTHENTICATION) > 0) {
                break;
            }
            if (states.get(earlier) instanceof StepState.Failed) {
                return Optional.of(Saying.of("say.test.earlierFailed"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Saying> behind(Optional<String> proxy) {
        return proxy.map(address -> Saying.of("say.test.behindProxy", address));
    }

    private Optional<Saying> inClearOnThisMachine() {
        return target.isLoopback() && !target.url().isHttps()
                ? Optional.of(Saying.of("say.test.inClearHere"))
                : Optional.empty();
    }

    private Optional<Saying> nobodyToRemove() {
        return provisioning.mayHaveCreated() ? Optional.empty() : Optional.of(Saying.of("say.test.noUser"));
    }

    private boolean isEnded() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    private void tell(Step step, StepState state) {
        states.put(step, state);
        listener.accept(step, state);
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
