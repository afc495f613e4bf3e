package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.JsonFile;
import java.util.List;
import java.util.Optional;

/// Every article there is, in the order of their list.
public final class Articles {

    /// The files, one an article.
    static final List<String> FILES = List.of("create-token", "refresh-token", "fix-401", "missing-user",
            "okta",
            "entra-id", "other", "token-safety", "leaver-or-leak");

    private final List<Article> all;

    private Articles(List<Article> all) {
        this.all = all;
    }

    /// Reads the files.
    ///
    /// @throws tools.jackson.core.JacksonException when one is not as an article is, which is a defect
    public static Articles load() {
        return new Articles(FILES.stream()
                .map(name -> JsonFile.read("help/" + name + ".json", Article.class)).toList());
    }

    /// All of them.
    public List<Article> all() {
        return all;
    }

    /// The article of that name.
    public Optional<Article> find(String id) {
        return all.stream().filter(article -> article.id().equals(id)).findFirst();
    }
}
