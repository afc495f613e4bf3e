package dev.scimconsole.main;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line a record: time, level, logger, message, and the chain of causes with where each arose. Control
/// characters are written as escapes, so that nobody can forge a line through what they send.
final class LogFormat extends Formatter {

    private static final int FRAMES = 12;
    /// What follows these words, and what is as long and as random as a token, a session or an invite.
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(bearer |basic |password=|password: |code: "
                    + "|#)[^\\s,;\"'&]+|(scim_)[0-9A-Za-z]+|[0-9A-Za-z_-]{40,}");

    private final boolean withoutSecrets;

    LogFormat() {
        this(false);
    }

    /// @param withoutSecrets whether to leave out what may be one: nothing should log it, and files stay
    LogFormat(boolean withoutSecrets) {
        this.withoutSecrets = withoutSecrets;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(200).append(record.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ').append(record.getLevel().getName()).append(' ').append(record.getLoggerName())
                .append(": ");
        escape(formatMessage(record), line);
        for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            line.append(" | ");
            escape(cause.toString(), line);
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                line.append(" < ").append(frames[i]);
            }
        }
        String text = line.toString();
        return (withoutSecrets ? redact(text) : text) + System.lineSeparator();
    }

    private static String redact(String line) {
        return SECRET.matcher(line).replaceAll(found -> Matcher.quoteReplacement(
                Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2))).orElse("")
                        + "…"));
    }

    private static void escape(String text, StringBuilder into) {
        text.chars().forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                into.append(String.format("\\u%04x", c));
            } else {
                into.append((char) c);
            }
        });
    }
}
