package dev.scimconsole.demo.simulator;

/// Ends a run early; the simulator turns it into the run's outcome.
final class StopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    StopException(Outcome outcome) {
        super(outcome.saying().inEnglish());
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
