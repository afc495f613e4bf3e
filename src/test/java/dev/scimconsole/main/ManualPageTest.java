package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The manual page of the packages on Linux, which is made of what `--help` prints.
@Tag("main")
@DisabledOnOs(OS.WINDOWS)
class ManualPageTest {

    @Test
    void everyWordOfTheHelpIsInItAndEveryCommandAndOptionStandsOut() throws Exception {
        List<String> manual = manual();
        assertEquals(words(Usage.TEXT.lines()), words(manual.stream()
                .filter(line -> !line.startsWith(".") || line.startsWith(".B "))
                .map(line -> line.replaceFirst("^\\.B ", "")
                        .replace("\\-", "-"))));
        Stream<String> set = Usage.TEXT.lines().filter(line -> line.matches("scim-console.*| +--.*"))
                .map(line -> line.strip().split(" {2,}", -1)[0]);
        assertEquals(set.toList(), manual.stream().filter(line -> line.startsWith(".B "))
                .map(line -> line.substring(3).replace("\\-", "-")).toList());
    }

    @Test
    void optionsEndWhereTheNextCommandBegins() throws Exception {
        int depth = 0;
        for (String line : manual()) {
            depth += line.equals(".RS") ? 1 : line.equals(".RE") ? -1 : 0;
            assertFalse(line.startsWith(".B scim") && depth != 0, line);
        }
        assertEquals(0, depth);
    }

    /// In their order, but for the name of the program at the beginning.
    private static List<String> words(Stream<String> lines) {
        List<String> words = lines.flatMap(line -> Stream.of(line.strip().split("\\s+", -1)))
                .filter(word -> !word.isEmpty()).toList();
        return words.subList(words.indexOf("create,"), words.size()).stream()
                .map(word -> word.replaceFirst("opens\\.$", "opens")).toList();
    }

    private static List<String> manual() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("awk", "-f", "packaging/linux/manual", "-v", "version=1.0.0",
                "-v", "date=2026-11-27").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var help = process.outputWriter(StandardCharsets.UTF_8)) {
            help.write(Usage.TEXT);
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return lines;
    }
}
