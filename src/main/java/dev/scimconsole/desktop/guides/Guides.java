package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.IdentityProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Every guide there is, in the order of their tabs.
public final class Guides {

    /// The files, one a guide. The one that fits every provider is [#OTHER].
    static final List<String> FILES = List.of("okta", "entra-id", "other", "google-workspace");
    private static final String OTHER = "other";

    private final List<Guide> all;

    private Guides(List<Guide> all) {
        this.all = all;
    }

    /// Reads the files.
    ///
    /// @throws tools.jackson.core.JacksonException when one is not as a guide is, which is a defect
    public static Guides load() {
        JsonMapper mapper = JsonMapper.builder()
                // A member that is not known would be a text that nobody sees.
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.READ_ENUMS_USING_TO_STRING).build();
        return new Guides(FILES.stream().map(name -> read(mapper, name)).toList());
    }

    /// All of them.
    public List<Guide> all() {
        return all;
    }

    /// The guide of that name.
    public Optional<Guide> find(String id) {
        return all.stream().filter(guide -> guide.id().equals(id)).findFirst();
    }

    /// The guide of the provider behind a request.
    ///
    /// @param client as [dev.scimconsole.contract.EventOrigin] names it
    public Guide of(String client) {
        return all.stream().filter(guide -> guide.client().filter(client::equals).isPresent()).findFirst()
                .or(() -> find(OTHER)).orElseThrow();
    }

    /// The guide of a provider.
    public Guide of(IdentityProvider provider) {
        return find(switch (provider) {
            case OKTA -> "okta";
            case ENTRA_ID -> "entra-id";
            case OTHER -> OTHER;
        }).orElseThrow();
    }

    private static Guide read(JsonMapper mapper, String name) {
        String path = "/dev/scimconsole/desktop/guides/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(Guides.class.getResourceAsStream(path), path)) {
            return mapper.readValue(file, Guide.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
