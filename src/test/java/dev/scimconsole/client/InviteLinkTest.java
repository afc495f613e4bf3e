package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("client")
class InviteLinkTest {

    private static final String CODE = "QjmkhztWFsDBsqwYkdatjIilezwAgY2DhcKCrV5YFrg";

    @Test
    void aLinkIsReadAsItWasWritten() {
        for (String server : List.of("https://console.acme.example", "https://acme.example:8443/console",
                "http://127.0.0.1:8080")) {
            InviteLink link = new InviteLink(Optional.of(URI.create(server)), CODE);
            assertEquals(Optional.of(link), InviteLink.parse("  " + link.text() + "\n"));
        }
        assertEquals(Optional.of(new InviteLink(Optional.empty(), CODE)), InviteLink.parse(CODE));
    }

    @Test
    void whatIsNoInviteOrLeadsToAServerInClearIsNone() {
        for (String text : List.of("", "hello", CODE + "x", CODE.substring(1),
                "http://console.acme.example/invite#" + CODE, "https://console.acme.example/invite#",
                "/invite#" + CODE, "https://console.acme.example/" + CODE)) {
            assertTrue(InviteLink.parse(text).isEmpty(), text);
        }
    }

    @Test
    void theCodeIsNotInItsString() {
        assertFalse(InviteLink.parse(CODE).orElseThrow().toString().contains(CODE));
    }
}
