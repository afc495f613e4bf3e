package dev.scimconsole.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.token.PresentedToken.WellFormed;
import dev.scimconsole.server.values.Sha256;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
@Tag("server.token")
class StoredTokenAuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private Instant now = NOW;
    private final TokenAuthentication tokens = new StoredTokenAuthentication(() -> now);
    private final ScimToken token = ScimToken.generate(new SecureRandom());

    @Test
    void aWellFormedTokenIsKnownByItsHash() {
        WellFormed expected = new WellFormed(Sha256.ofDigest(token.sha256()), token.hint());
        assertEquals(expected, read("Bearer " + token.reveal()));
        assertEquals(expected, read("bearer " + token.reveal()));
        assertEquals(expected, read("BEARER   " + token.reveal() + " "));
    }

    @Test
    void eachOtherCauseIsToldApart() {
        String text = token.reveal();
        assertEquals(new PresentedToken.Absent(), tokens.read(List.of()));
        assertEquals(new PresentedToken.Absent(), read(" "));
        assertEquals(new PresentedToken.NotBearer(), read("Basic YTpi"));
        assertEquals(new PresentedToken.NotBearer(), read(text));
        assertEquals(new PresentedToken.NotBearer(),
                tokens.read(List.of("Bearer " + text, "Bearer " + text)));
        assertEquals(new PresentedToken.BearerTwice(), read("Bearer Bearer " + text));
        assertEquals(new PresentedToken.BearerTwice(), read("Bearer bearer"));
        assertEquals(new PresentedToken.BlanksInside(), read("Bearer " + text.substring(0, 20) + " "
                + text.substring(20)));
        assertEquals(new PresentedToken.BlanksInside(), read("Bearer " + text.substring(0, 20) + "\u00A0"
                + text.substring(20)));
        assertEquals(new PresentedToken.Mistyped(), read("Bearer " + text.substring(0, text.length() - 1)));
        assertEquals(new PresentedToken.Mistyped(), read("Bearer \"" + text + "\""));
        assertEquals(new PresentedToken.Mistyped(), read("Bearer " + text + "x"));
        assertEquals(new PresentedToken.Foreign(), read("Bearer"));
        assertEquals(new PresentedToken.Foreign(), read("Bearer eyJhbGciOiJIUzI1NiJ9.e30.x"));
    }

    @Test
    void theStoreDecides(@TempDir(factory = MemoryFolder.class) Path folder) {
        try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"))) {
            PresentedToken presented = read("Bearer " + token.reveal());
            assertEquals(new TokenDecision.Unknown(), decide(store, presented));
            store.write(transaction -> {
                transaction.organizations()
                        .insert(new OrganizationRecord(Samples.ACME, "Acme", NOW, false, Optional.empty(), 1,
                                NOW,
                                "a"));
                transaction.tokens()
                        .insert(new TokenRecord(Samples.ACME, "one", Sha256.ofDigest(token.sha256()),
                                token.hint(), NOW, "alex@acme.com", Optional.empty(), Optional.empty(),
                                Optional.empty(), Optional.empty()));
                return true;
            });
            assertEquals(new TokenDecision.Accepted(Samples.ACME, "one"), decide(store, presented));
            store.write(transaction -> transaction.tokens().revokeCurrent(Samples.ACME, NOW, "kim@acme.com"));
            assertEquals(new TokenDecision.Revoked(Samples.ACME, "one", NOW),
                    decide(store, presented));
            assertInstanceOf(TokenDecision.Unusable.class, decide(store, new PresentedToken.Absent()));
        }
    }

    private TokenDecision decide(Store store, PresentedToken presented) {
        return store.read(transaction -> tokens.decide(transaction, presented));
    }

    private PresentedToken read(String header) {
        return tokens.read(List.of(header));
    }
}
