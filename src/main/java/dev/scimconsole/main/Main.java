package dev.scimconsole.main;

/// Reads the command line.
public final class Main {

    private Main() {}

    /// Runs the command that the arguments name.
    ///
    /// @param arguments see `--help`
    public static void main(String[] arguments) {
        System.out.println("scim-console");
    }
}
