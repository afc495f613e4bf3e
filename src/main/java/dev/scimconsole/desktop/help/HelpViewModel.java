package dev.scimconsole.desktop.help;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Help: the articles, which of them hold the words that are looked for, and the one that is open. It needs
/// the service for nothing but the SCIM base URL.
public final class HelpViewModel {

    private final Articles articles;
    private final AdminSession session;
    private final Tasks tasks;
    private final ArticleText texts;
    /// What words are looked for in, by the article's name. Made when somebody looks for some: to put all
    /// articles in small letters takes a tenth of the page's opening.
    private final Map<String, String> searched = new HashMap<>();
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ReadOnlyObjectWrapper<List<Article>> found = new ReadOnlyObjectWrapper<>(this, "found");
    private final ReadOnlyObjectWrapper<Article> open = new ReadOnlyObjectWrapper<>(this, "open");
    private final ReadOnlyStringWrapper baseUrl = new ReadOnlyStringWrapper(this, "baseUrl", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");

    /// @param guides whose steps the articles show
    public HelpViewModel(Articles articles, Guides guides, AdminSession session, Tasks tasks,
            Messages messages) {
        this.articles = articles;
        this.session = session;
        this.tasks = tasks;
        texts = new ArticleText(guides, messages);
        open.set(articles.all().getFirst());
        query.subscribe(this::find);
    }

    /// Reads the SCIM base URL. Without it the articles are all there, only it can't be copied from them.
    public void load() {
        tasks.of(session::configuration).onSuccess(read -> {
            error.set("");
            baseUrl.set(read.value().baseUrl());
        }).onFailure(failure -> error.set(failure.sentence())).start();
    }

    /// The words that are looked for. An article is found when it holds all of them.
    public StringProperty queryProperty() {
        return query;
    }

    /// The articles that were found, those first that are about it; all while nothing is looked for.
    public ReadOnlyObjectProperty<List<Article>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The article that is open. Looking for words closes it not.
    public ReadOnlyObjectProperty<Article> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The SCIM base URL; empty text while it is not known.
    public ReadOnlyStringProperty baseUrlProperty() {
        return baseUrl.getReadOnlyProperty();
    }

    /// Why the SCIM base URL is not known; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Opens an article.
    ///
    /// @param id an unknown one changes nothing
    public void open(String id) {
        articles.find(id).ifPresent(open::set);
    }

    /// Opens the first article that was found, if any was.
    public void openFirst() {
        found.get().stream().findFirst().ifPresent(open::set);
    }

    /// The open article as plain text.
    public String plainText() {
        return texts.of(open.get(), baseUrl.get());
    }

    /// What the articles say, where it stands elsewhere.
    ArticleText texts() {
        return texts;
    }

    private void find(String typed) {
        List<String> words = Arrays.stream(lowerCase(typed).split("\\s+")).filter(word -> !word.isEmpty())
                .toList();
        List<Article> holding = articles.all().stream()
                .filter(article -> words.stream().allMatch(word -> searched(article).contains(word)))
                .toList();
        found.set(Stream.concat(holding.stream().filter(article -> isAbout(article, words)),
                holding.stream().filter(article -> !isAbout(article, words))).toList());
    }

    private String searched(Article article) {
        return searched.computeIfAbsent(article.id(),
                _ -> lowerCase(texts.of(article, "") + " " + String.join(" ", article.keywords())));
    }

    private static boolean isAbout(Article article, List<String> words) {
        String about = lowerCase(article.title() + " " + String.join(" ", article.keywords()));
        return words.stream().allMatch(about::contains);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
