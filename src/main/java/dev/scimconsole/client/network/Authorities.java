package dev.scimconsole.client.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whom the console believes about a server's certificate: the authorities of the Java platform, those of the
/// operating system, and those that somebody has imported, each of which stands in a file of its own. The
/// connection test does not ask them: what an identity provider in the cloud believes does not depend on this
/// machine.
///
/// Calls block. Safe for use by several threads.
public final class Authorities {

    /// Where Linux distributions keep theirs: Debian, Fedora, SUSE, Alpine.
    private static final List<Path> BUNDLES = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"), Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));
    private static final String ENDING = ".pem";
    private static final int LARGEST_FILE = 1024 * 1024;

    private final Optional<Path> folder;
    private Optional<X509ExtendedTrustManager> known = Optional.empty();

    /// @param folder of those that were imported, made when the first one is; empty to import none
    public Authorities(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Those that were imported, by name. A file that can't be read is passed over, and the log says so.
    public List<Authority> imported() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            return files.filter(file -> file.toString().endsWith(ENDING)).flatMap(file -> {
                try {
                    return Stream.of(read(file));
                } catch (IOException e) {
                    log().log(Level.WARNING, "the certificate {0} is passed over: {1}", file, e.getMessage());
                    return Stream.empty();
                }
            }).sorted(Comparator.comparing(Authority::name)).toList();
        } catch (IOException e) {
            log().log(Level.WARNING, "imported certificates can''t be listed: {0}", e.getMessage());
            return List.of();
        }
    }

    /// Reads the certificate of an authority.
    ///
    /// @param file PEM or DER
    /// @throws IOException when it holds none, more than one, or that of a server
    public Authority read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("it is too large");
        }
        List<X509Certificate> found = certificates(file);
        if (found.size() != 1) {
            throw new IOException(found.isEmpty() ? "it holds no certificate" : "it holds several");
        }
        Authority authority = new Authority(found.getFirst());
        if (!authority.mayVouch()) {
            throw new IOException("it is no authority’s certificate");
        }
        return authority;
    }

    /// Trusts an authority from now on, for connections that are not open yet.
    ///
    /// @throws IOException when that can't be kept
    public synchronized void add(Authority authority) throws IOException {
        Path place = folder.orElseThrow(() -> new IOException("there is no folder for it"));
        Files.createDirectories(place);
        try {
            String body = Base64.getMimeEncoder(64, new byte[]{'\n'})
                    .encodeToString(authority.certificate().getEncoded());
            Files.writeString(place.resolve(authority.id() + ENDING),
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        } catch (CertificateException e) {
            throw new IOException("it can’t be written", e);
        }
        known = Optional.empty();
    }

    /// Trusts an authority that was imported no longer.
    ///
    /// @throws IOException when it can't be removed
    public synchronized void remove(Authority authority) throws IOException {
        if (folder.isPresent()) {
            Files.deleteIfExists(folder.orElseThrow().resolve(authority.id() + ENDING));
        }
        known = Optional.empty();
    }

    /// Judges certificates as all of them together do.
    public synchronized X509ExtendedTrustManager trust() {
        if (known.isEmpty()) {
            known = Optional.of(together());
        }
        return known.orElseThrow();
    }

    /// Lets a client believe them.
    public void trust(OkHttpClient.Builder builder) {
        try {
            X509ExtendedTrustManager judge = trust();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{judge}, null);
            builder.sslSocketFactory(context.getSocketFactory(), judge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private X509ExtendedTrustManager together() {
        try {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            Collection<X509Certificate> trusted = new ArrayList<>(
                    List.of(manager(null).getAcceptedIssuers()));
            trusted.addAll(ofTheSystem());
            imported().forEach(authority -> trusted.add(authority.certificate()));
            int number = 0;
            for (X509Certificate certificate : trusted) {
                all.setCertificateEntry(Integer.toString(number++), certificate);
            }
            return manager(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has an empty key store", e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory
                .getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
    }

    private static List<X509Certificate> ofTheSystem() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return ofStores("Windows-ROOT", "Windows-ROOT-LOCALMACHINE");
        }
        if (os.startsWith("mac")) {
            return ofStores("KeychainStore-ROOT", "KeychainStore");
        }
        Stream<Path> named = Stream.ofNullable(System.getenv("SSL_CERT_FILE")).map(Path::of);
        Optional<Path> bundle = Stream.concat(named, BUNDLES.stream()).filter(Files::isReadable).findFirst();
        try {
            return bundle.isEmpty() ? List.of() : certificates(bundle.orElseThrow());
        } catch (IOException e) {
            log().log(Level.WARNING, "the system''s authorities are not known: {0}", e.getMessage());
            return List.of();
        }
    }

    private static List<X509Certificate> ofStores(String... types) {
        List<X509Certificate> found = new ArrayList<>();
        for (String type : types) {
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                for (String alias : Collections.list(store.aliases())) {
                    Certificate certificate = store.getCertificate(alias);
                    if (certificate instanceof X509Certificate one && store.isCertificateEntry(alias)) {
                        found.add(one);
                    }
                }
            } catch (GeneralSecurityException | IOException e) {
                log().log(Level.INFO, "no authorities from {0}: {1}", type, e.getMessage());
            }
        }
        return found;
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new IOException("it can’t be read as a certificate", e);
        }
    }

    /// Not a constant: the window is opened by this class, and would wait until there is a log.
    private static System.Logger log() {
        return System.getLogger(Authorities.class.getName());
    }
}
