package dev.scimconsole.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A running server and what is known of the users in it.
final class MeasuredServer implements AutoCloseable {

    private final Contestant contestant;
    private final ServerProcess process;
    private final HttpRequest.Maker requests;
    private final List<String> userIds = new ArrayList<>();
    private final List<String> groupIds = new ArrayList<>();
    private final BitSet inactive = new BitSet();
    private Optional<String> broken = Optional.empty();

    /// @param token the bearer token of SCIM requests
    MeasuredServer(Contestant contestant, ServerProcess process, String token) {
        this.contestant = contestant;
        this.process = process;
        this.requests = new HttpRequest.Maker(process.authority(), "/scim/v2", token);
    }

    Contestant contestant() {
        return contestant;
    }

    ServerProcess process() {
        return process;
    }

    HttpRequest.Maker requests() {
        return requests;
    }

    /// The ids of the users created so far; their user names are those of [Users#userName(int)] for the
    /// numbers below this list's size.
    List<String> userIds() {
        return userIds;
    }

    /// The ids of the groups that figures have created.
    List<String> groupIds() {
        return groupIds;
    }

    int users() {
        return userIds.size();
    }

    /// Notes that a user's `active` is about to change.
    ///
    /// @return the value it changes to
    boolean flipActive(int number) {
        inactive.flip(number);
        return !inactive.get(number);
    }

    /// Why nothing more can be measured with it.
    Optional<String> broken() {
        return broken;
    }

    void markBroken(String reason) {
        broken = Optional.of(reason);
    }

    /// One round with connections of its own.
    Round run(Workload workload, int concurrency, Duration time, int atMost) {
        try (LoadGenerator generator = new LoadGenerator(process.address(), concurrency)) {
            Duration before = process.usedCpu();
            Round round = generator.run(workload, time, atMost);
            return round.withServerCpu(process.usedCpu().minus(before));
        }
    }

    HttpReply once(HttpRequest request) {
        return LoadGenerator.once(process.address(), request);
    }

    @Override
    public void close() {
        process.close();
    }
}
