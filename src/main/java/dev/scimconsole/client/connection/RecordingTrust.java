package dev.scimconsole.client.connection;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whom another trust manager trusts, and remembers which certificates were refused and why: what the
/// TLS library throws says it too vaguely for a cure.
final class RecordingTrust extends X509ExtendedTrustManager {

    /// A refusal.
    ///
    /// @param chain   as the server sent it, its own certificate first
    /// @param trusted whether only the host's name was wrong
    /// @param cause   what the trust manager said
    record Refusal(List<X509Certificate> chain, boolean trusted, CertificateException cause) {}

    private final X509ExtendedTrustManager judge;
    private volatile Optional<Refusal> refusal = Optional.empty();

    /// @param judge decides
    RecordingTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /// The trust manager that knows these authorities.
    ///
    /// @param authorities empty for those of the Java platform, the public ones: identity providers trust no
    ///                    others
    static X509ExtendedTrustManager trusting(Optional<KeyStore> authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities.orElse(null));
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no trust manager for X.509"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has a trust manager", e);
        }
    }

    /// Makes TLS sockets that ask this trust manager.
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /// The last refusal; empty when there was none.
    Optional<Refusal> refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            refusal = Optional.of(new Refusal(List.of(chain), true, e));
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
        judge.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            judge.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            refusal = Optional.of(new Refusal(List.of(chain), false, e));
            throw e;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
