package dev.scimconsole.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("desktop")
@Tag("desktop.theme")
class TextSizeTest {

    @ParameterizedTest
    @CsvSource({"-fx-font-size: 14px;, -fx-font-size: 28.0px;",
            "-fx-fixed-cell-size: 39px;, -fx-fixed-cell-size: 78.0px;",
            "-fx-min-height: 34px;, -fx-min-height: 68.0px;", "-fx-max-width: 24px;, -fx-max-width: 48.0px;",
            "-fx-pref-width: 520px;, -fx-pref-width: 754.0px;",
            "-fx-padding: 6px 12px;, -fx-padding: 6px 12px;",
            "-fx-min-width: -Infinity;, -fx-min-width: -Infinity;"})
    void whatHoldsTextGrowsAndColumnsGrowLess(String rule, String scaled) {
        assertEquals(scaled, TextSize.scale(rule, 200));
    }

    /// Else digits alone would stand out of a label, as Inter has no letters of those languages.
    @Test
    void whereNothingIsBetweenRegularAndBoldNoSheetHasIt() throws IOException {
        int faces = 0;
        try (Stream<Path> sheets = Files.list(Path.of("styles"))) {
            for (Path file : sheets.toList()) {
                String sheet = Files.readString(file);
                String made = TextSize.withTwoWeights(sheet);
                assertFalse(made.contains("Inter Semi Bold") || made.contains("Inter Medium"),
                        file::toString);
                faces += sheet.equals(made) ? 0 : 1;
            }
        }
        assertTrue(faces > 10, "the sheets were not read");
        assertEquals(".a { -fx-font-family: \"Inter\"; -fx-font-weight: bold; }",
                TextSize.withTwoWeights(".a { -fx-font-family: \"Inter Semi Bold\"; }"));
    }

    @Test
    void whatIsHiddenGrowsToo() {
        String sheet = Objects.requireNonNull(getClass().getResource("/dev/scimconsole/styles/guides.css"))
                .toExternalForm();
        VBox hidden = new VBox();
        hidden.getStylesheets().add(sheet);
        VBox page = new VBox(hidden);
        SimpleBooleanProperty wanted = new SimpleBooleanProperty();
        Show.when(hidden, wanted);
        TextSize size = new TextSize();
        size.set(200);
        size.fit(page);
        assertNull(hidden.getParent(), "it is not wanted yet");
        wanted.set(true);
        assertEquals(page, hidden.getParent());
        assertEquals(List.of(size.at(sheet)), hidden.getStylesheets());
        assertNotEquals(List.of(sheet), hidden.getStylesheets());
    }
}
