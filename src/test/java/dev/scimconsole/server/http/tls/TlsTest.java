package dev.scimconsole.server.http.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import dev.scimconsole.server.ServerStartException;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// TLS from PEM files.
@Tag("server")
@Tag("server.http")
@Tag("server.http.tls")
@Timeout(30)
class TlsTest {

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(0)
            .build();
    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(AUTHORITY.certificate()).build();

    /// One of each kind of key. RSA's is short, as one of its full length is slow to make and has the same form.
    private static final List<HeldCertificate> KINDS = List.of(
            new HeldCertificate.Builder().keyPair(rsa1024()).build(),
            new HeldCertificate.Builder().ecdsa256().build());
    private static final char[] PASSWORD = "blue kettle".toCharArray();

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private Optional<Path> password = Optional.empty();

    @Test
    void theServerSpeaksTlsWithItsCertificate() throws Exception {
        write(certificate(1));
        try (ScimConsoleServer server = ScimConsoleServer.start(options());
                HttpClient client = HttpClient.newBuilder().sslContext(CLIENT.sslContext()).build()) {
            assertEquals("https", server.address().getScheme());
            URI health = URI.create("https://localhost:" + server.address().getPort() + "/api/v1/health");
            assertEquals(200, client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                    .statusCode());
        }
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        write(certificate(1));
        try (Listening listening = new Listening()) {
            assertEquals(BigInteger.ONE, listening.serialNumber());
            write(certificate(2));
            while (!listening.serialNumber().equals(BigInteger.TWO)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void anUnreadableCertificateLeavesTheOldOneInUseAndTheLogSaysSo() throws Exception {
        write(certificate(1));
        try (Listening listening = new Listening()) {
            try (Warning warning = new Warning("The old certificate stays in use")) {
                Files.writeString(certificateFile(), "-----BEGIN CERTIFICATE-----\nnone\n");
                warning.await();
            }
            assertEquals(BigInteger.ONE, listening.serialNumber());
            try (Warning warning = new Warning("The old certificate stays in use")) {
                Files.delete(certificateFile());
                warning.await();
            }
            assertEquals(BigInteger.ONE, listening.serialNumber());
            write(certificate(3));
            while (!listening.serialNumber().equals(BigInteger.valueOf(3))) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsSaidAtTheStart() throws IOException {
        write(certificate(1));
        Files.writeString(keyFile(), certificate(2).privateKeyPkcs8Pem());
        String sentence = assertThrows(ServerStartException.class, () -> ScimConsoleServer.start(options()))
                .getMessage();
        assertTrue(
                sentence.contains(keyFile() + " does not belong to the certificate in " + certificateFile()),
                sentence);
    }

    /// PKCS #8, PKCS #1 and SEC 1, each plain and encrypted, as OpenSSL has written them over the years.
    @ParameterizedTest
    @EnumSource
    void aKeyIsTakenInEveryFormThatOpenSslWrites(KeyForm form) throws Exception {
        for (HeldCertificate held : KINDS) {
            Files.writeString(certificateFile(), held.certificatePem());
            Files.writeString(keyFile(), form.pem(held.keyPair().getPrivate()));
            password = Optional.of(folder.resolve("password"));
            Files.writeString(password.get(), new String(PASSWORD) + "\n");
            assertArrayEquals(held.keyPair().getPrivate().getEncoded(),
                    files().load().getKey("server", new char[0]).getEncoded());
        }
    }

    @Test
    void theKeyMayStandBehindTheCertificateOrTheNameOfItsCurve() throws Exception {
        HeldCertificate held = certificate(1);
        write(held);
        String curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        Files.writeString(keyFile(), held.certificatePem() + curve
                + KeyForm.OLDER.pem(held.keyPair().getPrivate()));
        assertArrayEquals(held.keyPair().getPrivate().getEncoded(),
                files().load().getKey("server", new char[0]).getEncoded());
    }

    @ParameterizedTest
    @EnumSource(names = {"ENCRYPTED", "OLDER_ENCRYPTED"})
    void anEncryptedKeyNeedsItsPassword(KeyForm form) throws Exception {
        write(certificate(1));
        Files.writeString(keyFile(), form.pem(certificate(1).keyPair().getPrivate()));
        String missing = assertThrows(IOException.class, () -> files().load()).getMessage();
        assertTrue(missing.contains("--tls-key-password-file"), missing);
        password = Optional.of(folder.resolve("password"));
        Files.writeString(password.get(), "green kettle");
        String wrong = assertThrows(IOException.class, () -> files().load()).getMessage();
        assertEquals("The password in " + password.get() + " does not open the key in " + keyFile() + ".",
                wrong);
        Files.delete(password.get());
        String gone = assertThrows(IOException.class, () -> files().load()).getMessage();
        assertEquals("The file " + password.get() + " can't be read.", gone);
    }

    @ParameterizedTest
    @CsvSource({"'',There is no private key in", "nonsense,There is no private key in",
            "'-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n',can't be read",
            "'-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n',can't be read",
            "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE"
                    + " KEY-----\n',can't be read"})
    void whatIsNoKeyIsSaid(String text, String sentence) throws IOException {
        write(certificate(1));
        Files.writeString(keyFile(), text.translateEscapes());
        String said = assertThrows(ServerStartException.class, () -> ScimConsoleServer.start(options()))
                .getMessage();
        assertTrue(said.contains(sentence) && said.contains(keyFile().toString()), said);
    }

    @Test
    void aRenewedPasswordIsReadWithItsKey() throws Exception {
        write(certificate(1));
        password = Optional.of(folder.resolve("password"));
        Files.writeString(password.get(), "not needed yet");
        try (Listening listening = new Listening()) {
            HeldCertificate second = certificate(2);
            write(second);
            Files.writeString(keyFile(), KeyForm.ENCRYPTED.pem(second.keyPair().getPrivate()));
            Files.writeString(password.get(), new String(PASSWORD));
            while (!listening.serialNumber().equals(BigInteger.TWO)) {
                Thread.onSpinWait();
            }
        }
    }

    private TlsFiles files() {
        return new TlsFiles(certificateFile(), keyFile(), password);
    }

    /// How a key may stand in a PEM file.
    enum KeyForm {
        PLAIN, ENCRYPTED, OLDER, OLDER_ENCRYPTED;

        String pem(PrivateKey key) throws Exception {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                switch (this) {
                    case PLAIN -> pem.writeObject(new JcaPKCS8Generator(key, null));
                    case ENCRYPTED -> pem.writeObject(new PemObject("ENCRYPTED PRIVATE KEY", encrypted(key)));
                    case OLDER -> pem.writeObject(key);
                    case OLDER_ENCRYPTED -> pem.writeObject(key, new JcePEMEncryptorBuilder("AES-256-CBC")
                            .setProvider(new BouncyCastleProvider()).build(PASSWORD));
                }
            }
            return text.toString();
        }

        /// By the JDK, so that what reads it is not what wrote it.
        private static byte[] encrypted(PrivateKey key) throws Exception {
            Cipher cipher = Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
            cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256")
                    .generateSecret(new PBEKeySpec(PASSWORD)));
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(cipher.getParameters().getEncoded());
            return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key.getEncoded())).getEncoded();
        }
    }

    private ServerOptions options() {
        return RunningServer.options(folder, Optional.empty(),
                Optional.of(new ServerOptions.Tls(certificateFile(), keyFile(), password)), List.of());
    }

    private static KeyPair rsa1024() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static HeldCertificate certificate(long serialNumber) {
        return new HeldCertificate.Builder().signedBy(AUTHORITY).serialNumber(serialNumber)
                .addSubjectAlternativeName("localhost").build();
    }

    /// As certbot does: the file is replaced, not written in place.
    private void write(HeldCertificate certificate) throws IOException {
        Files.writeString(keyFile(), certificate.privateKeyPkcs8Pem());
        Path fresh = folder.resolve("fresh.pem");
        Files.writeString(fresh, certificate.certificatePem());
        Files.move(fresh, certificateFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    /// A server that looks at its files all the time.
    private final class Listening implements AutoCloseable {

        private final TlsReloader reloader;
        private final Server server = new Server();
        private final ServerConnector connector;

        Listening() throws Exception {
            reloader = new TlsReloader(new TlsFiles(certificateFile(), keyFile(), password),
                    Duration.ofMillis(10));
            connector = new ServerConnector(server, reloader.context());
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.start();
            reloader.start();
        }

        /// Of the certificate that a new connection gets.
        BigInteger serialNumber() throws IOException {
            try (SSLSocket socket = (SSLSocket) CLIENT.sslSocketFactory().createSocket("localhost",
                    connector.getLocalPort())) {
                socket.startHandshake();
                return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
            }
        }

        @Override
        public void close() throws IOException {
            reloader.close();
            try {
                server.stop();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    /// Waits for a line in the log.
    private static final class Warning extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger(TlsReloader.class.getName());
        private final CountDownLatch written = new CountDownLatch(1);
        private final String start;

        Warning(String start) {
            this.start = start;
            logger.addHandler(this);
        }

        void await() throws InterruptedException {
            assertTrue(written.await(20, TimeUnit.SECONDS), "the log says: " + start);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().startsWith(start)) {
                written.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
