package dev.scimconsole.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
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
}
