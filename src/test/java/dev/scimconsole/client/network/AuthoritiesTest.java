package dev.scimconsole.client.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose certificate a company's own authority has issued.
@Tag("client")
@Tag("client.network")
@Timeout(30)
class AuthoritiesTest {

    private static final HeldCertificate COMPANY = new HeldCertificate.Builder().certificateAuthority(0)
            .commonName("Acme Root CA").build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder().signedBy(COMPANY)
            .addSubjectAlternativeName("localhost").build();
    private static final SSLContext TLS = new HandshakeCertificates.Builder()
            .heldCertificate(SERVER, COMPANY.certificate()).build().sslContext();

    @TempDir Path folder;
    private ServerSocket listening;
    private Authorities authorities;

    @BeforeEach
    void start() throws IOException {
        authorities = new Authorities(Optional.of(folder.resolve("certificates")));
        listening = TLS.getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void end() throws IOException {
        listening.close();
    }

    @Test
    void aCompanysServerIsBelievedOnceItsAuthorityIsImportedAndNoLongerThanThat() throws Exception {
        assertRefused();
        Authority read = authorities.read(write("ca.pem", COMPANY.certificatePem().getBytes(
                StandardCharsets.UTF_8)));
        assertEquals("Acme Root CA", read.name());
        assertEquals(95, read.fingerprint().length());
        assertRefused();
        authorities.add(read);
        assertEquals(List.of(read), authorities.imported());
        assertTrue(health());
        assertEquals(List.of(read),
                new Authorities(Optional.of(folder.resolve("certificates"))).imported());
        authorities.remove(read);
        assertEquals(List.of(), authorities.imported());
        assertRefused();
    }

    @Test
    void theAuthoritiesOfThePlatformStay() throws Exception {
        int before = authorities.trust().getAcceptedIssuers().length;
        authorities.add(new Authority(COMPANY.certificate()));
        assertTrue(before > 50, () -> before + " authorities");
        assertEquals(before + 1, authorities.trust().getAcceptedIssuers().length);
    }

    @Test
    void derIsReadToo() throws Exception {
        assertEquals("Acme Root CA",
                authorities.read(write("ca.der", COMPANY.certificate().getEncoded())).name());
    }

    @Test
    void whatIsNoAuthorityIsNotImported() throws Exception {
        for (byte[] content : List.of("".getBytes(StandardCharsets.UTF_8),
                "no certificate".getBytes(StandardCharsets.UTF_8),
                SERVER.certificatePem().getBytes(StandardCharsets.UTF_8),
                (COMPANY.certificatePem() + SERVER.certificatePem()).getBytes(StandardCharsets.UTF_8),
                new byte[1024 * 1024 + 1])) {
            Path file = write("other", content);
            assertThrows(IOException.class, () -> authorities.read(file));
        }
    }

    @Test
    void aFileThatIsBrokenIsPassedOver() throws Exception {
        authorities.add(new Authority(COMPANY.certificate()));
        Files.writeString(folder.resolve("certificates").resolve("broken.pem"), "broken");
        assertEquals(1, authorities.imported().size());
        assertTrue(health());
    }

    @Test
    void anAddressTellsANewerVersion() throws Exception {
        authorities.add(new Authority(COMPANY.certificate()));
        UpdateNotice notice = new UpdateNotice(authorities);
        URI address = URI.create("https://localhost:" + listening.getLocalPort() + "/version.txt");
        assertEquals(Optional.of("1.10.0"), notice.newerThan("1.9.2", address));
        assertEquals(Optional.empty(), notice.newerThan("1.10.0", address));
        assertEquals(Optional.empty(), notice.newerThan("2.0", address));
        assertThrows(IOException.class,
                () -> notice.newerThan("1.0.0", address.resolve("/api/v1/health")));
    }

    private void assertRefused() {
        CallFailedException failed = assertThrows(CallFailedException.class, this::health);
        assertTrue(assertInstanceOf(CallFailure.Unreachable.class, failed.failure()).sentence()
                .contains("does not trust the certificate"), failed::getMessage);
    }

    private boolean health() throws CallFailedException {
        try (ConsoleClient client = new ConsoleClient(
                URI.create("https://localhost:" + listening.getLocalPort()), SocketFactory.getDefault(),
                Optional.of(authorities),
                () -> Locale.ENGLISH)) {
            return client.health() != null;
        }
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                String request = head(socket.getInputStream());
                String body = request.contains("version.txt")
                        ? "1.10.0\nSee the intranet."
                        : "{\"status\": \"up\", \"setUp\": true}";
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(
                                StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException _) {
                // A client that does not believe the certificate hangs up.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                break;
            }
            next = in.read();
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
