package dev.scimconsole.desktop.widgets.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What looks like a notice is one, which a screen reader is told of.
@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.notices")
class NoticesTest {

    private static final Path CODE = Path.of("src/main/java/dev/scimconsole/desktop");
    private static final Path FXML = Path.of("fxml");
    private static final Set<String> OWN = Set.of("MessageBox.java", "NoticeLine.java");

    @Test
    void noNoticeIsMadeByHand() throws IOException {
        Set<String> found = new TreeSet<>();
        found.addAll(find(CODE, "\"(message-box|field-error)\""));
        found.addAll(find(FXML,
                "<(?!NoticeLine)\\w+\\b[^<>]*styleClass=\"[^\"]*(message-box|field-error|notice)\\b"));
        assertEquals(Set.of(), found);
    }

    private static Set<String> find(Path folder, String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !OWN.contains(file.getFileName().toString())).toList()) {
                Pattern.compile(pattern).matcher(Files.readString(file)).results()
                        .forEach(hit -> found.add(file + ": " + hit.group(1)));
            }
        }
        return found;
    }
}
