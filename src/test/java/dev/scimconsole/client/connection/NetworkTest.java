package dev.scimconsole.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The steps below HTTP, against real servers that are set up wrongly.
@Tag("client")
@Tag("client.connection")
class NetworkTest {

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(1)
            .commonName("Acme Test Authority").build();
    private static final HeldCertificate INTERMEDIATE = new HeldCertificate.Builder().certificateAuthority(0)
            .commonName("Acme Intermediate").signedBy(AUTHORITY).build();
    private static final Duration DAY = Duration.ofDays(1);

    @AutoClose private FixedServer server = FixedServer.http(200, "Content-Type: text/plain", "");

    @Test
    void aNameThatNobodyHas() {
        String sentence = Testing.endsAt(Testing.run("https://scim.no-such-host.invalid/scim/v2"), Step.NAME,
                FindingCode.NO_SUCH_HOST);
        assertTrue(sentence.contains("scim.no-such-host.invalid"), sentence);
    }

    @Test
    void aPortWhereNothingListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String sentence = Testing.endsAt(Testing.run("https://localhost:" + port + "/scim/v2"),
                Step.CONNECTION,
                FindingCode.CONNECTION_REFUSED);
        assertTrue(sentence.contains("port " + port), sentence);
    }

    @Test
    void aCertificateThatTheAuthorityVouchesFor() {
        ConnectionReport report = run(leaf().build(), INTERMEDIATE);
        Testing.passed(report, Step.NAME, Step.CONNECTION, Step.ENCRYPTION, Step.HTTP);
        assertEquals(FindingCode.TOKEN_REFUSED, Testing.finding(report, Step.AUTHENTICATION).code());
    }

    @Test
    void aCertificateThatSoonExpires() {
        Instant now = Instant.now();
        ConnectionReport report = run(leaf().validityInterval(now.minus(DAY).toEpochMilli(),
                now.plus(DAY.multipliedBy(5)).toEpochMilli()).build(), INTERMEDIATE);
        StepState.Passed passed = assertInstanceOf(StepState.Passed.class,
                report.states().get(Step.ENCRYPTION));
        assertTrue(passed.remark().orElseThrow().inEnglish().contains("expires on"), report::toString);
    }

    @Test
    void aCertificateThatHasExpired() {
        Instant now = Instant.now();
        String sentence = ends(leaf().validityInterval(now.minus(DAY.multipliedBy(9)).toEpochMilli(),
                now.minus(DAY).toEpochMilli()).build(), FindingCode.CERTIFICATE_EXPIRED);
        assertTrue(sentence.contains("Renew it"), sentence);
    }

    @Test
    void aCertificateThatIsNotValidYet() {
        Instant now = Instant.now();
        ends(leaf().validityInterval(now.plus(DAY).toEpochMilli(),
                now.plus(DAY.multipliedBy(9)).toEpochMilli()).build(), FindingCode.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void aCertificateOfAnotherHost() {
        HeldCertificate other = new HeldCertificate.Builder().signedBy(INTERMEDIATE)
                .addSubjectAlternativeName("www.acme.com").build();
        String sentence = ends(other, FindingCode.CERTIFICATE_WRONG_HOST);
        assertTrue(sentence.contains("made out to www.acme.com, not to localhost"), sentence);
    }

    @Test
    void aCertificateThatVouchesForItself() {
        HeldCertificate own = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
        serve(own);
        Testing.endsAt(run(Optional.empty()), Step.ENCRYPTION, FindingCode.CERTIFICATE_SELF_SIGNED);
    }

    @Test
    void aCertificateOfAnAuthorityThatNobodyKnows() {
        serve(leaf().build(), INTERMEDIATE, AUTHORITY);
        String sentence = Testing.endsAt(run(Optional.empty()), Step.ENCRYPTION,
                FindingCode.CERTIFICATE_UNTRUSTED);
        assertTrue(sentence.contains("“Acme Test Authority”"), sentence);
    }

    @Test
    void aServerThatLeavesOutTheIntermediateCertificate() {
        serve(leaf().build());
        String sentence = Testing.endsAt(run(authorities()), Step.ENCRYPTION,
                FindingCode.CERTIFICATE_CHAIN_INCOMPLETE);
        assertTrue(sentence.contains("fullchain.pem"), sentence);
    }

    @Test
    void aServerThatOffersOnlyOldTls() throws IOException {
        // The alert protocol_version (RFC 5246 §7.2), which is what such a server answers.
        byte[] alert = {21, 3, 1, 0, 2, 2, 70};
        try (ServerSocket old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answerEveryConnection(old, alert);
            String sentence = Testing.endsAt(
                    Testing.run("https://localhost:" + old.getLocalPort() + "/scim/v2"),
                    Step.ENCRYPTION, FindingCode.TLS_TOO_OLD);
            assertTrue(sentence.contains("TLS 1.2"), sentence);
        }
    }

    @Test
    void aServerThatSpeaksPlainHttpAtTheHttpsPort() throws IOException {
        byte[] refusal = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answerEveryConnection(plain, refusal);
            Testing.endsAt(Testing.run("https://localhost:" + plain.getLocalPort() + "/scim/v2"),
                    Step.ENCRYPTION, FindingCode.NOT_TLS);
        }
    }

    @Test
    void aServerThatNeverEncrypts() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Testing.endsAt(
                    Testing.run("https://localhost:" + silent.getLocalPort() + "/scim/v2", Testing.SECRET,
                            Testing.IMPATIENT),
                    Step.ENCRYPTION, FindingCode.NO_ANSWER_IN_TIME);
        }
    }

    @Test
    void noTokenTravelsInClearToAnotherMachine() {
        NetworkProbe probe = new NetworkProbe(Target.of("http://scim.acme.com/scim", "").orElseThrow(),
                Testing.SHORT, new RecordingTrust(RecordingTrust.trusting(Optional.empty())));
        FindingException refused = assertThrows(FindingException.class, probe::encrypt);
        assertEquals(FindingCode.NOT_ENCRYPTED, refused.finding().code());
    }

    private static HeldCertificate.Builder leaf() {
        return new HeldCertificate.Builder().signedBy(INTERMEDIATE).addSubjectAlternativeName("localhost");
    }

    private String ends(HeldCertificate own, FindingCode code) {
        return Testing.endsAt(run(own, INTERMEDIATE), Step.ENCRYPTION, code);
    }

    private ConnectionReport run(HeldCertificate own, HeldCertificate... above) {
        serve(own, above);
        return run(authorities());
    }

    private ConnectionReport run(Optional<KeyStore> authorities) {
        return Testing.test("https://localhost:" + server.port() + "/scim/v2", Testing.SECRET, Testing.SHORT,
                authorities).run((_, _) -> {});
    }

    private void serve(HeldCertificate own, HeldCertificate... above) {
        server.close();
        X509Certificate[] chain = Arrays.stream(above)
                .map(HeldCertificate::certificate).toArray(X509Certificate[]::new);
        SSLContext tls = new HandshakeCertificates.Builder().heldCertificate(own, chain).build().sslContext();
        server = FixedServer.https(tls);
    }

    private static Optional<KeyStore> authorities() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", AUTHORITY.certificate());
            return Optional.of(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answerEveryConnection(ServerSocket listener, byte[] answer) {
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try (Socket client = listener.accept()) {
                    client.getInputStream().read();
                    client.getOutputStream().write(answer);
                } catch (IOException _) {
                    // Closed, which ends the loop.
                }
            }
        });
    }
}
