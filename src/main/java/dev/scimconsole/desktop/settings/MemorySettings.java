package dev.scimconsole.desktop.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Settings that are gone with the program: for the offline demo and for tests.
public final class MemorySettings implements Settings {

    private ThemeChoice theme = ThemeChoice.SYSTEM;
    private Optional<WindowBounds> windowBounds = Optional.empty();
    private List<ServerProfile> servers = List.of();
    private Optional<String> guide = Optional.empty();

    @Override
    public ThemeChoice theme() {
        return theme;
    }

    @Override
    public void setTheme(ThemeChoice theme) {
        this.theme = theme;
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
    public Optional<String> guide() {
        return guide;
    }

    @Override
    public void setGuide(String id) {
        guide = Optional.of(id);
    }
}
