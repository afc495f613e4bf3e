package dev.scimconsole.desktop.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.UpdateNotice;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.task.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When somebody is asked for a newer version. Work waits until the test lets it run, which it never does.
@Tag("desktop")
@Tag("desktop.preferences")
class UpdateLookTest {

    private final MemorySettings settings = new MemorySettings();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final ManualTime time = new ManualTime();
    private final UpdateLook look = new UpdateLook(settings,
            new UpdateNotice(new Authorities(Optional.empty())),
            "1.0.0", new Tasks(work::add, Runnable::run, new TestFailures()), _ -> {});

    @Test
    void nobodyIsAskedUntilSomebodyHasNamedAnAddress() {
        look.soon(time);
        time.pass(Duration.ofHours(1));
        assertEquals(0, work.size());
        assertEquals(0, time.waiting());
    }

    @Test
    void theAddressIsAskedOnceAndNotWhileTheWindowOpens() {
        settings.set(Setting.UPDATE_ADDRESS, "https://intranet.acme.com/version.txt");
        look.soon(time);
        assertEquals(0, work.size());
        time.pass(Duration.ofHours(1));
        assertEquals(1, work.size());
    }
}
