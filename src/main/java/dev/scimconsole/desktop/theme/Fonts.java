package dev.scimconsole.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts the console brings along, so that it looks alike everywhere: Inter (SIL Open Font License), and
/// for tokens and addresses DejaVu Sans Mono, in which I, l and 1 differ (Bitstream Vera licence).
public final class Fonts {

    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf",
            "Inter-SemiBold.otf", "Inter-Bold.otf");

    /// Any: the style sheets say how large a text is.
    private static final double SIZE = 14;

    static {
        // Once a process: JavaFX keeps them as long.
        FILES.forEach(Fonts::load);
    }

    private Fonts() {}

    /// Makes Inter known to JavaFX, unless it is; returns when it is. On any thread. Without one of its files
    /// JavaFX's default font stands in.
    public static void load() {
        // The class does it when it is first used.
    }

    /// The same for the fixed-width font, which the first screen does not need.
    public static void loadFixedWidth() {
        FixedWidth.load();
    }

    /// The packaged program names the directory where they lie as files: those JavaFX opens where they are,
    /// while it copies one from the jar into a temporary file at each start.
    private static void load(String file) {
        String directory = System.getProperty("scimconsole.fonts", "");
        if (directory.isEmpty()) {
            loadFromJar(file);
        } else {
            Font.loadFont(Path.of(directory, file).toUri().toString(), SIZE);
        }
    }

    private static final class FixedWidth {

        static {
            Fonts.load("DejaVuSansMono.ttf");
        }

        static void load() {
            // The class does it when it is first used.
        }
    }

    private static void loadFromJar(String file) {
        try (InputStream font = Fonts.class.getResourceAsStream("/dev/scimconsole/desktop/fonts/" + file)) {
            Font.loadFont(font, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
