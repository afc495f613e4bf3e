package dev.scimconsole.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The program's version, as the build wrote it.
final class Version {

    private Version() {}

    static String text() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("the build wrote no version.properties", e);
        }
        return properties.getProperty("version");
    }
}
