package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.activity.ActivityController;
import dev.scimconsole.desktop.configuration.ScimConfigurationController;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.help.Article;
import dev.scimconsole.desktop.help.Article.Target;
import dev.scimconsole.desktop.help.Articles;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.text.Messages;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No link in Help leads nowhere.
@Tag("desktop")
class HelpLinksTest {

    private final Articles articles = Articles.load(EnglishGuides.ALL);
    private final Set<String> pages = new Products(new Messages()).admin().pages().stream().map(PageEntry::id)
            .collect(Collectors.toSet());

    @Test
    void everyLinkLeadsToAnArticleOrToAPartOfAPage() {
        int links = 0;
        for (Article article : articles.all()) {
            for (Article.Link link : article.links()) {
                links++;
                assertTrue(switch (link.target()) {
                    case Target.OtherArticle(String id) -> !id.equals(article.id())
                            && articles.find(id).isPresent();
                    case Target.OfPage(String id, var part) -> pages.contains(id)
                            && part.map(one -> parts(id).contains(one)).orElse(true);
                }, () -> article.id() + " leads to " + link.to());
            }
        }
        assertTrue(links > 20, "links: " + links);
    }

    @Test
    void everyArticleLeadsOn() {
        for (Article article : articles.all()) {
            assertTrue(!article.links().isEmpty(), article.id());
        }
    }

    private static Set<String> parts(String page) {
        return switch (page) {
            case ScimConfigurationController.ID -> ScimConfigurationController.PARTS;
            case ActivityController.ID -> Set.of(ActivityController.REFUSED);
            default -> Set.of();
        };
    }
}
