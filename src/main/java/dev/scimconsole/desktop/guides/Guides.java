package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.clients.IdentityProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every guide there is. Two have a tab of their own; the others stand behind one chooser, so that they take
/// no room from those who need none of them.
public final class Guides {

    /// Names the guide that fits every provider.
    public static final String OTHER = "other";
    private static final List<String> OWN_TAB = List.of("okta", "entra-id");
    private static final List<String> FURTHER = List.of("authentik", "google-workspace", "jumpcloud",
            "keycloak",
            "onelogin", "oracle", "pingfederate", "pingone", "rippling", OTHER);
    /// The files, one a guide.
    static final List<String> FILES = Stream.concat(OWN_TAB.stream(), FURTHER.stream()).toList();

    private final List<Guide> all;

    private Guides(List<Guide> all) {
        this.all = all;
    }

    /// Reads the files, in a language.
    ///
    /// @param language one of those there are
    /// @throws tools.jackson.core.JacksonException when one is not as a guide is, which is a defect
    public static Guides load(Locale language) {
        return new Guides(FILES.stream()
                .map(name -> JsonFile.read("guides", name + ".json", language, Guide.class, text -> text))
                .toList());
    }

    /// All of them.
    public List<Guide> all() {
        return all;
    }

    /// Those with a tab of their own, in its order.
    public List<Guide> ownTab() {
        return all.subList(0, OWN_TAB.size());
    }

    /// The others, as the chooser lists them: by name, and last the one that fits every provider.
    public List<Guide> further() {
        return all.subList(OWN_TAB.size(), all.size());
    }

    /// The guide of that name.
    public Optional<Guide> find(String id) {
        return all.stream().filter(guide -> guide.id().equals(id)).findFirst();
    }

    /// The guide of the provider behind a request.
    ///
    /// @param client as [dev.scimconsole.contract.activity.EventOrigin] names it
    public Guide of(String client) {
        return all.stream().filter(guide -> guide.client().orElse(guide.title()).equals(client)).findFirst()
                .or(() -> find(OTHER)).orElseThrow();
    }

    /// The guides whose steps a client's requests tick: its provider's. A client whose provider is not told
    /// may be of any whose name on the wire is not known, so it ticks all of those.
    ///
    /// @param client as [dev.scimconsole.contract.activity.EventOrigin] names it
    public List<Guide> tickedBy(String client) {
        Guide own = of(client);
        return isForAny(own) ? all.stream().filter(guide -> guide.client().isEmpty()).toList() : List.of(own);
    }

    /// Whether it fits every provider.
    public static boolean isForAny(Guide guide) {
        return guide.id().equals(OTHER);
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
