package dev.scimconsole.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The font the console brings along, so that it looks alike everywhere: Inter (SIL Open Font License).
final class Fonts {

    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf",
            "Inter-SemiBold.otf", "Inter-Bold.otf");

    private Fonts() {}

    /// Makes them known to JavaFX. Without one of them its default font stands in.
    static void load() {
        for (String file : FILES) {
            try (InputStream font = Fonts.class
                    .getResourceAsStream("/dev/scimconsole/desktop/fonts/" + file)) {
                Font.loadFont(font, 14);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
