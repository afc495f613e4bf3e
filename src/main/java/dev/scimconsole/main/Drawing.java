package dev.scimconsole.main;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// By what JavaFX draws. Without a graphics card it draws by the processor alone in the end, but would look
/// for OpenGL first, by which Mesa and its compiler come into memory to stay: some 40 MiB. And there is the
/// one switch of Java that somebody may need where a graphics driver draws nothing or rubbish.
final class Drawing {

    private static final String ORDER = "prism.order";
    private static final String SOFTWARE = "sw";
    private static final String SWITCH = "-D" + ORDER + "=" + SOFTWARE;
    /// Of Linux, of NVIDIA's own driver, of Windows' Linux, and of ARM's own driver.
    private static final List<String> CARDS = List.of("dri", "nvidiactl", "dxg", "mali0");

    private Drawing() {}

    /// Lets JavaFX draw by the processor alone, if the arguments begin with that switch, or there is no card.
    ///
    /// @return the other arguments
    static List<String> take(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst().equals(SWITCH)) {
            System.setProperty(ORDER, SOFTWARE);
            return arguments.subList(1, arguments.size());
        }
        if (System.getProperty("os.name").equals("Linux") && System.getProperty(ORDER) == null
                && !hasCard(Path.of("/dev"))) {
            System.setProperty(ORDER, SOFTWARE);
        }
        return arguments;
    }

    /// Whether Linux knows of a graphics card.
    ///
    /// @param devices the directory where it lists them
    static boolean hasCard(Path devices) {
        return CARDS.stream().map(devices::resolve).anyMatch(Files::exists);
    }
}
