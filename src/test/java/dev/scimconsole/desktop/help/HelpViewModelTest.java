package dev.scimconsole.desktop.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("desktop")
@Tag("desktop.help")
class HelpViewModelTest {

    private static final Guides GUIDES = EnglishGuides.ALL;
    private static final Articles ARTICLES = Articles.load(GUIDES);

    private static RunningServer server;
    private static AdminSession viewer;
    private HelpViewModel model;

    @BeforeAll
    static void start(@TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        server = RunningServer.setUpWithViewer(folder);
        viewer = signIn(server.server().address());
    }

    @BeforeEach
    void open() {
        model = model(viewer, ARTICLES, GUIDES, new Messages());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void everyArticleIsListedUntilSomethingIsLookedFor() {
        assertEquals(ARTICLES.all().stream().map(Article::id).toList(), found());
        assertEquals("create-token", model.openProperty().get().id());
        model.queryProperty().set("   ");
        assertEquals(ARTICLES.all().stream().map(Article::id).toList(), found());
    }

    @Test
    void anArticleIsFoundWhenItHoldsAllTheWordsInWhateverCaseAndOrder() {
        model.queryProperty().set("  PROVISIONING restart ");
        assertTrue(found().containsAll(List.of("entra-id", "refresh-token")), found()::toString);
        assertFalse(found().contains("token-safety"));
        model.queryProperty().set("restart clipboard quarantine nonsense");
        assertEquals(List.of(), found());
    }

    @Test
    void whatIsAboutTheWordsComesFirst() {
        model.queryProperty().set("entra");
        assertEquals("entra-id", found().getFirst());
        assertTrue(found().size() > 3, found()::toString);
        model.queryProperty().set("401");
        assertEquals("fix-401", found().getFirst());
    }

    @Test
    void anErrorOfTheProviderAndAReasonOfTheServiceAreFoundWordForWord() {
        model.queryProperty().set("error authenticating: null");
        assertEquals(List.of("okta"), found());
        model.queryProperty().set("The word Bearer was sent twice");
        assertEquals(List.of("fix-401"), found());
    }

    @Test
    void lookingForWordsLeavesTheArticleOpenUntilAnotherIsChosen() {
        model.open("okta");
        model.queryProperty().set("leaked");
        assertEquals("okta", model.openProperty().get().id());
        model.openFirst();
        assertEquals("leaver-or-leak", model.openProperty().get().id());
        model.queryProperty().set("xyzzy");
        model.openFirst();
        model.open("no such article");
        assertEquals("leaver-or-leak", model.openProperty().get().id());
    }

    @Test
    void aViewerReadsItTooAndCopiesItWithTheBaseUrlOfThisServer() {
        model.load();
        String url = server.server().scimBaseUrl().toString();
        assertEquals(url, model.baseUrlProperty().get());
        model.open("okta");
        String text = model.plainText();
        assertTrue(text.startsWith("Set up Okta\n"), text);
        assertTrue(text.contains("\n2. Open Provisioning › Integration › Edit."), text);
        assertTrue(text.contains("\n   " + url + "\n"), text);
        assertTrue(text.contains("\nuser.email → emails[type eq \"work\"].value, primary\n"), text);
        assertFalse(text.contains("**"), text);
        assertFalse(text.contains("${"), text);
    }

    @Test
    void withoutTheServiceEverythingIsThereButTheBaseUrl() throws Exception {
        try (Wire wire = Wire.to(server.server().address())) {
            model = model(signIn(wire.address()), ARTICLES, GUIDES, new Messages());
        }
        model.load();
        assertFalse(model.errorProperty().get().isBlank());
        assertEquals("", model.baseUrlProperty().get());
        assertEquals(ARTICLES.all().stream().map(Article::id).toList(), found());
        model.open("okta");
        assertFalse(model.plainText().contains("${"));
    }

    @Test
    void whatMustNotBeMissedIsCopiedToo() {
        model.open("other");
        assertTrue(model.plainText().contains("Keycloak can’t send its users here by itself."),
                model::plainText);
    }

    @Test
    void anArticleIsFoundAndCopiedInItsLanguage() {
        Guides guides = Guides.load(Locale.JAPANESE);
        model = model(viewer, Articles.load(guides, Locale.JAPANESE), guides, new Messages(Locale.JAPANESE));
        model.queryProperty().set("検疫 再試行");
        assertTrue(found().containsAll(List.of("entra-id", "refresh-token")), found()::toString);
        assertFalse(found().contains("token-safety"), found()::toString);
        model.open("fix-401");
        assertTrue(model.plainText().contains("\n「429 Too Many Requests」\n"), model::plainText);
    }

    private static AdminSession signIn(URI address) throws Exception {
        return ConsoleClient.at(address)
                .signIn(new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD));
    }

    private static HelpViewModel model(AdminSession session, Articles articles, Guides guides,
            Messages messages) {
        return new HelpViewModel(articles, guides, session,
                new Tasks(Runnable::run, Runnable::run, new TestFailures()), messages);
    }

    private List<String> found() {
        return model.foundProperty().get().stream().map(Article::id).toList();
    }
}
