package dev.scimconsole.main;

import java.util.List;

/// The one switch of Java that somebody may need where a graphics driver draws nothing or rubbish.
final class Drawing {

    private static final String SWITCH = "-Dprism.order=sw";

    private Drawing() {}

    /// Lets JavaFX draw by the processor alone, if the arguments begin with that switch.
    ///
    /// @return the other arguments
    static List<String> take(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals(SWITCH)) {
            return arguments;
        }
        System.setProperty("prism.order", "sw");
        return arguments.subList(1, arguments.size());
    }
}
