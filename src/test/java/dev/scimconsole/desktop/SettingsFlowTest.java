package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Authority;
import dev.scimconsole.client.network.Proxies;
import dev.scimconsole.desktop.preferences.Machine;
import dev.scimconsole.desktop.preferences.PreferencesViewModel;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.MotionChoice;
import dev.scimconsole.desktop.settings.PresetSettings;
import dev.scimconsole.desktop.settings.ProxyChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.ThemeChoice;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Settings, a second start and presets, on the sign-in screen of a new server: they hold before anybody has
/// signed in.
@Tag("desktop")
@OnScreen
class SettingsFlowTest {

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private final WatchedSockets sockets = new WatchedSockets();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<Path> revealed = new ArrayList<>();
    private final List<Consumer<String>> starts = new ArrayList<>();
    private final MemorySettings own = new MemorySettings();
    private final Authority company = new Authority(new HeldCertificate.Builder().certificateAuthority(0)
            .commonName("Acme CA").build().certificate());
    private RunningServer server;
    private Wire wire;
    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage shown) throws IOException {
        server = RunningServer.fresh(Files.createTempDirectory(folder, "server"));
        wire = Wire.to(server.server().address());
        stage = shown;
        Path kept = Files.createTempDirectory(folder, "kept");
        Path documents = Files.createTempDirectory(folder, "documents");
        Files.writeString(documents.resolve("scim-console.cdx.json"), "{}");
        Files.writeString(documents.resolve("THIRD-PARTY-NOTICES.txt"), "");
        Authorities authorities = new Authorities(Optional.of(kept.resolve("certificates")));
        authorities.add(company);
        Machine machine = new Machine("1.2.3", Optional.of(kept), Optional.of(documents),
                new Proxies(Map.of(), ProxySelector.of(null)), authorities, revealed::add, starts::add);
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.AtSignIn(Optional.empty()), () -> {
                    throw new IOException("there is no demo here");
                }, new PresetSettings(own, Map.of(Setting.PROXY, "none")), NoonClock.begun(), sockets,
                        SessionKeychain.none(), machine),
                closed::incrementAndGet);
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        if (shows("#closeSettings")) {
            press("#closeSettings");
        }
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        robot.interact(() -> window.close());
        await(() -> closed.get() > 0, "the end");
        wire.close();
        server.close();
    }

    @Test
    void theKeyOpensSettingsAndEscClosesThem(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        awaitShown("#settingTheme");
        ChoiceBox<?> first = node("#settingTheme", ChoiceBox.class);
        await(first::isFocused);
        robot.push(KeyCode.ESCAPE);
        awaitGone("#settingTheme");
    }

    @Test
    void choicesHoldAtOnce() {
        open();
        choose("#settingTheme", ThemeChoice.CONTRAST);
        assertTrue(classes(stage.getScene().getRoot()).contains("contrast"));
        assertTrue(classes(node(".console-dialog", Node.class)).contains("contrast"));
        assertEquals("contrast", own.value(Setting.THEME));
        type("#settingSeconds", "25");
        assertEquals(25, PreferencesViewModel.clipboardSeconds(own));
        type("#settingSeconds", "2");
        awaitShown("#settingSecondsError");
        assertEquals(25, PreferencesViewModel.clipboardSeconds(own));
    }

    @Test
    void whoeverWantsNothingToMoveHasItAtOnce() {
        open();
        choose("#settingMotion", MotionChoice.REDUCED);
        assertTrue(classes(stage.getScene().getRoot()).contains("still"));
        choose("#settingMotion", MotionChoice.FULL);
        assertFalse(classes(stage.getScene().getRoot()).contains("still"));
        assertEquals("full", own.value(Setting.REDUCED_MOTION));
    }

    @Test
    void anAuthorityIsShownWithItsFingerprintAndRemoved() {
        open();
        assertEquals(List.of("SHA-256 " + company.fingerprint()), texts(".fingerprint"));
        Screen.pressNamed("Remove Acme CA");
        awaitShown(".console-dialog .button.danger");
        press(".console-dialog .button.danger");
        awaitGone(".fingerprint");
        assertTrue(shows("#settingTheme"));
    }

    @Test
    void whoeverTypesTheBeginningOfAChoiceHasIt(FxRobot robot) {
        open();
        ChoiceBox<?> theme = node("#settingTheme", ChoiceBox.class);
        robot.interact(theme::requestFocus);
        robot.push(KeyCode.D);
        await(() -> theme.getValue() == ThemeChoice.DARK);
    }

    @Test
    void textsGrowOnTheScreenAndInDialogs() {
        open();
        double before = size("#settingVersion");
        double title = size("#signInTitle");
        choose("#settingTextSize", 200);
        await(() -> size("#settingVersion") == 2 * before);
        assertEquals(2 * title, size("#signInTitle"), 0.1);
        choose("#settingTextSize", 100);
        await(() -> size("#settingVersion") == before);
    }

    @Test
    void whatIsPresetCanNotBeChosen() {
        open();
        ChoiceBox<?> proxy = node("#settingProxy", ChoiceBox.class);
        assertTrue(fx(proxy::isDisabled));
        assertEquals(ProxyChoice.NONE, fx(proxy::getValue));
        assertTrue(fx(proxy::getAccessibleHelp).contains("IT department"));
    }

    @Test
    void theLogAndTheVersionAreAtHand() {
        open();
        assertEquals(List.of("SCIM Console 1.2.3"), texts("#settingVersion"));
        press("#showLog");
        await(() -> revealed.size() == 1);
        assertTrue(revealed.getFirst().endsWith("log"), revealed::toString);
        press("#openFolder");
        await(() -> revealed.size() == 2);
        assertEquals(revealed.getFirst().getParent(), revealed.getLast());
    }

    @Test
    void licencesAndTheBillOfMaterialsAreAtHand() {
        open();
        press("#showLicences");
        press("#showMaterials");
        await(() -> revealed.size() == 2);
        assertEquals(List.of("THIRD-PARTY-NOTICES.txt", "scim-console.cdx.json"),
                revealed.stream().map(Path::getFileName).map(Path::toString).toList());
    }

    @Test
    void aSecondStartRaisesThisWindowAndHandsItsLinkOver(FxRobot robot) {
        robot.interact(() -> stage.setIconified(true));
        starts.getFirst()
                .accept("scim-console://127.0.0.1:" + wire.address().getPort() + "/setup#ABCD-EFGH-IJKL");
        TextField field = node("#server", TextField.class);
        await(() -> field.getText().equals("http://127.0.0.1:" + wire.address().getPort()));
        assertFalse(fx(stage::isIconified));
    }

    @Test
    void aLinkLeavesTheSessionWithTheDialogThatStoodOverIt() {
        type("#server", wire.address().toString());
        press("#useServer");
        awaitShown("#setupCode");
        type("#setupCode", server.server().setupCode().orElseThrow());
        type("#organization", "Acme Corporation");
        type("#newEmail", RunningServer.OWNER);
        type("#newPassword", RunningServer.PASSWORD);
        press("#setUp");
        awaitShown("#accountMenu");
        MenuItem password = node("#accountMenu", MenuButton.class).getItems().stream()
                .filter(item -> "changePassword".equals(item.getId())).findFirst().orElseThrow();
        Platform.runLater(password::fire);
        awaitShown(".console-dialog");
        starts.getFirst().accept("scim-console://127.0.0.1:9/setup#ABCD-EFGH-IJKL");
        awaitShown(".console-dialog .button.danger");
        press(".console-dialog .button.danger");
        awaitShown("#useServer");
        awaitGone(".console-dialog");
    }

    @Test
    void whatALinkBroughtAndWhatWasTypedStayInAnotherLanguage() {
        starts.getFirst()
                .accept("scim-console://127.0.0.1:" + wire.address().getPort() + "/setup#ABCD-EFGH-IJKL");
        await(() -> typed("#server").equals("http://127.0.0.1:" + wire.address().getPort()));
        speak(Language.GERMAN);
        assertEquals("http://127.0.0.1:" + wire.address().getPort(), typed("#server"));
        press("#useServer");
        awaitShown("#setupCode");
        assertEquals("ABCD-EFGH-IJKL", typed("#setupCode"));
        type("#organization", "Acme Corporation");
        speak(Language.ENGLISH);
        assertEquals("ABCD-EFGH-IJKL", typed("#setupCode"));
        assertEquals("Acme Corporation", typed("#organization"));
        assertEquals(List.of("Set up a new server"), texts("#signInTitle"));
        assertEquals(List.of("Connected to " + wire.address()), texts("#connection"));
        press("#backToSignIn");
        type("#email", RunningServer.OWNER);
        type("#password", RunningServer.PASSWORD);
        speak(Language.FRENCH);
        assertEquals(List.of(RunningServer.OWNER, RunningServer.PASSWORD),
                List.of(typed("#email"), typed("#password")));
        press("#askForInvite");
        type("#pastedInvite", "an invite");
        speak(Language.ENGLISH);
        assertEquals("an invite", typed("#pastedInvite"));
    }

    @Test
    void whatIsNoLinkIsSaidToBeNone() {
        starts.getFirst().accept("https://evil.example");
        awaitShown(".toast");
        assertEquals(List.of("The link was not opened"), texts(".toast-title"));
    }

    private void open() {
        press("#openSettings");
        awaitShown("#settingTheme");
    }

    private static void speak(Language language) {
        press("#openSettings");
        awaitShown("#settingLanguage");
        choose("#settingLanguage", language);
        press("#closeSettings");
        awaitGone("#settingLanguage");
    }

    private static String typed(String selector) {
        return fx(node(selector, TextField.class)::getText);
    }

    private static double size(String selector) {
        return fx(() -> node(selector, Label.class).getFont().getSize());
    }

    private static List<String> classes(Node node) {
        return fx(() -> List.copyOf(node.getStyleClass()));
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(String selector, T value) {
        ChoiceBox<T> box = node(selector, ChoiceBox.class);
        fx(() -> {
            box.setValue(value);
            return value;
        });
        Screen.settle();
    }

    private static void type(String selector, String text) {
        TextField field = node(selector, TextField.class);
        fx(() -> {
            field.setText(text);
            return text;
        });
        Screen.settle();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
