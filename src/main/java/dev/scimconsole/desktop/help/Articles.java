package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.Guide;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.guides.JsonFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every article there is, in the order of their list. Identity providers are set up all in one way of
/// telling it, so that one file is the article of each of their guides.
public final class Articles {

    /// The files, one an article; those of guides stand between them.
    static final List<String> BEFORE = List.of("create-token", "refresh-token", "fix-401", "missing-user");
    static final List<String> AFTER = List.of(Guides.OTHER, "token-safety", "leaver-or-leak");
    private static final String FOLDER = "help";
    private static final String ENDING = ".json";
    private static final String SET_UP = "set-up";

    private final List<Article> all;

    private Articles(List<Article> all) {
        this.all = all;
    }

    /// Reads the files, in English.
    ///
    /// @param guides those that have steps get an article
    /// @throws tools.jackson.core.JacksonException when one is not as an article is, which is a defect
    public static Articles load(Guides guides) {
        return load(guides, Locale.ENGLISH);
    }

    /// The same, in a language.
    ///
    /// @param guides   in that language
    /// @param language one of those there are
    public static Articles load(Guides guides, Locale language) {
        return new Articles(Stream
                .of(BEFORE.stream().map(name -> read(name, language)), setUp(guides.ownTab(), language),
                        AFTER.stream().map(name -> read(name, language)), setUp(guides.further(), language))
                .flatMap(part -> part).toList());
    }

    private static Article read(String name, Locale language) {
        return JsonFile.read(FOLDER, name + ENDING, language, Article.class, text -> text);
    }

    private static Stream<Article> setUp(List<Guide> guides, Locale language) {
        return guides.stream().filter(guide -> !guide.steps().isEmpty())
                .filter(guide -> !AFTER.contains(guide.id()))
                .map(guide -> JsonFile.read(FOLDER, SET_UP + ENDING, language, Article.class, text -> text
                        .replace("${guide}", guide.id()).replace("${provider}", guide.title()))
                        .alsoFoundBy(guide.keywords()));
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
