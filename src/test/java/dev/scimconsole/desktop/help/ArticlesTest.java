package dev.scimconsole.desktop.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.help.Article.Case;
import dev.scimconsole.desktop.help.Article.Link;
import dev.scimconsole.desktop.help.Article.Section;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every article's file is whole. That each parses is what loading shows.
@Tag("desktop")
@Tag("desktop.help")
class ArticlesTest {

    private static final String REASON = "activity.reason.";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final Guides guides = EnglishGuides.ALL;
    private final Articles articles = Articles.load(guides);
    private final Messages messages = new Messages();

    @Test
    void everyFileHoldsTheArticleOfItsName() {
        assertEquals(List.of("create-token", "refresh-token", "fix-401", "missing-user", "okta", "entra-id",
                "other", "token-safety", "leaver-or-leak", "authentik", "jumpcloud", "onelogin", "oracle",
                "pingfederate", "pingone", "rippling"),
                articles.all().stream().map(Article::id).toList());
    }

    @Test
    void everyTopicHasAnArticle() {
        for (HelpTopic topic : HelpTopic.values()) {
            assertTrue(articles.find(topic.article()).isPresent(), topic.article());
        }
    }

    @Test
    void everyTextIsThereAndItsMarksArePaired() {
        for (Article article : articles.all()) {
            assertFalse(article.sections().isEmpty(), article.id());
            for (String text : texts(article)) {
                assertFalse(text.isBlank(), article.id());
                assertEquals(1, text.split("\\*\\*", -1).length % 2,
                        () -> article.id() + " has an odd mark: " + text);
                assertTrue(text.indexOf('\'') < 0,
                        () -> article.id() + " has a straight apostrophe: " + text);
            }
        }
    }

    @Test
    void everyPartOfAGuideIsThere() {
        ArticleText texts = new ArticleText(guides, messages);
        for (Article article : articles.all()) {
            for (Section section : article.sections()) {
                section.guide().ifPresent(part -> assertTrue(
                        texts.steps(article, section).size() + texts.points(section).size()
                                + texts.errors(section).size()
                                + texts.mapping(section).map(mapping -> mapping.rows().size()).orElse(0) > 0,
                        () -> article.id() + " shows nothing of " + part));
            }
        }
    }

    @Test
    void whereTheConsolesOwnWordsAreMeantTheyExistAndAreWhole() {
        for (Article article : articles.all()) {
            for (Case one : cases(article)) {
                assertTrue(one.message().isPresent() != one.says().isPresent(), article.id());
                one.message().ifPresent(key -> {
                    assertTrue(messages.bundle().containsKey(key), key);
                    assertFalse(messages.text(key).contains("{"), key);
                });
            }
        }
    }

    @Test
    void everyCauseThatTheServiceTellsApartHasItsCure() {
        Set<String> met = new TreeSet<>();
        String right;
        try (RunningServer server = RunningServer.setUp(folder);
                ScimToken stranger = ScimToken.generate(
                        new SecureRandom())) {
            String session = server.signIn();
            right = server.addFirstDomain(session);
            refused(server);
            refused(server, "Authorization", "Basic YTpi");
            refused(server, "Authorization", "Bearer Bearer " + right);
            refused(server, "Authorization", "Bearer " + right.substring(0, 20) + " " + right.substring(20));
            refused(server, "Authorization", "Bearer " + right.substring(0, 40));
            refused(server, "Authorization", "Bearer secret");
            // What a stranger presents is a text on the wire.
            refused(server, "Authorization", "Bearer " + stranger.reveal());
            assertEquals(200,
                    server.send("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": 1}", "session",
                            session).status());
            server.passTime(Duration.ofDays(2));
            refused(server, "Authorization", "Bearer " + right);
            String later = server.signIn();
            String etag = server.send("GET", "/scim-configuration", "", "session", later).header("ETag");
            assertEquals(200, server.send("POST", "/scim-configuration/token/refresh", "", "session", later,
                    "If-Match", etag).status());
            refused(server, "Authorization", "Bearer " + right);
            for (JsonNode event : server
                    .send("GET", "/events?kind=request&limit=100", "", "session", later).json()
                    .get("events")) {
                met.add(REASON + event.get("reason").asString());
            }
        }
        Set<String> told = cases(articles.find(HelpTopic.FIX_401.article()).orElseThrow()).stream()
                .flatMap(one -> one.message().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(9, met.size(), met::toString);
        assertEquals(met, told);
    }

    @Test
    void noArticleOffersATokenToCopy() {
        for (Article article : articles.all()) {
            article.sections().stream().flatMap(section -> section.steps().stream())
                    .flatMap(step -> step.copy().stream())
                    .forEach(value -> assertFalse(value.contains("token"), value));
        }
    }

    private static void refused(RunningServer server, String... headers) {
        assertEquals(401, server.sendTo("/scim/v2/Users", "GET", "", headers).status());
    }

    private static List<Case> cases(Article article) {
        return article.sections().stream().flatMap(section -> section.cases().stream()).toList();
    }

    private static List<String> texts(Article article) {
        List<String> texts = new ArrayList<>(List.of(article.title(), article.summary()));
        texts.addAll(article.keywords());
        for (Section section : article.sections()) {
            section.title().ifPresent(texts::add);
            section.warning().ifPresent(texts::add);
            texts.addAll(section.text());
            texts.addAll(section.points());
            section.steps().forEach(step -> {
                texts.add(step.text());
                step.note().ifPresent(texts::add);
                step.copy().ifPresent(texts::add);
            });
        }
        cases(article).forEach(one -> {
            one.says().ifPresent(texts::add);
            texts.addAll(List.of(one.means(), one.cure()));
        });
        article.links().stream().map(Link::text).forEach(texts::add);
        return texts;
    }
}
