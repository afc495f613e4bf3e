package dev.scimconsole.desktop.settings;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Settings of which an IT department has preset some for this machine. What is preset holds for everybody,
/// whatever they chose before.
public final class PresetSettings implements Settings {

    private static final String FILE = "desktop.properties";

    private final Settings own;
    private final Map<Setting, String> presets;

    /// @param own     hold what is not preset
    /// @param presets what is
    public PresetSettings(Settings own, Map<Setting, String> presets) {
        this.own = own;
        this.presets = new EnumMap<>(Setting.class);
        this.presets.putAll(presets);
    }

    /// Those of this machine. A file that can't be read presets nothing, and the log says so.
    public static PresetSettings ofThisMachine(Settings own) {
        Path file = file(System.getProperty("os.name"), System.getenv());
        try {
            return new PresetSettings(own, Files.isRegularFile(file) ? read(file) : Map.of());
        } catch (IOException | IllegalArgumentException e) {
            log().log(Level.WARNING, "the presets {0} can''t be read: {1}", file, e.getMessage());
            return new PresetSettings(own, Map.of());
        }
    }

    /// Where they stand: only an administrator of the machine can write there.
    static Path file(String osName, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "SCIM Console", FILE);
        }
        return os.startsWith("mac")
                ? Path.of("/Library/Application Support/SCIM Console", FILE)
                : Path.of("/etc/scim-console", FILE);
    }

    /// Reads presets. A key that is no [Setting] is passed over, and the log says so.
    static Map<Setting, String> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        for (String key : lines.stringPropertyNames()) {
            Optional<Setting> known = Arrays.stream(Setting.values())
                    .filter(setting -> setting.key().equals(key)).findFirst();
            known.ifPresentOrElse(setting -> found.put(setting, lines.getProperty(key).strip()),
                    () -> log().log(Level.WARNING, "{0} presets {1}, which is no setting", file, key));
        }
        return found;
    }

    @Override
    public String value(Setting setting) {
        return presets.getOrDefault(setting, own.value(setting));
    }

    @Override
    public void set(Setting setting, String value) {
        if (!isPreset(setting)) {
            own.set(setting, value);
        }
    }

    @Override
    public boolean isPreset(Setting setting) {
        return presets.containsKey(setting);
    }

    @Override
    public String columns(String table) {
        return own.columns(table);
    }

    @Override
    public void setColumns(String table, String columns) {
        own.setColumns(table, columns);
    }

    @Override
    public Optional<WindowBounds> windowBounds() {
        return own.windowBounds();
    }

    @Override
    public void setWindowBounds(WindowBounds bounds) {
        own.setWindowBounds(bounds);
    }

    @Override
    public List<ServerProfile> servers() {
        return own.servers();
    }

    @Override
    public void remember(ServerProfile server) {
        own.remember(server);
    }

    @Override
    public void forget(URI address) {
        own.forget(address);
    }

    @Override
    public String microsoft(URI server) {
        return own.microsoft(server);
    }

    @Override
    public void setMicrosoft(URI server, String text) {
        own.setMicrosoft(server, text);
    }

    @Override
    public String installation() {
        return own.installation();
    }

    @Override
    public Optional<String> guide() {
        return own.guide();
    }

    @Override
    public void setGuide(String id) {
        own.setGuide(id);
    }

    /// Not a constant: the window is opened by this class, and would wait until there is a log.
    private static System.Logger log() {
        return System.getLogger(PresetSettings.class.getName());
    }
}
