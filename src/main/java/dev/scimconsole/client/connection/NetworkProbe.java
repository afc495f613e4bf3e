package dev.scimconsole.client.connection;

import dev.scimconsole.client.connection.RecordingTrust.Refusal;
import dev.scimconsole.wording.Saying;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.HttpUrl;

/// The steps below HTTP, each by itself, so that each can say what is wrong with it.
final class NetworkProbe implements AutoCloseable {

    private static final String[] SAFE_PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Target target;
    private final HttpUrl url;
    private final Limits limits;
    private final RecordingTrust trust;
    private List<InetAddress> addresses = List.of();
    private volatile Optional<FutureTask<InetAddress[]>> lookUp = Optional.empty();
    private volatile Optional<Socket> socket = Optional.empty();
    private volatile boolean cancelled;

    /// @param trust judges certificates
    NetworkProbe(Target target, Limits limits, RecordingTrust trust) {
        this.target = target;
        this.limits = limits;
        this.trust = trust;
        url = target.url();
    }

    /// The proxy by which this machine reaches the server; empty when it does so directly. Behind a proxy
    /// these steps are the proxy's.
    Optional<String> proxy() {
        return Optional.ofNullable(ProxySelector.getDefault()).stream()
                .flatMap(selector -> selector.select(url.uri()).stream()).findFirst()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT).map(proxy -> proxy.address().toString());
    }

    /// Looks the name up.
    ///
    /// @return a remark
    Optional<Saying> findAddresses() throws FindingException {
        FutureTask<InetAddress[]> asking = new FutureTask<>(() -> InetAddress.getAllByName(url.host()));
        lookUp = Optional.of(asking);
        Thread.ofVirtual().name("connection-test-name").start(asking);
        try {
            addresses = List.of(asking.get(limits.connect().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new FindingException(FindingCode.NO_SUCH_HOST, "say.test.noSuchHost", url.host());
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException _) {
            throw new FindingException(FindingCode.NO_ANSWER_IN_TIME, "say.test.nameTooSlow",
                    limits.connect().toSeconds(), url.host());
        } catch (CancellationException _) {
            throw ended();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ended();
        }
        return remark();
    }

    /// Connects to the first address that answers.
    void connect() throws FindingException {
        FindingException problem = ended();
        for (InetAddress address : addresses) {
            Socket trying = new Socket();
            keep(trying);
            try {
                trying.connect(new InetSocketAddress(address, url.port()),
                        (int) limits.connect().toMillis());
                return;
            } catch (SocketTimeoutException _) {
                problem = new FindingException(FindingCode.NO_ANSWER_IN_TIME, "say.test.connectTooSlow",
                        address.getHostAddress(), String.valueOf(url.port()), limits.connect().toSeconds(),
                        String.valueOf(url.port()));
            } catch (ConnectException _) {
                problem = new FindingException(FindingCode.CONNECTION_REFUSED, "say.test.connectionRefused",
                        address.getHostAddress(), String.valueOf(url.port()));
            } catch (IOException e) {
                problem = new FindingException(FindingCode.UNREACHABLE, "say.test.unreachable",
                        address.getHostAddress(), String.valueOf(e.getMessage()));
            }
        }
        throw problem;
    }

    /// Encrypts the connection, as RFC 7644 §7.2 asks: with TLS 1.2 or newer and the server's own
    /// certificate.
    ///
    /// @return a remark
    Optional<Saying> encrypt() throws FindingException {
        if (!url.isHttps()) {
            throw new FindingException(FindingCode.NOT_ENCRYPTED, "say.test.notEncrypted");
        }
        try (SSLSocket encrypted = (SSLSocket) trust.sockets()
                .createSocket(socket.orElseThrow(this::ended), url.host(), url.port(), true)) {
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(SAFE_PROTOCOLS);
            encrypted.setSSLParameters(parameters);
            encrypted.setSoTimeout((int) limits.connect().toMillis());
            encrypted.startHandshake();
            return encrypted.getSession().getPeerCertificates()[0] instanceof X509Certificate own
                    ? Certificates.remark(own, Instant.now())
                    : Optional.empty();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /// What kept client and server from encrypting their connection.
    FindingException problem(IOException e) {
        Optional<Refusal> refusal = trust.refusal();
        if (refusal.isPresent()) {
            return Certificates.problem(refusal.get(), url.host());
        }
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof SocketTimeoutException) {
            return new FindingException(FindingCode.NO_ANSWER_IN_TIME, "say.test.tlsTooSlow", target.server(),
                    limits.connect().toSeconds());
        }
        if (said.contains("protocol_version") || said.contains("protocol version")) {
            return new FindingException(FindingCode.TLS_TOO_OLD, "say.test.tlsTooOld", target.server());
        }
        if (said.contains("unrecognized ssl message")) {
            return new FindingException(FindingCode.NOT_TLS, "say.test.notTls", target.server());
        }
        if (e instanceof SSLException) {
            return new FindingException(FindingCode.TLS_FAILED, "say.test.tlsFailed", target.server(),
                    String.valueOf(e.getMessage()));
        }
        return new FindingException(FindingCode.TLS_FAILED, "say.test.tlsEnded", target.server());
    }

    /// Ends what is under way.
    void cancel() {
        cancelled = true;
        lookUp.ifPresent(asking -> asking.cancel(true));
        socket.ifPresent(NetworkProbe::close);
    }

    @Override
    public void close() {
        socket.ifPresent(NetworkProbe::close);
    }

    private void keep(Socket trying) {
        close();
        socket = Optional.of(trying);
        if (cancelled) {
            close();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use, closed or not.
        }
    }

    /// Says that the test was ended: nobody is told, because whoever ended it knows.
    private FindingException ended() {
        return new FindingException(FindingCode.UNREACHABLE, "say.test.ended");
    }

    private Optional<Saying> remark() {
        InetAddress address = addresses.getFirst();
        if (address.isLoopbackAddress()) {
            return Optional.of(Saying.of("say.test.loopback"));
        }
        return address.isSiteLocalAddress()
                ? Optional.of(Saying.of("say.test.inside", address.getHostAddress()))
                : Optional.empty();
    }
}
