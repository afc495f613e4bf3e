package dev.scimconsole.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;

/// The font the console brings along, so that it looks alike everywhere: Inter (SIL Open Font License).
public final class Fonts {

    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf",
            "Inter-SemiBold.otf", "Inter-Bold.otf");

    /// Any: the style sheets say how large a text is.
    private static final double SIZE = 14;

    static {
        // Once a process: JavaFX keeps them as long.
        loadAll();
    }

    private Fonts() {}

    /// Makes them known to JavaFX, unless they are; returns when they are. On any thread. Without one of them
    /// its default font stands in.
    public static void load() {
        // The class does it when it is first used.
    }

    /// The packaged program names the directory where they lie as files: those JavaFX opens where they are, while
    /// it copies one from the jar into a temporary file at each start.
    private static void loadAll() {
        String directory = System.getProperty("scimconsole.fonts", "");
        for (String file : FILES) {
            if (directory.isEmpty()) {
                loadFromJar(file);
            } else {
                Font.loadFont(Path.of(directory, file).toUri().toString(), SIZE);
            }
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
