package dev.scimconsole.desktop.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Authority;
import dev.scimconsole.client.network.Proxies;
import dev.scimconsole.client.network.ProxyRoute;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.ProxyChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("desktop")
@Tag("desktop.preferences")
class PreferencesViewModelTest {

    @TempDir Path folder;
    private final MemorySettings settings = new MemorySettings();
    private final MemoryKeychain keychain = new MemoryKeychain();
    private final Proxies proxies = new Proxies(Map.of(), ProxySelector.of(null));
    private final TestFailures failures = new TestFailures();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run, failures);
    private final ProxyUse use = new ProxyUse(settings, proxies, keychain, tasks);

    @ParameterizedTest
    @CsvSource({"10, 10", "600, 600", "' 45 ', 45"})
    void secondsThatCanBeUsedHoldAtOnce(String typed, int seconds) {
        PreferencesViewModel model = model();
        model.secondsProperty().set(typed);
        assertEquals("", model.secondsErrorProperty().get());
        assertEquals(seconds, PreferencesViewModel.clipboardSeconds(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "601", "-1", "1e2", "99999999999"})
    void otherSecondsAreToldAndDoNotHold(String typed) {
        PreferencesViewModel model = model();
        model.secondsProperty().set(typed);
        assertEquals("Enter a number from 10 to 600.", model.secondsErrorProperty().get());
        assertEquals(60, PreferencesViewModel.clipboardSeconds(settings));
    }

    @Test
    void aProxyByHandHoldsOnceItHasAnAddressAndItsPasswordIsInTheKeychainAlone() {
        PreferencesViewModel model = model();
        model.proxyProperty().set(ProxyChoice.BY_HAND);
        assertEquals("", settings.value(Setting.PROXY));
        model.proxyAddressProperty().set("proxy.acme.com");
        char[] mistyped = "hunter2".toCharArray();
        model.useTypedProxy(mistyped);
        assertEquals("Enter the proxy like proxy.acme.com:8080.", model.proxyErrorProperty().get());
        assertEquals("", new String(mistyped).replace("\0", ""));
        model.proxyAddressProperty().set("proxy.acme.com:8080");
        model.proxyUserProperty().set("meyer");
        char[] password = "hunter2".toCharArray();
        model.useTypedProxy(password);
        assertEquals("", model.proxyErrorProperty().get());
        assertEquals("", new String(password).replace("\0", ""));
        assertEquals(new ProxyRoute.ByHand("proxy.acme.com", 8080, "meyer"), use.route());
        assertEquals(List.of("hunter2"), List.copyOf(keychain.kept.values()));
        for (Setting setting : Setting.values()) {
            assertFalse(settings.value(setting).contains("hunter2"), setting.name());
        }
    }

    @Test
    void afterAStartTheKeptPasswordIsUsed() {
        PreferencesViewModel model = model();
        model.proxyAddressProperty().set("proxy.acme.com:8080");
        model.proxyUserProperty().set("meyer");
        model.useTypedProxy("hunter2".toCharArray());
        Proxies next = new Proxies(Map.of(), ProxySelector.of(null));
        new ProxyUse(settings, next, keychain, tasks).begin();
        assertEquals(InetSocketAddress.createUnresolved("proxy.acme.com", 8080),
                next.select(URI.create("https://scim.acme.com")).getFirst().address());
        assertEquals(2, keychain.asked);
    }

    @Test
    void aPasswordThatTheKeychainDoesNotTakeIsSaidToBeGoneAfterTheEnd() {
        keychain.refuses = true;
        PreferencesViewModel model = model();
        model.proxyAddressProperty().set("proxy.acme.com:8080");
        model.proxyUserProperty().set("meyer");
        model.useTypedProxy("hunter2".toCharArray());
        assertTrue(model.proxyStateProperty().get().contains("did not take the password"));
    }

    @Test
    void withoutAProxyNothingOfItIsUsed() {
        PreferencesViewModel model = model();
        model.proxyAddressProperty().set("proxy.acme.com:8080");
        model.useTypedProxy(new char[0]);
        model.proxyProperty().set(ProxyChoice.NONE);
        assertEquals(new ProxyRoute.None(), use.route());
        assertEquals("DIRECT",
                proxies.select(URI.create("https://scim.acme.com")).getFirst().type().name());
    }

    @Test
    void anAuthorityIsReadBeforeItIsTrustedAndCanBeRemoved() throws IOException {
        HeldCertificate company = new HeldCertificate.Builder().certificateAuthority(0).commonName("Acme CA")
                .build();
        Path file = Files.writeString(folder.resolve("ca.pem"), company.certificatePem());
        PreferencesViewModel model = model();
        List<Authority> read = new ArrayList<>();
        model.read(file, read::add);
        assertEquals("Acme CA", read.getFirst().name());
        assertEquals(List.of(), model.imported());
        model.trust(read.getFirst());
        assertEquals(read, model.imported());
        model.distrust(read.getFirst());
        assertEquals(List.of(), model.imported());
    }

    @Test
    void aFileThatIsNoAuthorityIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("holiday.pem"), "no certificate");
        PreferencesViewModel model = model();
        model.read(file, _ -> {});
        assertTrue(model.importErrorProperty().get().startsWith("The file holiday.pem was not imported"));
        model.read(folder.resolve("nowhere.pem"), _ -> {});
        assertTrue(model.importErrorProperty().get().startsWith("The file nowhere.pem was not imported"));
        assertEquals(List.of(), failures.defects());
    }

    @ParameterizedTest
    @CsvSource({"'', true", "https://intranet.acme.com/version.txt, true", "http://127.0.0.1:81/v, true",
            "http://intranet.acme.com/v, false", "intranet, false", "https://, false"})
    void onlyAnAddressThatIsSafeIsAsked(String typed, boolean usable) {
        settings.set(Setting.UPDATE_ADDRESS, "https://before.acme.com");
        PreferencesViewModel model = model();
        model.updateAddressProperty().set(typed);
        assertEquals(usable, model.updateErrorProperty().get().isEmpty());
        assertEquals(usable ? typed : "https://before.acme.com", settings.value(Setting.UPDATE_ADDRESS));
    }

    private PreferencesViewModel model() {
        return new PreferencesViewModel(settings, use, new Authorities(Optional.of(folder.resolve("kept"))),
                tasks,
                new Messages());
    }

    private static final class MemoryKeychain implements SessionKeychain {

        private final Map<URI, String> kept = new HashMap<>();
        private boolean refuses;
        private int asked;

        @Override
        public boolean isAvailable() {
            return !refuses;
        }

        @Override
        public boolean keep(URI server, String secret) {
            asked++;
            if (!refuses) {
                kept.put(server, secret);
            }
            return !refuses;
        }

        @Override
        public Optional<String> find(URI server) {
            asked++;
            return Optional.ofNullable(kept.get(server));
        }

        @Override
        public void forget(URI server) {
            kept.remove(server);
        }
    }
}
