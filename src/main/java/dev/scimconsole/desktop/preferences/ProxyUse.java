package dev.scimconsole.desktop.preferences;

import dev.scimconsole.client.network.Proxies;
import dev.scimconsole.client.network.ProxyRoute;
import dev.scimconsole.desktop.settings.ProxyChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.desktop.task.Tasks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Goes by the proxy that was chosen. Its password stays in the operating system's keychain, and nowhere
/// else.
public final class ProxyUse {

    private static final char[] NONE = {};

    private final Settings settings;
    private final Proxies proxies;
    private final SessionKeychain keychain;
    private final Tasks tasks;

    /// @param settings know the choice
    /// @param keychain has the password
    /// @param tasks    call the keychain
    public ProxyUse(Settings settings, Proxies proxies, SessionKeychain keychain, Tasks tasks) {
        this.settings = settings;
        this.proxies = proxies;
        this.keychain = keychain;
        this.tasks = tasks;
    }

    /// Goes by what was chosen before. A password is there a moment later.
    public void begin() {
        ProxyRoute route = route();
        proxies.use(route, NONE);
        if (route instanceof ProxyRoute.ByHand proxy && !proxy.user().isEmpty()) {
            tasks.of(() -> keychain.findIfTold(key(proxy))).onSuccess(found -> found.ifPresent(
                    // The keychain's library has it as text.
                    password -> proxies.use(proxy, password.toCharArray()))).start();
        }
    }

    /// Goes by a proxy that was typed.
    ///
    /// @param password wiped; empty to go on with the one that is kept
    /// @param kept     is told whether the keychain has it
    void use(ProxyRoute.ByHand proxy, char[] password, Consumer<Boolean> kept) {
        if (password.length == 0) {
            begin();
            return;
        }
        proxies.use(proxy, password);
        String text = new String(password);
        Arrays.fill(password, '\0');
        tasks.of(() -> keychain.keep(key(proxy), text)).onSuccess(kept).start();
    }

    /// Where the choice leads. A proxy by hand that has no address is the system's.
    ProxyRoute route() {
        return switch (settings.choice(Setting.PROXY, ProxyChoice.SYSTEM)) {
            case SYSTEM -> new ProxyRoute.OfSystem();
            case NONE -> new ProxyRoute.None();
            case BY_HAND -> {
                Optional<ProxyRoute.ByHand> typed = ProxyRoute.ByHand.parse(
                        settings.value(Setting.PROXY_ADDRESS), settings.value(Setting.PROXY_USER));
                yield typed.<ProxyRoute>map(proxy -> proxy).orElseGet(ProxyRoute.OfSystem::new);
            }
        };
    }

    private static URI key(ProxyRoute.ByHand proxy) {
        return URI.create("proxy://" + proxy.host() + ":" + proxy.port() + "#" + URLEncoder
                .encode(proxy.user(), StandardCharsets.UTF_8));
    }
}
