package dev.scimconsole.desktop.guides;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads texts that are kept as JSON beside the program.
public final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // A member that is not known would be a text that nobody sees.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_ENUMS_USING_TO_STRING).build();

    private JsonFile() {}

    /// Reads a file.
    ///
    /// @param folder   of the desktop's texts, which has one for each language
    /// @param name     of the file
    /// @param language one of those there are
    /// @param finished puts the words into the file's text that it leaves open
    /// @throws tools.jackson.core.JacksonException when it is not as the type is, which is a defect
    public static <T> T read(String folder, String name, Locale language, Class<T> type,
            UnaryOperator<String> finished) {
        String whole = "/dev/scimconsole/desktop/" + folder + "/" + language.getLanguage() + "/" + name;
        try (InputStream file = Objects.requireNonNull(JsonFile.class.getResourceAsStream(whole), whole)) {
            return MAPPER.readValue(finished.apply(new String(file.readAllBytes(), StandardCharsets.UTF_8)),
                    type);
        } catch (IOException e) {
            throw new UncheckedIOException(whole, e);
        }
    }
}
