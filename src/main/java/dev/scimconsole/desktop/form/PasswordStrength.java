package dev.scimconsole.desktop.form;

/// How hard a new password is to guess, as far as its looks tell. The service knows more: it refuses what is
/// common.
public enum PasswordStrength {
    /// Nothing is typed.
    NONE,
    /// The service would refuse it: it is too short, or made of too few characters.
    TOO_WEAK,
    /// The service takes it; longer is better.
    FAIR,
    /// Long enough to be out of reach.
    STRONG;

    /// As the service counts.
    public static final int SHORTEST = 12;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int LONG = 18;
    private static final int MANY_DIFFERENT = 9;

    /// Of a password as it is typed.
    public static PasswordStrength of(String typed) {
        int length = typed.codePointCount(0, typed.length());
        long different = typed.codePoints().distinct().count();
        if (length == 0) {
            return NONE;
        }
        if (length < SHORTEST || different < FEWEST_DIFFERENT) {
            return TOO_WEAK;
        }
        return length >= LONG && different >= MANY_DIFFERENT ? STRONG : FAIR;
    }

    /// How many characters are missing; 0 when it is long enough.
    public static int missing(String typed) {
        return Math.max(0, SHORTEST - typed.codePointCount(0, typed.length()));
    }
}
