/// A program to package.
///
/// @param name what is typed
/// @param title the name that the system shows
/// @param hasCommandLine whether it is more than its window
/// @param training what the JVM gets in the run whose classes and methods the window's AOT cache shall hold;
///                 it ends by itself
record Program(String name, String title, String description, String version, String jar, String mainClass,
        boolean hasCommandLine, String training) {

    /// Ends the program as soon as its window is shown.
    static final String EXIT_WHEN_SHOWN = "-Dscimconsole.exitWhenShown=true";

    static Program console(String version) {
        return new Program("scim-console", "SCIM Console",
                "Create and refresh your organization's SCIM token, and the SCIM service"
                        + " that it opens", version,
                "scim-console.jar", "dev.scimconsole.main.Main", true,
                EXIT_WHEN_SHOWN + " -Dscimconsole.openEveryPage=true");
    }

    /// The measure for start time and size.
    static Program emptyWindow() {
        return new Program("empty-window", "Empty Window", "An empty JavaFX window", "1.0.0", "empty-window.jar",
                "EmptyWindow", false, EXIT_WHEN_SHOWN);
    }
}
