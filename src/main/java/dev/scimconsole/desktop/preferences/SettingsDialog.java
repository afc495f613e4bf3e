package dev.scimconsole.desktop.preferences;

import dev.scimconsole.client.network.Authority;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MotionChoice;
import dev.scimconsole.desktop.settings.ProxyChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.ThemeChoice;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.theme.Theme;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.dialogs.DialogContent;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Wires the window in which an administrator chooses.
public final class SettingsDialog implements DialogContent {

    private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

    private final PreferencesViewModel model;
    private final Theme theme;
    private final Machine machine;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Moments moments;
    private final Region view;
    private Runnable close = () -> {};

    @FXML private Button closeButton;
    @FXML private ChoiceBox<ThemeChoice> themeChoice;
    @FXML private ChoiceBox<Integer> textSize;
    @FXML private ChoiceBox<MotionChoice> motion;
    @FXML private ChoiceBox<Language> language;
    @FXML private Label translations;
    @FXML private TextField seconds;
    @FXML private Label secondsError;
    @FXML private ChoiceBox<ProxyChoice> proxy;
    @FXML private Label proxyPreset;
    @FXML private GridPane byHand;
    @FXML private TextField proxyAddress;
    @FXML private TextField proxyUser;
    @FXML private PasswordField proxyPassword;
    @FXML private Button useProxy;
    @FXML private Label proxyState;
    @FXML private Label proxyError;
    @FXML private Label certificates;
    @FXML private Button importCertificate;
    @FXML private Label importError;
    @FXML private VBox authorities;
    @FXML private Button showLog;
    @FXML private TextField updateAddress;
    @FXML private Label updateError;
    @FXML private Button openFolder;
    @FXML private Label folder;
    @FXML private Label version;
    @FXML private Label platform;
    @FXML private Button licences;
    @FXML private Button materials;

    /// @param theme   changes with the choices
    /// @param machine what there is to show
    /// @param dialogs ask before an authority is trusted
    public SettingsDialog(PreferencesViewModel model, Theme theme, Machine machine, Dialogs dialogs,
            Messages messages, Moments moments) {
        this.model = model;
        this.theme = theme;
        this.machine = machine;
        this.dialogs = dialogs;
        this.messages = messages;
        this.moments = moments;
        view = (Region) Views.load("settings.fxml", List.of(this), messages);
    }

    @FXML
    void initialize() {
        closeButton.setOnAction(_ -> close.run());
        wireAppearance();
        seconds.textProperty().bindBidirectional(model.secondsProperty());
        seconds.setDisable(model.isPreset(Setting.CLIPBOARD_SECONDS));
        Show.error(secondsError, model.secondsErrorProperty(), seconds);
        wireProxy();
        wireCertificates();
        wireMachine();
    }

    @Override
    public String title() {
        return messages.text("settings.title");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public Node first() {
        return themeChoice.isDisabled() ? closeButton : themeChoice;
    }

    @Override
    public void opened(Runnable close) {
        this.close = close;
        model.open();
    }

    @Override
    public void escape() {
        close.run();
    }

    @Override
    public void closed() {
        proxyPassword.clear();
    }

    private void wireAppearance() {
        choose(themeChoice, Setting.THEME, List.of(ThemeChoice.values()), theme.choiceProperty(),
                chosen -> messages.text("theme." + chosen.name().toLowerCase(Locale.ROOT)));
        choose(textSize, Setting.TEXT_SIZE, SIZES, theme.textSizeProperty(),
                size -> messages.text("settings.percent", size));
        choose(motion, Setting.REDUCED_MOTION, List.of(MotionChoice.values()), theme.motionProperty(),
                chosen -> messages.text("settings.motion." + chosen.name().toLowerCase(Locale.ROOT)));
        choose(language, Setting.LANGUAGE, List.of(Language.values()), model.languageProperty(),
                chosen -> chosen == Language.SYSTEM ? systemLanguage() : chosen.nativeName());
        Show.set(translations, !Language.of(messages.locale()).isReviewed());
    }

    private String systemLanguage() {
        Locale system = Language.SYSTEM.locale(Locale.getDefault());
        return messages.text("settings.languageOfSystem", system.getDisplayLanguage(system));
    }

    private void wireProxy() {
        choose(proxy, Setting.PROXY, List.of(ProxyChoice.values()), model.proxyProperty(),
                chosen -> messages.text("settings.proxy." + chosen.name().toLowerCase(Locale.ROOT)));
        Show.set(proxyPreset, model.isPreset(Setting.PROXY));
        Show.when(byHand, model.proxyProperty().isEqualTo(ProxyChoice.BY_HAND));
        proxyAddress.textProperty().bindBidirectional(model.proxyAddressProperty());
        proxyAddress.setDisable(model.isPreset(Setting.PROXY_ADDRESS));
        proxyUser.textProperty().bindBidirectional(model.proxyUserProperty());
        proxyUser.setDisable(model.isPreset(Setting.PROXY_USER));
        useProxy.setOnAction(_ -> {
            model.useTypedProxy(proxyPassword.getText().toCharArray());
            proxyPassword.clear();
        });
        Show.text(proxyState, model.proxyStateProperty());
        Show.error(proxyError, model.proxyErrorProperty(), proxyAddress);
    }

    private void wireCertificates() {
        importCertificate.setDisable(machine.folder().isEmpty());
        importCertificate
                .setOnAction(_ -> chooseFile().ifPresent(file -> model.read(file, this::askToTrust)));
        Show.text(importError, model.importErrorProperty());
        model.imported().addListener((ListChangeListener<Authority>) _ -> showAuthorities());
        showAuthorities();
    }

    private Optional<Path> chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("settings.import"));
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(
                messages.text("settings.certificateFiles"), "*.pem", "*.crt", "*.cer", "*.der"));
        return Optional.ofNullable(chooser.showOpenDialog(view.getScene().getWindow())).map(File::toPath);
    }

    /// Shows whom one is about to believe, with the fingerprint to compare.
    void askToTrust(Authority authority) {
        if (dialogs.confirm(new Confirmation(messages.text("settings.trustTitle", authority.name()),
                messages.text("settings.trustLead"),
                List.of(messages.text("settings.trustFingerprint", authority.fingerprint()),
                        messages.text("settings.trustEnds", moments.within(authority.ends()))),
                messages.text("settings.trust")))) {
            model.trust(authority);
        }
    }

    private void askToRemove(Authority authority) {
        if (dialogs.confirm(new Confirmation(messages.text("settings.removeTitle", authority.name()),
                messages.text("settings.removeLead"), List.of(), messages.text("settings.remove")))) {
            model.distrust(authority);
        }
    }

    private void showAuthorities() {
        certificates.setText(messages.text("settings.certificatesUsed", model.imported().size()));
        authorities.getChildren().setAll(model.imported().stream().map(this::row).toList());
        Show.set(authorities, !model.imported().isEmpty());
    }

    private Node row(Authority authority) {
        Label name = new Paragraph(messages.text("settings.authority", authority.name(),
                moments.within(authority.ends())));
        Label fingerprint = new Paragraph(messages.text("settings.fingerprint", authority.fingerprint()));
        fingerprint.getStyleClass().add("fingerprint");
        VBox words = new VBox(name, fingerprint);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = new Button(messages.text("settings.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setAccessibleText(messages.text("settings.removeOne", authority.name()));
        remove.setOnAction(_ -> askToRemove(authority));
        HBox row = new HBox(words, remove);
        row.getStyleClass().add("authority");
        return row;
    }

    private void wireMachine() {
        reveal(showLog, machine.logs());
        reveal(openFolder, machine.folder());
        folder.setText(machine.folder().map(Path::toString).orElse(messages.text("settings.nothingKept")));
        updateAddress.textProperty().bindBidirectional(model.updateAddressProperty());
        updateAddress.setDisable(model.isPreset(Setting.UPDATE_ADDRESS));
        Show.error(updateError, model.updateErrorProperty(), updateAddress);
        version.setText(messages.text("settings.version", machine.version()));
        platform.setText(messages.text("settings.platform", System.getProperty("java.version"),
                System.getProperty("javafx.version", "")));
        reveal(licences, document("THIRD-PARTY-NOTICES"));
        reveal(materials, document("scim-console.cdx.json"));
    }

    private Optional<Path> document(String name) {
        // Windows opens a text by the end of its name.
        return machine.documents().stream()
                .flatMap(folder -> Stream.of(name, name + ".txt").map(folder::resolve))
                .filter(Files::isRegularFile).findFirst();
    }

    private void reveal(Button button, Optional<Path> file) {
        button.setDisable(file.isEmpty());
        button.setOnAction(_ -> file.ifPresent(machine.reveal()));
    }

    private <T> void choose(ChoiceBox<T> box, Setting setting, List<T> offered, Property<T> chosen,
            Function<T, String> words) {
        Map<T, String> named = offered.stream()
                .collect(Collectors.toMap(Function.identity(), words));
        box.setConverter(Choices.named(one -> named.getOrDefault(one, "")));
        box.getItems().setAll(offered);
        box.setValue(chosen.getValue());
        box.valueProperty().subscribe((_, now) -> chosen.setValue(now));
        box.setDisable(model.isPreset(setting));
        if (model.isPreset(setting)) {
            box.setAccessibleHelp(messages.text("settings.preset"));
        }
    }
}
