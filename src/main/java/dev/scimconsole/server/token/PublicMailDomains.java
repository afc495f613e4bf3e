package dev.scimconsole.server.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Mail domains on which anybody can have an address, such as `gmail.com`.
final class PublicMailDomains {

    private static final String RESOURCE = "public-mail-domains.txt";

    /// `com`, `de`, `co.uk`, `com.br`: what `.*` in the list stands for. Longer rests are somebody's own
    /// names.
    private static final Pattern COUNTRY_ENDING = Pattern.compile("[a-z]{2,3}(\\.[a-z]{2})?");

    private final Set<String> entries;

    private PublicMailDomains(Set<String> entries) {
        this.entries = entries;
    }

    /// Reads the list that comes with the program.
    static PublicMailDomains load() {
        try (InputStream in = PublicMailDomains.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new PublicMailDomains(lines.lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether anybody can have an address there.
    ///
    /// @param name lower case, ASCII
    boolean contains(String name) {
        int dot = name.indexOf('.');
        return entries.contains(name)
                || (entries.contains(name.substring(0, dot) + ".*")
                        && COUNTRY_ENDING.matcher(name.substring(dot + 1)).matches());
    }
}
