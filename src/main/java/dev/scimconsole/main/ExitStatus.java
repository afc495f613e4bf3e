package dev.scimconsole.main;

/// What the program ends with, which scripts rely on.
enum ExitStatus {
    /// Done.
    DONE(0),
    /// It can't be done.
    FAILED(1),
    /// The arguments are unusable.
    UNUSABLE_ARGUMENTS(2),
    /// Somebody else changed it meanwhile, so nothing was changed.
    CHANGED_MEANWHILE(3),
    /// The answer was lost after the change was sent.
    OUTCOME_UNKNOWN(4);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    /// The number that the process ends with.
    int number() {
        return number;
    }
}
