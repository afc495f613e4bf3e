package dev.scimconsole.desktop.settings;

import dev.scimconsole.client.ServerAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.prefs.Preferences;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Settings in the operating system's preferences of this user. What can't be read counts as never set.
public final class PreferencesSettings implements Settings {

    private static final String COLUMNS = "columns.";
    private static final String ADDRESS = "address";
    private static final String ORGANIZATION = "organization";
    private static final String EMAIL = "email";
    private static final String KEPT = "keptSignedIn";
    private static final String GUIDE = "guide";
    private static final String MICROSOFT = "microsoft-";
    private static final String WINDOW = "window";
    private static final String INSTALLATION = "installation";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Preferences node;

    /// @param node where they stand
    public PreferencesSettings(Preferences node) {
        this.node = node;
    }

    /// Those of this user.
    public static PreferencesSettings ofThisUser() {
        return new PreferencesSettings(Preferences.userRoot().node("dev/scimconsole"));
    }

    @Override
    public String value(Setting setting) {
        return node.get(setting.key(), "");
    }

    @Override
    public void set(Setting setting, String value) {
        if (value.length() <= Preferences.MAX_VALUE_LENGTH) {
            node.put(setting.key(), value);
        }
    }

    @Override
    public String columns(String table) {
        return node.get(COLUMNS + table, "");
    }

    @Override
    public void setColumns(String table, String columns) {
        node.put(COLUMNS + table, columns);
    }

    @Override
    public Optional<WindowBounds> windowBounds() {
        String[] parts = node.get(WINDOW, "").split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional
                    .of(new WindowBounds(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]), Double.parseDouble(parts[3]),
                            Boolean.parseBoolean(parts[4])))
                    .filter(WindowBounds::isSomewhere);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public void setWindowBounds(WindowBounds bounds) {
        node.put(WINDOW, bounds.x() + " " + bounds.y() + " " + bounds.width() + " " + bounds.height() + " "
                + bounds.maximized());
    }

    @Override
    public List<ServerProfile> servers() {
        return IntStream.range(0, Settings.MOST_SERVERS).mapToObj(this::server).flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void remember(ServerProfile server) {
        write(Settings.withFirst(server, servers()));
    }

    @Override
    public void forget(URI address) {
        write(Settings.without(address, servers()));
    }

    @Override
    public String microsoft(URI server) {
        return node.get(microsoftKey(server), "");
    }

    @Override
    public void setMicrosoft(URI server, String text) {
        if (text.isEmpty()) {
            node.remove(microsoftKey(server));
        } else {
            node.put(microsoftKey(server), text);
        }
    }

    /// Keys are bounded in length, addresses of servers are not.
    private static String microsoftKey(URI server) {
        return MICROSOFT + UUID.nameUUIDFromBytes(server.toString().getBytes(StandardCharsets.UTF_8));
    }

    // Two threads of the first start make one.
    @Override
    public synchronized String installation() {
        String known = node.get(INSTALLATION, "");
        if (UUID_FORM.matcher(known).matches()) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        node.put(INSTALLATION, made);
        return made;
    }

    @Override
    public Optional<String> guide() {
        return Optional.of(node.get(GUIDE, "")).filter(id -> !id.isEmpty());
    }

    @Override
    public void setGuide(String id) {
        node.put(GUIDE, id);
    }

    private Optional<ServerProfile> server(int number) {
        return ServerAddress.parse(node.get(key(number, ADDRESS), ""))
                .map(address -> new ServerProfile(address, node.get(key(number, ORGANIZATION), ""),
                        node.get(key(number, EMAIL), ""), node.getBoolean(key(number, KEPT), false)));
    }

    private void write(List<ServerProfile> servers) {
        for (int number = 0; number < Settings.MOST_SERVERS; number++) {
            if (number < servers.size()) {
                ServerProfile server = servers.get(number);
                node.put(key(number, ADDRESS), server.address().toString());
                node.put(key(number, ORGANIZATION), server.organization());
                node.put(key(number, EMAIL), server.email());
                node.putBoolean(key(number, KEPT), server.keptSignedIn());
            } else {
                for (String what : List.of(ADDRESS, ORGANIZATION, EMAIL, KEPT)) {
                    node.remove(key(number, what));
                }
            }
        }
    }

    private static String key(int number, String what) {
        return "server." + number + "." + what;
    }
}
