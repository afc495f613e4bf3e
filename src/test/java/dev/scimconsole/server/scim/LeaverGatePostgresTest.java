package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.token.PresentedToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same on PostgreSQL, where several nodes count together.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class LeaverGatePostgresTest extends LeaverGateTest {

    private String url = "";

    @Override
    String url(Path folder) throws SQLException {
        url = PostgresServer.emptyDatabase();
        return url;
    }

    @Override
    String again() {
        return url;
    }

    @Test
    void twoNodesLetNoMoreThroughThanOne() {
        store.write(transaction -> {
            transaction.leavers().set(organizationId,
                    new Rule(5, true, Gate.OPEN, Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.empty(), Optional.empty()));
            return organizationId;
        });
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> createUser("more" + i + "@example.com").id())
                .toList();
        PresentedToken presented = tokens.read(List.of("Bearer " + token));
        try (Store other = Store.open(url)) {
            List<ScimService> nodes = List.of(service, new ScimServiceProvider(other, tokens, clock));
            List<Integer> statuses = IntStream.range(0, ids.size()).parallel().mapToObj(i -> nodes.get(i % 2)
                    .answer(new ScimRequest(presented, "DELETE", "/Users/" + ids.get(i), new RequestQuery(""),
                            Map.of("authorization", List.of("Bearer " + token)),
                            "".getBytes(StandardCharsets.UTF_8), BASE))
                    .status()).toList();
            assertEquals(5, statuses.stream().filter(status -> status == 204).count(), statuses::toString);
            assertEquals(35, statuses.stream().filter(status -> status == 503).count(), statuses::toString);
        }
    }
}
