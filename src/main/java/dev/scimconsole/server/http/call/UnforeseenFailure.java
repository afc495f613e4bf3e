package dev.scimconsole.server.http.call;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Describes a failure that nobody foresaw, for the log.
public final class UnforeseenFailure {

    private static final int FRAMES = 12;

    private UnforeseenFailure() {}

    /// What failed and where, on one line. Without the messages: they may quote what a request held.
    public static String describe(Throwable failure) {
        String own = failure.getClass().getName() + " at "
                + Arrays.stream(failure.getStackTrace()).limit(FRAMES)
                        .map(StackTraceElement::toString).collect(Collectors.joining(" < "));
        return failure.getCause() == null ? own : own + "; caused by " + describe(failure.getCause());
    }
}
