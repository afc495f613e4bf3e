package dev.scimconsole.desktop.preferences;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Authority;
import dev.scimconsole.client.network.ProxyRoute;
import dev.scimconsole.client.network.UpdateNotice;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.ProxyChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What can be chosen in Settings beside the theme. A choice holds at once; what was typed holds when it can
/// be used.
public final class PreferencesViewModel {

    /// The fewest seconds after which a copied token is cleared: enough to paste it.
    public static final int LEAST_SECONDS = 10;
    /// The most.
    public static final int MOST_SECONDS = 600;

    private final Settings settings;
    private final ProxyUse proxyUse;
    private final Authorities authorities;
    private final Tasks tasks;
    private final Messages messages;
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language");
    private final StringProperty seconds = new SimpleStringProperty(this, "seconds", "");
    private final ReadOnlyStringWrapper secondsError = new ReadOnlyStringWrapper(this, "secondsError", "");
    private final ObjectProperty<ProxyChoice> proxy = new SimpleObjectProperty<>(this, "proxy");
    private final StringProperty proxyAddress = new SimpleStringProperty(this, "proxyAddress", "");
    private final StringProperty proxyUser = new SimpleStringProperty(this, "proxyUser", "");
    private final ReadOnlyStringWrapper proxyState = new ReadOnlyStringWrapper(this, "proxyState", "");
    private final ReadOnlyStringWrapper proxyError = new ReadOnlyStringWrapper(this, "proxyError", "");
    private final ObservableList<Authority> imported = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper importError = new ReadOnlyStringWrapper(this, "importError", "");
    private final StringProperty updateAddress = new SimpleStringProperty(this, "updateAddress", "");
    private final ReadOnlyStringWrapper updateError = new ReadOnlyStringWrapper(this, "updateError", "");

    /// @param settings    remember the choices
    /// @param proxyUse    goes by the proxy
    /// @param authorities judge certificates
    /// @param tasks       read and write files
    public PreferencesViewModel(Settings settings, ProxyUse proxyUse, Authorities authorities, Tasks tasks,
            Messages messages) {
        this.settings = settings;
        this.proxyUse = proxyUse;
        this.authorities = authorities;
        this.tasks = tasks;
        this.messages = messages;
        language.set(Language.of(settings.value(Setting.LANGUAGE)));
        seconds.set(String.valueOf(clipboardSeconds(settings)));
        proxy.set(settings.choice(Setting.PROXY, ProxyChoice.SYSTEM));
        proxyAddress.set(settings.value(Setting.PROXY_ADDRESS));
        proxyUser.set(settings.value(Setting.PROXY_USER));
        updateAddress.set(settings.value(Setting.UPDATE_ADDRESS));
        language.subscribe((_, chosen) -> settings.set(Setting.LANGUAGE, chosen.tag()));
        seconds.subscribe((_, typed) -> keepSeconds(typed));
        proxy.subscribe((_, chosen) -> chooseProxy(chosen));
        updateAddress.subscribe((_, typed) -> keepUpdateAddress(typed.strip()));
    }

    /// For how many seconds a copied token stays in the clipboard.
    public static int clipboardSeconds(Settings settings) {
        return settings.number(Setting.CLIPBOARD_SECONDS, LEAST_SECONDS, MOST_SECONDS, TokenCopies.SECONDS);
    }

    /// Whether somebody else has chosen.
    public boolean isPreset(Setting setting) {
        return settings.isPreset(setting);
    }

    /// The language of the texts.
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /// After how many seconds a copied token is cleared, as it is typed.
    public StringProperty secondsProperty() {
        return seconds;
    }

    /// What is wrong with that; empty when nothing is.
    public ReadOnlyStringProperty secondsErrorProperty() {
        return secondsError.getReadOnlyProperty();
    }

    /// How servers are reached.
    public ObjectProperty<ProxyChoice> proxyProperty() {
        return proxy;
    }

    /// `HOST:PORT` of the proxy by hand, as it is typed.
    public StringProperty proxyAddressProperty() {
        return proxyAddress;
    }

    /// Who signs in to it.
    public StringProperty proxyUserProperty() {
        return proxyUser;
    }

    /// What became of the proxy that was typed; empty when there is nothing to say.
    public ReadOnlyStringProperty proxyStateProperty() {
        return proxyState.getReadOnlyProperty();
    }

    /// What is wrong with it; empty when nothing is.
    public ReadOnlyStringProperty proxyErrorProperty() {
        return proxyError.getReadOnlyProperty();
    }

    /// The authorities that were imported.
    public ObservableList<Authority> imported() {
        return imported;
    }

    /// Why a file was not imported; empty when nothing is wrong.
    public ReadOnlyStringProperty importErrorProperty() {
        return importError.getReadOnlyProperty();
    }

    /// Where the newest version is told, as it is typed; empty to ask nobody.
    public StringProperty updateAddressProperty() {
        return updateAddress;
    }

    /// What is wrong with that; empty when nothing is.
    public ReadOnlyStringProperty updateErrorProperty() {
        return updateError.getReadOnlyProperty();
    }

    /// Begins to read what was imported.
    public void open() {
        reread(authorities::imported);
    }

    /// Goes by the proxy that was typed.
    ///
    /// @param password of who signs in to it; wiped. Empty to go on with the one that is kept
    public void useTypedProxy(char[] password) {
        proxyState.set("");
        Optional<ProxyRoute.ByHand> typed = ProxyRoute.ByHand.parse(proxyAddress.get(), proxyUser.get());
        if (typed.isEmpty()) {
            Arrays.fill(password, '\0');
            proxyError.set(messages.text("settings.proxyInvalid"));
            return;
        }
        proxyError.set("");
        settings.set(Setting.PROXY_ADDRESS, proxyAddress.get().strip());
        settings.set(Setting.PROXY_USER, proxyUser.get().strip());
        settings.choose(Setting.PROXY, ProxyChoice.BY_HAND);
        proxyState.set(messages.text("settings.proxyUsed"));
        proxyUse.use(typed.orElseThrow(), password, kept -> {
            if (!kept) {
                proxyState.set(messages.text("settings.proxyNotKept"));
            }
        });
    }

    /// Reads the certificate of an authority.
    ///
    /// @param read takes it, to be shown to who decides
    public void read(Path file, Consumer<Authority> read) {
        importError.set("");
        tasks.of(() -> {
            try {
                return Optional.of(authorities.read(file));
            } catch (IOException e) {
                System.getLogger(PreferencesViewModel.class.getName()).log(System.Logger.Level.INFO,
                        "not imported: {0}", e.getMessage());
                return Optional.<Authority>empty();
            }
        }).onSuccess(found -> found.ifPresentOrElse(read,
                () -> importError
                        .set(messages.text("settings.importRefused", file.getFileName().toString()))))
                .start();
    }

    /// Trusts an authority from now on.
    public void trust(Authority authority) {
        reread(() -> {
            authorities.add(authority);
            return authorities.imported();
        });
    }

    /// Trusts an authority no longer.
    public void distrust(Authority authority) {
        reread(() -> {
            authorities.remove(authority);
            return authorities.imported();
        });
    }

    private void reread(Callable<List<Authority>> work) {
        tasks.of(() -> {
            try {
                return Optional.of(work.call());
            } catch (IOException e) {
                System.getLogger(PreferencesViewModel.class.getName()).log(System.Logger.Level.WARNING,
                        "certificates can''t be kept: {0}", e.getMessage());
                return Optional.<List<Authority>>empty();
            }
        }).onSuccess(now -> now.ifPresentOrElse(imported::setAll,
                () -> importError.set(messages.text("settings.importNotKept")))).start();
    }

    private void keepSeconds(String typed) {
        try {
            int number = Integer.parseInt(typed.strip());
            boolean usable = number >= LEAST_SECONDS && number <= MOST_SECONDS;
            secondsError.set(usable ? "" : secondsMistake());
            if (usable) {
                settings.set(Setting.CLIPBOARD_SECONDS, String.valueOf(number));
            }
        } catch (NumberFormatException _) {
            secondsError.set(secondsMistake());
        }
    }

    private String secondsMistake() {
        return messages.text("settings.secondsInvalid", LEAST_SECONDS, MOST_SECONDS);
    }

    /// One by hand holds once it has an address.
    private void chooseProxy(ProxyChoice chosen) {
        proxyState.set("");
        proxyError.set("");
        if (chosen != ProxyChoice.BY_HAND) {
            settings.choose(Setting.PROXY, chosen);
            proxyUse.begin();
        }
    }

    private void keepUpdateAddress(String typed) {
        boolean usable = typed.isEmpty() || UpdateNotice.isAddress(typed);
        updateError.set(usable ? "" : messages.text("settings.updateInvalid"));
        if (usable) {
            settings.set(Setting.UPDATE_ADDRESS, typed);
        }
    }
}
