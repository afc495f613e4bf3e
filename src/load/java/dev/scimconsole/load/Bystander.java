package dev.scimconsole.load;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A client that does nothing wrong while others do: it looks users up by name, a hundred a second, on one
/// connection from an address of its own.
final class Bystander {

    /// Users that the looked up one is among.
    static final int USERS = 9_000;

    private static final int PER_SECOND = 100;
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.2");

    private final MeasuredServer server;
    private final Workload lookUps;

    Bystander(MeasuredServer server) {
        this.server = server;
        this.lookUps = Figure.filterByUserName().workload().prepare(server).paced(PER_SECOND);
    }

    /// Makes a server ready: with users, and its code compiled.
    static Bystander at(MeasuredServer server) {
        server.run(Figure.creates(server), 8, Duration.ofMinutes(5), USERS);
        server.run(Figure.filterByUserName().workload().prepare(server), 4, Duration.ofSeconds(5),
                Integer.MAX_VALUE);
        return new Bystander(server);
    }

    /// Looks users up for a while and prints how that went.
    ///
    /// @param when what goes on meanwhile
    Round look(String when, Duration time) {
        try (LoadGenerator generator = new LoadGenerator(server.process().address(), Optional.of(ADDRESS),
                1)) {
            Round round = generator.run(lookUps, time, Integer.MAX_VALUE);
            System.out.printf(Locale.ROOT, "%-36s %6.0f/s  p50 %8.2f  p99 %8.2f  max %8.2f ms%n", when,
                    round.perSecond(), round.percentile(50), round.percentile(99), round.percentile(100));
            return round;
        } catch (LoadFailure e) {
            System.out.printf(Locale.ROOT, "%-36s failed: %s%n", when, e.getMessage());
            return new Round(0, time, Duration.ZERO, new long[0]);
        }
    }
}
