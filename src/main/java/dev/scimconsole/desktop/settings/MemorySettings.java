package dev.scimconsole.desktop.settings;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Settings that are gone with the program: for the offline demo and for tests.
public final class MemorySettings implements Settings {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Map<String, String> columns = new HashMap<>();
    private Optional<WindowBounds> windowBounds = Optional.empty();
    private List<ServerProfile> servers = List.of();
    private final Map<URI, String> microsoft = new HashMap<>();
    private final String installation = UUID.randomUUID().toString();
    private Optional<String> guide = Optional.empty();

    @Override
    public String value(Setting setting) {
        return values.getOrDefault(setting, "");
    }

    @Override
    public void set(Setting setting, String value) {
        values.put(setting, value);
    }

    @Override
    public String columns(String table) {
        return columns.getOrDefault(table, "");
    }

    @Override
    public void setColumns(String table, String text) {
        columns.put(table, text);
    }

    @Override
    public Optional<WindowBounds> windowBounds() {
        return windowBounds;
    }

    @Override
    public void setWindowBounds(WindowBounds bounds) {
        windowBounds = Optional.of(bounds);
    }

    @Override
    public List<ServerProfile> servers() {
        return servers;
    }

    @Override
    public void remember(ServerProfile server) {
        servers = Settings.withFirst(server, servers);
    }

    @Override
    public void forget(URI address) {
        servers = Settings.without(address, servers);
    }

    @Override
    public String microsoft(URI server) {
        return microsoft.getOrDefault(server, "");
    }

    @Override
    public void setMicrosoft(URI server, String text) {
        microsoft.put(server, text);
    }

    @Override
    public String installation() {
        return installation;
    }

    @Override
    public Optional<String> guide() {
        return guide;
    }

    @Override
    public void setGuide(String id) {
        guide = Optional.of(id);
    }
}
