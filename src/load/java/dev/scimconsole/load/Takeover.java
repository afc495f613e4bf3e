package dev.scimconsole.load;

import dev.scimconsole.main.FailOver;
import dev.scimconsole.main.FailOver.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Kills a synchronous PostgreSQL primary under load, again and again, and prints what became of what was
/// acknowledged and how long nothing could be written. Started by the Maven profile `load` with
/// `-Dload.main`.
final class Takeover {

    /// How long an orchestrator may take to notice.
    private static final List<Integer> SECONDS_AWAY = List.of(0, 0, 0, 5, 15);
    private static final int WRITERS = 16;
    private static final int CREATIONS_BEFORE = 3_000;
    private static final int REFRESHES_AFTER = 10;

    private Takeover() {}

    /// Runs the program.
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.out.printf(Locale.ROOT, "%n%-5s %12s %5s %10s %14s %17s %12s %15s %10s  %s%n", "away",
                "acknowledged",
                "lost", "refreshes", "revoked tried", "revoked accepted", "writes, s", "after promot., s",
                "slowest, s",
                "statuses");
        for (int seconds : SECONDS_AWAY) {
            Path folder = Files.createTempDirectory("scim-console-takeover-");
            Figures found = FailOver.run(folder, WRITERS, CREATIONS_BEFORE, Duration.ofSeconds(seconds),
                    REFRESHES_AFTER);
            System.out.printf(Locale.ROOT, "%-5d %12d %5d %10d %14d %17d %12.2f %15.2f %10.2f  %s%n", seconds,
                    found.acknowledged(), found.lost(), found.refreshes(), found.revokedTried(),
                    found.revokedAccepted(), found.untilWrites().toMillis() / 1e3,
                    found.afterPromotion().toMillis() / 1e3, found.slowest().toMillis() / 1e3,
                    found.statuses());
        }
    }
}
