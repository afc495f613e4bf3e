package dev.scimconsole.main;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One line a record: time, level, logger, message, and the chain of causes with where each arose. Control
/// characters are written as escapes, so that nobody can forge a line through what they send.
final class LogFormat extends Formatter {

    private static final int FRAMES = 12;

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
        return line.append(System.lineSeparator()).toString();
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
