package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.change.Notice;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the page says when a change goes wrong: whether it was made, truthfully, and never a second try.
@Tag("desktop")
@Tag("desktop.configuration")
class LostAnswerTest extends ConfigurationPage {

    private static final String REFRESH = "POST /api/v1/scim-configuration/token/refresh";
    private static final String ADD = "POST /api/v1/scim-configuration/domains";
    private static final String HTML = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n"
            + "Content-Length: 13\r\n\r\n<html></html>";

    private String first;

    @BeforeEach
    void issue() {
        first = addFirstDomain().reveal();
        page.token().copy();
    }

    @Test
    void aStoppedServiceMeansNothingWasSentAndTheTokenStands() {
        rig.wire.close();
        refresh();
        assertTrue(notice().startsWith("**Nothing was sent: the current token is still valid.**"),
                this::notice);
        assertEquals(200, rig.scimStatus(first));
        assertEquals(first, page.token().issuedProperty().get().map(ScimToken::reveal).orElse(""));
    }

    @Test
    void anAnswerLostAfterTheRefreshMeansATokenThatNobodySaw() {
        rig.wire.strike(REFRESH, new Wire.Fault.AnswerLost());
        refresh();
        assertTrue(notice().contains("was issued that nobody has seen"), this::notice);
        assertEquals(Optional.of(Notice.Remedy.REFRESH), remedy());
        assertEquals(1, rig.wire.count(REFRESH));
        assertEquals(401, rig.scimStatus(first));
        assertTrue(page.token().issuedProperty().get().isEmpty(), "the dead token is still shown");
        rig.wire.mend();
        refresh();
        String second = page.token().issuedProperty().get().map(ScimToken::reveal).orElseThrow();
        assertEquals(200, rig.scimStatus(second));
        assertTrue(page.token().noticeProperty().get().isEmpty(), this::notice);
    }

    @Test
    void aRequestThatNeverArrivedMeansTheOldTokenStands() {
        rig.wire.strike(REFRESH, new Wire.Fault.RequestLost());
        refresh();
        assertTrue(notice().contains("the old token (…" + first.substring(48) + ") still stands"),
                this::notice);
        assertEquals(1, rig.wire.count(REFRESH));
        assertEquals(200, rig.scimStatus(first));
        assertEquals(first, page.token().issuedProperty().get().map(ScimToken::reveal).orElse(""));
    }

    @Test
    void aProxysErrorPageIsNotBelieved() {
        rig.wire.strike(REFRESH, new Wire.Fault.AnsweredBy(HTML));
        refresh();
        assertTrue(notice().contains("was issued that nobody has seen"), this::notice);
    }

    @Test
    void aServiceThatIsAwayAfterwardsIsAskedAgainOnRequest() {
        rig.wire.strike("", new Wire.Fault.AnswerLost());
        refresh();
        assertTrue(notice().startsWith("**It is not known whether the change was made.**"), this::notice);
        assertEquals(Optional.of(Notice.Remedy.CHECK_AGAIN), remedy());
        page.token().checkAgain();
        assertEquals(Optional.of(Notice.Remedy.CHECK_AGAIN), remedy());
        rig.wire.mend();
        page.token().checkAgain();
        assertTrue(notice().contains("was issued that nobody has seen"), this::notice);
        assertEquals(1, rig.wire.count(REFRESH));
    }

    @Test
    void whatIsNotKnownStaysSaidUntilItIsKnown() {
        rig.wire.strike("", new Wire.Fault.AnswerLost());
        refresh();
        page.invites().toggle();
        assertFalse(notice().isEmpty());
        rig.wire.mend();
        rig.time.pass(Duration.ofSeconds(10));
        assertFalse(notice().startsWith("**It is not known"), this::notice);
    }

    @Test
    void twoChangesWhoseAnswersAreLostAreBothTold() {
        rig.wire.strike("", new Wire.Fault.AnswerLost());
        refresh();
        page.invites().toggle();
        rig.wire.mend();
        page.token().checkAgain();
        assertEquals(2, notice().lines().count(), this::notice);
        assertTrue(notice().contains("was issued that nobody has seen"), this::notice);
        assertTrue(notice().contains("The setting was changed"), this::notice);
        assertEquals(Optional.of(Notice.Remedy.REFRESH), remedy());
    }

    @Test
    void aTokenThatIsSeenLeavesNothingToSayOfALostOneButOfAllElse() {
        rig.wire.strike("", new Wire.Fault.RequestLost());
        refresh();
        page.invites().toggle();
        rig.wire.mend();
        refresh();
        assertTrue(page.token().issuedProperty().get().isPresent(), this::notice);
        assertEquals("**The setting was not changed.** The answer of the service was lost. Try again.",
                notice());
    }

    @Test
    void theFirstTokenMayBeLostToo() {
        page.domains().remove(page.domains().domains().getFirst());
        rig.wire.strike(ADD, new Wire.Fault.AnswerLost());
        add("acme.com");
        assertTrue(notice().contains("was issued that nobody has seen"), this::notice);
        assertEquals(Optional.of(Notice.Remedy.REFRESH), remedy());
        assertTrue(page.configurationProperty().get().orElseThrow().enabled());
    }

    @Test
    void aRevocationWhoseAnswerIsLostIsToldAsItEnded() {
        rig.wire.strike("POST /api/v1/scim-configuration/token/revoke", new Wire.Fault.RequestLost());
        page.token().revoke(page.token().revokeQuestion().orElseThrow());
        assertTrue(notice().startsWith("**The token was not revoked: it (…" + first.substring(48) + ")"),
                this::notice);
        assertEquals(200, rig.scimStatus(first));
        rig.wire.strike("POST /api/v1/scim-configuration/token/revoke", new Wire.Fault.AnswerLost());
        page.token().revoke(page.token().revokeQuestion().orElseThrow());
        assertTrue(notice().contains("The token was revoked, although"), this::notice);
        assertEquals(401, rig.scimStatus(first));
    }

    @Test
    void aPauseWhoseAnswerIsLostIsToldAsItEnded() {
        String pause = "POST /api/v1/scim-configuration/pause";
        rig.wire.strike(pause, new Wire.Fault.RequestLost());
        page.pause().pause();
        assertTrue(notice().startsWith("**Provisioning was not paused.**"), this::notice);
        assertEquals(200, rig.scimStatus(first));
        rig.wire.strike(pause, new Wire.Fault.AnswerLost());
        page.pause().pause();
        assertTrue(notice().startsWith("Provisioning was paused, although"), this::notice);
        assertTrue(page.pause().pausedProperty().get());
        assertEquals(403, rig.scimStatus(first));
        String resume = "POST /api/v1/scim-configuration/resume";
        rig.wire.strike(resume, new Wire.Fault.RequestLost());
        page.pause().resume();
        assertTrue(notice().startsWith("**Provisioning was not resumed.**"), this::notice);
        assertEquals(403, rig.scimStatus(first));
        rig.wire.strike(resume, new Wire.Fault.AnswerLost());
        page.pause().resume();
        assertTrue(notice().startsWith("Provisioning was resumed, although"), this::notice);
        assertEquals(200, rig.scimStatus(first));
    }

    @Test
    void aDomainThatNeverArrivedIsSaidNotToBeThere() {
        rig.wire.strike(ADD, new Wire.Fault.RequestLost());
        add("bücher.example");
        assertTrue(notice().startsWith("**bücher.example was not added.**"), this::notice);
    }

    @Test
    void aDomainThatArrivedIsSaidToBeThere() {
        rig.wire.strike(ADD, new Wire.Fault.AnswerLost());
        add("Bücher.example");
        assertEquals("Bücher.example was added, although the answer of the service was lost.", notice());
    }

    @Test
    void aRemovalAndASwitchAreJudgedAlike() {
        add("acme.org");
        rig.wire.strike("DELETE", new Wire.Fault.AnswerLost());
        page.domains().remove(page.domains().domains().getLast());
        assertEquals("acme.org was removed, although the answer of the service was lost.", notice());
        rig.wire.strike("DELETE", new Wire.Fault.RequestLost());
        page.domains().remove(page.domains().domains().getFirst());
        assertTrue(notice().startsWith("**acme.com was not removed.**"), this::notice);
        boolean before = page.invites().onProperty().get();
        rig.wire.strike("PATCH", new Wire.Fault.AnswerLost());
        page.invites().toggle();
        assertEquals("The setting was changed, although the answer of the service was lost.", notice());
        assertEquals(!before, page.invites().onProperty().get());
        rig.wire.strike("PATCH", new Wire.Fault.RequestLost());
        page.invites().toggle();
        assertTrue(notice().startsWith("**The setting was not changed.**"), this::notice);
        assertEquals(!before, page.invites().onProperty().get());
    }

    @Test
    void theSecondOfTwoAdministratorsIsToldWhoWasFirst() {
        ScimConfigurationViewModel other = rig.page(Rig.SECOND);
        TokenViewModel.RefreshQuestion asked = page.token().refreshQuestion().orElseThrow();
        other.token().refresh(other.token().refreshQuestion().orElseThrow());
        page.token().refresh(asked);
        assertTrue(notice().startsWith("**The token was not refreshed.** " + Rig.SECOND), this::notice);
        String current = other.token().issuedProperty().get().map(ScimToken::hint).orElseThrow();
        assertEquals("…" + current, page.token().factsProperty().get().orElseThrow().id());
        assertTrue(page.token().issuedProperty().get().isEmpty(), "the dead token is still shown");
        refresh();
        assertTrue(page.token().issuedProperty().get().isPresent());
    }

    @Test
    void aTokenThatAnotherIssuedMeanwhileIsNotTakenForTheLostOne() {
        rig.wire.strike("", new Wire.Fault.RequestLost());
        refresh();
        rig.wire.mend();
        ScimConfigurationViewModel other = rig.page(Rig.SECOND);
        other.token().refresh(other.token().refreshQuestion().orElseThrow());
        page.token().checkAgain();
        assertTrue(notice().contains("was issued by " + Rig.SECOND), this::notice);
        assertTrue(remedy().isEmpty());
    }

    private Optional<Notice.Remedy> remedy() {
        return page.token().noticeProperty().get().flatMap(Notice::remedy);
    }
}
