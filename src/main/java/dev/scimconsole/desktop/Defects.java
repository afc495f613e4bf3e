package dev.scimconsole.desktop;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Describes a failure that nobody foresaw, for whoever mends it.
final class Defects {

    private static final int FRAMES = 12;

    private Defects() {}

    /// Types and places, no messages: a message may quote what the administrator typed or was shown.
    ///
    /// @param version of the program
    static String describe(Throwable failure, String version) {
        StringBuilder text = new StringBuilder(
                "SCIM Console %s, Java %s, JavaFX %s, %s %s %s%n".formatted(version,
                        System.getProperty("java.version"), System.getProperty("javafx.version"),
                        System.getProperty("os.name"), System.getProperty("os.version"),
                        System.getProperty("os.arch")));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName()).append('\n')
                    .append(Arrays.stream(cause.getStackTrace()).limit(FRAMES)
                            .map(frame -> "    " + frame + "\n").collect(Collectors.joining()));
        }
        return text.toString();
    }
}
