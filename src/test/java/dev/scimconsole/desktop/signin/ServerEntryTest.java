package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.OnScreen;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.Locale;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@Tag("desktop")
@Tag("desktop.signin")
@OnScreen
class ServerEntryTest {

    @Test
    void theNameOfAServerAndItsFactsAreSpokenApart() {
        ServerProfile server = new ServerProfile(URI.create("https://console.acme.example"), "Acme",
                "a@acme.com", false);
        Node take = WaitForAsyncUtils
                .waitForAsyncFx(10_000,
                        () -> new ServerEntry(server, () -> {}, () -> {}, new Messages(Locale.JAPANESE)))
                .getChildren().getFirst();
        assertEquals("Acme；https://console.acme.example · a@acme.com", take.getAccessibleText());
    }
}
