package dev.scimconsole.server.http.tls;

import dev.scimconsole.server.background.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a renewed certificate in use without a restart. It looks at the files' content every ten seconds:
/// watching for events would miss files behind links, as certbot and Kubernetes lay them. Connections that
/// stand keep the certificate they began with.
public final class TlsReloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsReloader.class);

    private final TlsFiles files;
    private final SslContextFactory.Server context;
    private final Rounds rounds;
    private byte[] fingerprint;

    /// Loads the files and starts to look after them.
    ///
    /// @throws IOException with a sentence when they can't be used
    public TlsReloader(TlsFiles files, Duration interval) throws IOException {
        this.files = files;
        this.fingerprint = files.fingerprint();
        this.context = new SslContextFactory.Server();
        context.setKeyStore(files.load());
        context.setKeyStorePassword("");
        // A client that names no host or another one is served too: what the certificate says is its
        // decision.
        context.setSniRequired(false);
        this.rounds = new Rounds("tls-files", "The old certificate stays in use", interval, Duration.ZERO,
                this::reloadIfChanged);
    }

    /// For Jetty's connector.
    public SslContextFactory.Server context() {
        return context;
    }

    public void start() {
        rounds.startWithPause();
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void reloadIfChanged() throws InterruptedException {
        try {
            byte[] current = files.fingerprint();
            if (!Arrays.equals(current, fingerprint)) {
                fingerprint = current;
                var keyStore = files.load();
                context.reload(factory -> factory.setKeyStore(keyStore));
                LOG.info("The certificate in {} is in use now.", files.certificate());
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("The old certificate stays in use: {}", e.getMessage());
        }
    }
}
