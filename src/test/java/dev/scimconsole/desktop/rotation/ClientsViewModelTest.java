package dev.scimconsole.desktop.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.clients.ProvisioningClients;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.rotation.ClientsViewModel.Rhythm;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is said of clients and their rhythm, before a refresh and on the page.
@Tag("desktop")
@Tag("desktop.rotation")
class ClientsViewModelTest {

    private final Messages messages = new Messages();
    private final ManualTime time = new ManualTime();
    private final Moments moments = new Moments(messages, time);
    private final ClientsViewModel model = new ClientsViewModel(messages, moments, time);
    /// The service's clock goes behind this computer's.
    private final Instant service = time.instant().minus(Duration.ofHours(2));

    @Test
    void theWarningSaysWhoCallsHowOftenAndWhenNext() {
        take(false, client(Optional.of(ago(Duration.ofMinutes(130))), asUsual(40, 28)));
        String sentence = model.breaks().getFirst();
        assertTrue(sentence.startsWith("**Okta** used it 2 h ago (Okta SCIM Client 1.0.0), calls every 40"
                + " minutes, next about "), sentence);
        assertTrue(sentence.endsWith("It **stops** until the new token is pasted there."), sentence);
        assertEquals(Optional.empty(), model.notKnown());
    }

    @Test
    void aNextRequestThatIsPastIsDueNow() {
        take(false, client(Optional.of(ago(Duration.ofHours(3))), asUsual(40, -5)));
        assertTrue(model.breaks().getFirst().contains("calls every 40 minutes, and is due now."));
    }

    @Test
    void withTooLittleDataItSaysSo() {
        take(false, client(Optional.of(ago(Duration.ofHours(3))), learning(3)));
        assertTrue(model.breaks().getFirst().contains("it is too early to say when it calls next"));
        assertEquals(List.of(new Rhythm(false, "Still learning how often Okta calls: 3 of 5 runs seen.")),
                model.rhythmsProperty().get());
    }

    @Test
    void whoHasNotUsedTheTokenForAWeekIsNotNamed() {
        take(false, client(Optional.of(service.minus(Duration.ofDays(8))), learning(1)),
                client(Optional.empty(), learning(1)));
        assertEquals(List.of(), model.breaks());
    }

    @Test
    void whatCannotBeReadIsSaidAndWhatIsKnownStays() {
        assertTrue(model.notKnown().orElseThrow().contains("still being read"));
        model.fail("The service does not answer.");
        assertTrue(model.notKnown().orElseThrow().contains("can’t be read at the moment**. The service does"
                + " not answer. You may go on"), model.notKnown()::toString);
        take(false, client(Optional.of(service), learning(1)));
        model.fail("The service does not answer.");
        assertEquals(1, model.breaks().size());
        assertTrue(model.notKnown().orElseThrow().startsWith("This was so at "));
    }

    @Test
    void silenceIsAnAlarmAndComesFirst() {
        take(false, client(Optional.of(service), asUsual(40, 28)), client(Optional.of(service),
                new ClientRhythm(ClientRhythm.State.SILENT, 12, Optional.of(1200L), Optional.of(service),
                        Optional.of(service), Optional.of(service.minus(Duration.ofHours(3))))));
        List<Rhythm> told = model.rhythmsProperty().get();
        assertEquals(2, told.size());
        assertEquals(new Rhythm(true, "**Okta usually calls every 20 minutes; nothing for 3 hours.** See"
                + " there whether provisioning is switched off or in quarantine."), told.getFirst());
        assertTrue(told.getLast().text().startsWith("Okta calls every 40 minutes; next about "));
    }

    @Test
    void silenceIsNoticedWhileThePageIsOpenAndNobodyAsksAgain() {
        take(false, client(Optional.of(service), asUsual(40, 28)));
        assertEquals(false, model.rhythmsProperty().get().getFirst().alarm());
        time.pass(Duration.ofMinutes(121));
        model.tell();
        assertEquals(true, model.rhythmsProperty().get().getFirst().alarm());
    }

    @Test
    void duringARotationTheRotationTellsIt() {
        take(true, client(Optional.of(service), learning(2)));
        assertEquals(List.of(), model.rhythmsProperty().get());
    }

    private void take(boolean rotating, ProvisioningClient... clients) {
        model.take(new ProvisioningClients(service, List.of(clients)), rotating);
    }

    private Instant ago(Duration past) {
        return time.instant().minus(past);
    }

    private ClientRhythm asUsual(long everyMinutes, long nextInMinutes) {
        return new ClientRhythm(ClientRhythm.State.AS_USUAL, 20, Optional.of(everyMinutes * 60),
                Optional.of(service.plus(Duration.ofMinutes(nextInMinutes))),
                Optional.of(service.plus(Duration.ofMinutes(everyMinutes * 3))), Optional.empty());
    }

    private static ClientRhythm learning(int syncs) {
        return new ClientRhythm(ClientRhythm.State.LEARNING, syncs, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    @Test
    void whoComesByAConnectionIsNotAffectedByARefresh() {
        ProvisioningClient by = new ProvisioningClient("Entra", "", "Microsoft Entra ID",
                IdentityProvider.ENTRA_ID, List.of(), service, Optional.empty(), learning(1),
                Optional.of("Entra production"));
        model.take(new ProvisioningClients(service, List.of(by)), false);
        assertEquals(List.of(), model.breaks());
        assertEquals(List.of("Microsoft Entra ID (by “Entra production”) is not affected."), model.goOn());
        assertTrue(model.rhythmsProperty().get().getFirst().text().contains("(by “Entra production”)"));
    }

    private ProvisioningClient client(Optional<Instant> lastUsed, ClientRhythm rhythm) {
        return new ProvisioningClient("Okta SCIM Client 1.0.0", "", "Okta", IdentityProvider.OKTA,
                List.of("10.2.0.17"), service, lastUsed, rhythm, Optional.empty());
    }
}
