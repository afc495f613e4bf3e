import java.util.List;

/// A program to package.
///
/// @param name the launcher's name, as typed
/// @param title the name that the system shows
/// @param training the arguments of the run whose classes and methods the AOT cache shall hold; it ends by itself
/// @param trainingOptions what the JVM gets besides in that run
record Program(String name, String title, String description, String version, String jar, String mainClass,
        List<String> training, String trainingOptions) {

    static Program console(String version) {
        return new Program("scim-console", "SCIM Console",
                "Create and refresh your organization's SCIM token, and the SCIM service that it opens", version,
                "scim-console.jar", "dev.scimconsole.main.Main", List.of(), "-Dscimconsole.exitWhenShown=true");
    }

    /// The measure for start time and size.
    static Program emptyWindow() {
        return new Program("empty-window", "Empty Window", "An empty JavaFX window", "1.0.0", "empty-window.jar",
                "EmptyWindow", List.of(), "-Dscimconsole.exitWhenShown=true");
    }
}
