package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.values.RequestOrigin;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invites where several transactions run at once.
@Tag("server")
@Tag("server.people")
class InvitesPostgresTest {

    private static final RequestOrigin HERE = new RequestOrigin("127.0.0.1", "Test", "request");
    private static final int ROUNDS = 25;

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
    void noInviteOutlivesTheRightsOfItsMaker(String isolation) throws Exception {
        String url = PostgresServer.at(isolation, PostgresServer.emptyDatabase());
        try (Store store = Store.open(url); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            People people = People.on(store, InstantSource.system(), new SecureRandom(), RunningServer.CHEAP);
            people.setUp()
                    .setUp(new SetUp(people.setUp().newSetupCode().orElseThrow(), "Acme", "alex@acme.com",
                            RunningServer.PASSWORD), HERE);
            SignedIn alex = signedIn(store, "alex@acme.com");
            for (int round = 0; round < ROUNDS; round++) {
                String email = "kim" + round + "@acme.com";
                people.administrators().add(new SignIn(email, RunningServer.PASSWORD), Role.ORG_ADMIN, HERE);
                SignedIn kim = signedIn(store, email);
                boolean removed = round % 2 == 0;
                Callable<Boolean> invite = () -> invite(people, kim);
                Callable<Boolean> end = () -> {
                    if (removed) {
                        people.administrators().remove(alex, kim.administratorId(), HERE);
                    } else {
                        people.administrators().changeRole(alex, kim.administratorId(), Role.VIEWER, HERE);
                    }
                    return true;
                };
                List<Future<Boolean>> done = threads.invokeAll(List.of(invite, end));
                assertTrue(done.getLast().get());
                // Whether it was made before or not at all.
                done.getFirst().get();
                assertEquals(List.of(), people.invites().all(alex.organizationId()).invites());
            }
        }
    }

    private static boolean invite(People people, SignedIn who) {
        try {
            people.invites().issue(who, new InviteAdministrator("back@acme.com", Role.ORG_ADMIN), HERE);
            return true;
        } catch (ProblemException e) {
            assertEquals(ProblemCode.NOT_AN_ORG_ADMIN, e.problem().code());
            return false;
        }
    }

    private static SignedIn signedIn(Store store, String email) {
        AdministratorRecord found = store.read(transaction -> transaction.administrators().findByEmail(email))
                .orElseThrow();
        return new SignedIn(found.organizationId(), found.id(), found.email(), found.role(), "session",
                false);
    }
}
