package dev.scimconsole.desktop.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The letters in an administrator's badge.
final class Initials {

    private Initials() {}

    /// Of `a.meyer@acme.com`, `AM`; of `admin@acme.com`, `A`.
    static String of(String email) {
        String local = email.split("@", 2)[0];
        return Arrays.stream(local.split("[._+-]+", -1)).filter(part -> !part.isEmpty()).limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
