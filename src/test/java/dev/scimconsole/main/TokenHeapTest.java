package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.heap.HeapDump;
import dev.scimconsole.main.Nodes.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was issued by the service and presented to it leaves no copy in its heap.
@Tag("whole")
@Tag("main")
@Timeout(300)
class TokenHeapTest {

    private static final int REQUESTS = 1_000;

    @TempDir private Path folder;

    @Test
    void noTokenStaysInTheHeap() throws Exception {
        try (Nodes nodes = Nodes.start(database(), 1)) {
            assertForgotten(nodes.first());
        }
    }

    @Test
    void norByTls() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1")
                .build();
        Path pem = Files.writeString(folder.resolve("certificate.pem"), certificate.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate()).build();
        try (Nodes nodes = Nodes.startByTls(database(), pem, key, trust.sslContext())) {
            assertForgotten(nodes.first());
        }
    }

    /// While the connections are still open, as those of an identity provider are.
    private void assertForgotten(Node node) throws IOException, InterruptedException {
        String old = node.enable();
        assertEquals(200, node.users(old).status());
        String token = node.refresh().issuedToken();
        String unknown = "scim_" + "Qw7".repeat(16) + "z";
        for (int i = 0; i < REQUESTS; i++) {
            assertEquals(200, node.users(token).status());
            if (i % 50 == 0) {
                assertEquals(201, node.writeGroup(token).status());
                assertEquals(401, node.users(old).status());
                assertEquals(401, node.users(unknown).status());
                assertEquals(200, node.configuration().status());
            }
        }
        Map<String, String> secrets = Map.of("the token", token, "the token before", old, "what was no token",
                unknown,
                "the session's token", node.session(), "the password", Nodes.PASSWORD);
        try (HeapDump dump = HeapDump.of(node.pid(), folder, true)) {
            assertTrue(dump.count(database()) > 0, "what is kept is found");
            Map<String, Integer> found = new LinkedHashMap<>();
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                found.put(secret.getKey(), dump.countParts(secret.getValue()));
            }
            found.values().removeIf(count -> count == 0);
            assertEquals(Map.of(), found);
        }
    }

    private String database() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
