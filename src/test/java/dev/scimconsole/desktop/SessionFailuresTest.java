package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.Organization;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of failures that all pages share, without a toolkit.
@Tag("desktop")
class SessionFailuresTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void aSessionThatHasEndedIsLeftAndThePageHearsNothingOfIt() {
        assertTrue(of(Role.VIEWER).takes(answered(ProblemCode.NOT_SIGNED_IN)));
        assertEquals(List.of("ended"), done);
    }

    @Test
    void aRoleThatWasTakenIsLookedAtAndThePageSaysWhyNothingWasDone() {
        assertFalse(of(Role.ORG_ADMIN).takes(answered(ProblemCode.NOT_AN_ORG_ADMIN)));
        assertEquals(List.of("role"), done);
    }

    @Test
    void aViewerWhoWasRefusedIsAViewerStill() {
        assertFalse(of(Role.VIEWER).takes(answered(ProblemCode.NOT_AN_ORG_ADMIN)));
        assertEquals(List.of(), done);
    }

    @Test
    void beforeAnybodyIsSignedInNoSessionEnds() {
        SessionFailures failures = failures(Optional.empty());
        assertFalse(failures.takes(answered(ProblemCode.NOT_SIGNED_IN)));
        assertFalse(failures.takes(answered(ProblemCode.NOT_AN_ORG_ADMIN)));
        assertEquals(List.of(), done);
    }

    @Test
    void whatIsThePagesOwnStaysThePages() {
        assertFalse(of(Role.ORG_ADMIN).takes(new CallFailure.Unreachable("The server does not answer.")));
        assertFalse(of(Role.ORG_ADMIN).takes(answered(ProblemCode.PUBLIC_MAIL_DOMAIN)));
        assertEquals(List.of(), done);
    }

    @Test
    void aDefectIsTold() {
        of(Role.VIEWER).unforeseen(new IllegalStateException());
        assertEquals(List.of("defect"), done);
    }

    private SessionFailures of(Role role) {
        return failures(
                Optional.of(new Session("", Instant.EPOCH, new Administrator("a.meyer@acme.com", role),
                        new Organization("Acme Corporation"))));
    }

    private SessionFailures failures(Optional<Session> session) {
        return new SessionFailures(() -> session, () -> done.add("ended"), () -> done.add("role"),
                _ -> done.add("defect"));
    }

    private static CallFailure answered(ProblemCode code) {
        return new CallFailure.Answered(Problem.of(code, ""));
    }
}
