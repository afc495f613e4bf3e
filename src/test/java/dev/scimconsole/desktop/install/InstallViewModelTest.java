package dev.scimconsole.desktop.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.graph.EntraTarget;
import dev.scimconsole.client.graph.MicrosoftCloud;
import dev.scimconsole.client.graph.Registration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.demo.entra.TenantCall;
import dev.scimconsole.demo.entra.TenantFault;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.microsoft.LinkKeychain;
import dev.scimconsole.desktop.microsoft.MicrosoftAccess;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.rotation.RotationLine;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A refresh that puts the token into Microsoft Entra ID, without a toolkit: a simulated tenant, the real
/// service.
@Tag("desktop")
@Tag("desktop.install")
@Execution(ExecutionMode.CONCURRENT)
class InstallViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final TestFailures failures = new TestFailures();
    private final ManualTime time = new ManualTime();
    private final EntraTenant tenant = EntraTenant.start(time);
    private final MemorySettings settings = new MemorySettings();
    private final Map<URI, String> keychain = new HashMap<>();
    private final Messages messages = new Messages();
    private final List<String> refused = new ArrayList<>();
    private RunningServer server;
    private String session;
    private int refreshes;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
        session = server.signIn();
        tenant.paste(baseUrl(), server.addFirstDomain(session));
    }

    @AfterEach
    void stop() {
        tenant.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void whoIsNotConnectedIsOfferedNothingAndRefreshesAsBefore() {
        InstallViewModel model = model(link());
        assertEquals(List.of(), model.choices(List.of()));
        assertEquals("Not connected.", model.connectedProperty().getValue());
        assertTrue(refresh(model));
        assertEquals(InstallViewModel.Phase.IDLE, model.phaseProperty().get());
        assertEquals(0, tenant.log().stream().filter(line -> line.startsWith("PUT")).count());
    }

    @Test
    void onceConnectedOneClickPutsTheTokenIn() {
        tenant.runCycle("acme.com");
        MicrosoftLink link = connected();
        InstallViewModel model = model(link);
        Confirmation.Choice choice = model.choices(List.of("Okta")).getFirst();
        assertTrue(choice.chosen().get());
        assertTrue(choice.note().contains("App “Acme SCIM”") && choice.note().contains(EntraTenant.PERSON)
                && choice.note().endsWith("Still to be pasted by hand: Okta."), choice.note());
        assertTrue(refresh(model));
        assertEquals(InstallViewModel.Phase.DONE, model.phaseProperty().get());
        assertEquals(List.of("**Written** into the app “Acme SCIM” in Microsoft Entra ID",
                "**Validated.** Microsoft Entra ID reached this service with the new token",
                "**No quarantine.** The job goes on by itself"), texts(model));
        tenant.runCycle("acme.com");
        assertEquals("picked-up",
                server.send("GET", "/rotation", "", "session", session).json().get("state").asString());
    }

    @Test
    void anUncheckedChoiceIsNone() {
        InstallViewModel model = model(connected());
        model.choices(List.of()).getFirst().chosen().set(false);
        assertTrue(refresh(model));
        assertEquals(List.of(), texts(model));
    }

    @Test
    void aSignInThatHasEndedIsSaidBeforeTheOldTokenIsGivenUp() {
        connected().close();
        tenant.endSignIns();
        // As after a new start: the keychain gives what no longer opens anything.
        InstallViewModel model = model(link());
        assertFalse(refresh(model));
        assertTrue(
                refused.getFirst().startsWith("**Nothing was refreshed")
                        && refused.getFirst().contains("sign-in"),
                refused.getFirst());
        assertEquals(InstallViewModel.Phase.IDLE, model.phaseProperty().get());
        keychain.clear();
        assertFalse(refresh(model(link())), "nothing is kept");
        assertEquals(0, refreshes);
    }

    @Test
    void afterANewStartTheKeychainGoesOnWithTheSignIn() {
        connected().close();
        assertEquals(1, keychain.size());
        assertTrue(refresh(model(link())));
        assertTrue(tenant.log().contains("PUT WRITE_SECRETS BaseAddress,SecretToken 204"));
    }

    @Test
    void anAddressThatMicrosoftCannotReachIsSaidBeforeItBegins() {
        connected().close();
        MicrosoftLink abroad = new MicrosoftLink(MicrosoftAccess.PUBLIC, server.server().address(), settings,
                new InMemory(), Optional.empty(), time, _ -> {});
        assertFalse(refresh(model(abroad)));
        assertTrue(refused.getFirst().contains("cannot reach " + baseUrl()), refused.getFirst());
        assertEquals(0, refreshes);
    }

    @Test
    void aFailedStepSaysWhatIsLeftAndNothingFollows() {
        InstallViewModel model = model(connected());
        tenant.strike(TenantCall.VALIDATE, new TenantFault.Cut(false));
        assertTrue(refresh(model));
        assertEquals(InstallViewModel.Phase.FAILED, model.phaseProperty().get());
        List<RotationLine> lines = model.linesProperty().get();
        assertEquals(2, lines.size());
        assertEquals(RotationLine.Tone.BAD, lines.getLast().tone());
        assertTrue(lines.getLast().text().contains("nobody knows whether this step was done")
                && lines.getLast().text().contains("choose Test Connection there"), lines.getLast().text());
        tenant.administrator(false);
        assertTrue(refresh(model));
        assertEquals(1, model.linesProperty().get().size());
        assertTrue(texts(model).getFirst().contains("Application Administrator")
                && texts(model).getFirst().contains("copy it above"), texts(model).toString());
    }

    @Test
    void onePersonIsProvisionedOnDemand() {
        InstallViewModel model = model(connected());
        Confirmation.Choice onDemand = model.choices(List.of()).getLast();
        onDemand.chosen().set(true);
        onDemand.typed().orElseThrow().text().set(" gpark@acme.com ");
        assertTrue(refresh(model));
        assertEquals("**Provisioned** gpark@acme.com on demand", texts(model).getLast());
    }

    @Test
    void whatIsForgottenIsOfferedNoMore() {
        InstallViewModel model = model(connected());
        model.disconnect();
        assertEquals(List.of(), model.choices(List.of()));
        assertEquals(Map.of(), keychain);
        assertEquals("", settings.microsoft(server.server().address()));
    }

    @Test
    void theConnectDialogSaysWhatIsWrong() {
        ConnectViewModel connect = connect(link());
        connect.tenantProperty().set("nowhere");
        connect.signInInBrowser();
        assertTrue(connect.errorProperty().get().startsWith("One of the two is no ID"),
                connect.errorProperty().get());
        connect.tenantProperty().set(EntraTenant.TENANT_ID);
        tenant.consent(false);
        connect.signInInBrowser();
        assertTrue(connect.errorProperty().get().contains("has not consented"),
                connect.errorProperty().get());
        tenant.publicClientFlows(false);
        connect.signInOnDevice();
        assertTrue(connect.errorProperty().get().contains("Allow public client flows"),
                connect.errorProperty().get());
        assertFalse(connect.signedInProperty().get());
    }

    private boolean refresh(InstallViewModel model) {
        int before = refreshes;
        model.begin(baseUrl(), () -> {
            refreshes++;
            String etag = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
            String text = server
                    .post("/scim-configuration/token/refresh", "", "session", session, "If-Match", etag)
                    .json().get("issuedToken").asString();
            try (ScimToken token = ScimToken.parse(text).orElseThrow()) {
                model.issued(token);
            }
        }, refused::add);
        return refreshes > before;
    }

    private static List<String> texts(InstallViewModel model) {
        return model.linesProperty().get().stream().map(RotationLine::text).toList();
    }

    private MicrosoftLink connected() {
        MicrosoftLink link = link();
        ConnectViewModel connect = connect(link);
        connect.searchProperty().set("acme");
        connect.signInInBrowser();
        assertEquals("", connect.errorProperty().get());
        EntraTarget target = connect.targets().getFirst();
        connect.choose(target);
        assertTrue(connect.doneProperty().get());
        connect.close();
        return link;
    }

    private ConnectViewModel connect(MicrosoftLink link) {
        return new ConnectViewModel(link, tasks(), Runnable::run, messages, time);
    }

    private InstallViewModel model(MicrosoftLink link) {
        return new InstallViewModel(link, tasks(), Runnable::run, messages, time, _ -> {});
    }

    private MicrosoftLink link() {
        return new MicrosoftLink(
                new MicrosoftAccess(new MicrosoftCloud(tenant.login(), tenant.graph()),
                        Registration.of(EntraTenant.TENANT_ID, EntraTenant.CLIENT_ID)),
                server.server().address(), settings, new InMemory(), Optional.empty(), time,
                address -> Thread.ofVirtual().start(() -> browse(address)));
    }

    private static void browse(URI address) {
        try {
            HttpURLConnection first = (HttpURLConnection) address.toURL().openConnection();
            first.setInstanceFollowRedirects(false);
            String next = first.getHeaderField("Location");
            assertEquals(200,
                    ((HttpURLConnection) URI.create(next).toURL().openConnection()).getResponseCode());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Tasks tasks() {
        return new Tasks(Runnable::run, Runnable::run, failures);
    }

    private String baseUrl() {
        return server.server().scimBaseUrl().toString();
    }

    private final class InMemory implements LinkKeychain {

        @Override
        public void keep(URI address, String secret) {
            keychain.put(address, secret);
        }

        @Override
        public Optional<String> find(URI address) {
            return Optional.ofNullable(keychain.get(address));
        }

        @Override
        public void forget(URI address) {
            keychain.remove(address);
        }
    }
}
