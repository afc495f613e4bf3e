package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("main")
class LogFormatTest {

    @Test
    void aRecordIsOneLine() {
        assertEquals(
                "2026-11-24T10:00:00.120Z INFO dev.scimconsole.server: listening" + System.lineSeparator(),
                new LogFormat().format(record("listening")));
    }

    @Test
    void nobodyForgesALine() {
        String line = new LogFormat().format(record("user agent\r\n2026 SEVERE forged\u2028\u001b[31m"));
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("user agent\\u000d\\u000a2026"), line);
        assertTrue(line.stripTrailing().chars().noneMatch(Character::isISOControl), line);
    }

    @Test
    void anExceptionStandsInTheSameLineWithItsCauses() {
        LogRecord record = record("failed");
        record.setThrown(new IllegalStateException("outer", new IOException("inner\nsecond")));
        String line = new LogFormat().format(record);
        assertEquals(1, line.lines().count());
        assertTrue(
                line.contains("java.lang.IllegalStateException: outer < dev.scimconsole.main.LogFormatTest"),
                line);
        assertTrue(line.contains("| java.io.IOException: inner\\u000asecond < "), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer abc.def", "sent scim_0123456789abcdefghij",
            "session 0123456789abcdefghijABCDEFGHIJ0123456789abc", "setup code: ABCD-EFGH-IJKL",
            "http://h/invite#0123456789abcdefghij0123456789abcdefghij012",
            "scim-console://h/setup#ABCD-EFGH-IJKL",
            "jdbc:postgresql://h/db?user=u&password=hunter2"})
    void noSecretGoesToAFile(String message) {
        String line = new LogFormat(true).format(record(message));
        assertFalse(line.matches("(?s).*(abc\\.def|56789abc|ABCD-EFGH|hunter2).*"), line);
        assertTrue(line.contains("…"), line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void whatIsNoSecretStays() {
        String message = "listening on http://127.0.0.1:8080, organization 01a218f6-46c6-79b2-a02e-bb300245ec4d";
        assertTrue(new LogFormat(true).format(record(message)).contains(message));
    }

    private static LogRecord record(String message) {
        LogRecord record = new LogRecord(Level.INFO, message);
        record.setLoggerName("dev.scimconsole.server");
        record.setInstant(Instant.parse("2026-11-24T10:00:00.120Z"));
        return record;
    }
}
