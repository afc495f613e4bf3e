package dev.scimconsole.desktop.preferences;

import dev.scimconsole.client.network.UpdateNotice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks once after a start whether there is a newer version, where somebody has named an address for that.
public final class UpdateLook {

    private static final System.Logger LOG = System.getLogger(UpdateLook.class.getName());
    /// What has just been shown comes first.
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Settings settings;
    private final UpdateNotice notice;
    private final String running;
    private final Tasks tasks;
    private final Consumer<String> newer;

    /// @param settings have the address
    /// @param running  the version that runs
    /// @param newer    takes a newer version
    public UpdateLook(Settings settings, UpdateNotice notice, String running, Tasks tasks,
            Consumer<String> newer) {
        this.settings = settings;
        this.notice = notice;
        this.running = running;
        this.tasks = tasks;
        this.newer = newer;
    }

    /// Looks in a moment, if there is an address.
    public void soon(Ticker ticker) {
        if (UpdateNotice.isAddress(settings.value(Setting.UPDATE_ADDRESS))) {
            ticker.once(SOON, this::look);
        }
    }

    private void look() {
        String address = settings.value(Setting.UPDATE_ADDRESS);
        tasks.of(() -> ask(address)).onSuccess(found -> found.ifPresent(newer)).start();
    }

    /// Nobody is kept from work by an address that does not answer.
    private Optional<String> ask(String address) {
        try {
            return notice.newerThan(running, URI.create(address));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "no update notice: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
