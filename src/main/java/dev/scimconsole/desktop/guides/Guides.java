package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.IdentityProvider;
import java.util.List;
import java.util.Optional;

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
        return new Guides(FILES.stream().map(name -> JsonFile.read("guides/" + name + ".json", Guide.class))
                .toList());
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
}
