package dev.scimconsole.desktop.microsoft;

import dev.scimconsole.desktop.task.SystemProgram;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The browser that the operating system opens addresses with.
public final class SystemBrowser implements Consumer<URI> {

    private final String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    /// The one of this system.
    public SystemBrowser() {}

    /// Opens an address, in a moment. Where there is no browser, the dialog shows the address.
    @Override
    public void accept(URI address) {
        boolean windows = os.startsWith("windows");
        String name = windows ? "rundll32.exe" : os.startsWith("mac") ? "open" : "xdg-open";
        List<String> arguments = new ArrayList<>(
                windows ? List.of("url.dll,FileProtocolHandler") : List.of());
        arguments.add(address.toString());
        SystemProgram.find(name, System.getenv().getOrDefault("PATH", ""))
                .ifPresent(program -> program.start(arguments));
    }
}
