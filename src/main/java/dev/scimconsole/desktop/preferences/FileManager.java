package dev.scimconsole.desktop.preferences;

import dev.scimconsole.desktop.task.SystemProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows files and folders as the operating system does.
///
/// @param program does it; empty where there is none
public record FileManager(Optional<SystemProgram> program) {

    /// The one of this system.
    public static FileManager ofThisSystem() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String name = os.startsWith("windows") ? "explorer.exe" : os.startsWith("mac") ? "open" : "xdg-open";
        return new FileManager(SystemProgram.find(name, System.getenv().getOrDefault("PATH", "")));
    }

    /// Shows it, in a moment. What is not there is not shown.
    public void show(Path file) {
        program.ifPresent(manager -> manager.start(List.of(file.toString())));
    }
}
