package dev.scimconsole.client.connection;

import dev.scimconsole.client.connection.RecordingTrust.Refusal;
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
    Optional<String> findAddresses() throws FindingException {
        FutureTask<InetAddress[]> asking = new FutureTask<>(() -> InetAddress.getAllByName(url.host()));
        lookUp = Optional.of(asking);
        Thread.ofVirtual().name("connection-test-name").start(asking);
        try {
            addresses = List.of(asking.get(limits.connect().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new FindingException(FindingCode.NO_SUCH_HOST, "There is no server named " + url.host()
                        + ". Check the base URL for a typing error, and that this computer is on a"
                        + " network that"
                        + " knows the name.");
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException _) {
            throw new FindingException(FindingCode.NO_ANSWER_IN_TIME, "The name service did not say within "
                    + limits.connect().toSeconds() + " seconds where " + url.host()
                    + " is. Check this computer’s network.");
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
                problem = new FindingException(FindingCode.NO_ANSWER_IN_TIME, "Nothing at "
                        + address.getHostAddress() + " takes a connection on port " + url.port() + " within "
                        + limits.connect().toSeconds() + " seconds. Often a firewall drops it: allow port "
                        + url.port() + ", or check the address.");
            } catch (ConnectException _) {
                problem = new FindingException(FindingCode.CONNECTION_REFUSED, "The server at "
                        + address.getHostAddress() + " refuses connections on port " + url.port()
                        + ". Check that the service runs and that the port in the base URL is right.");
            } catch (IOException e) {
                problem = new FindingException(FindingCode.UNREACHABLE, "This computer has no way to "
                        + address.getHostAddress() + " (" + e.getMessage()
                        + "). Check its network, its VPN and the address.");
            }
        }
        throw problem;
    }

    /// Encrypts the connection, as RFC 7644 §7.2 asks: with TLS 1.2 or newer and the server's own
    /// certificate.
    ///
    /// @return a remark
    Optional<String> encrypt() throws FindingException {
        if (!url.isHttps()) {
            throw new FindingException(FindingCode.NOT_ENCRYPTED,
                    "The base URL begins with http, so the token"
                            + " would cross the network in clear; no identity provider does"
                            + " that. Use https.");
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
            return new FindingException(FindingCode.NO_ANSWER_IN_TIME, target.server()
                    + " takes the connection but does not answer within " + limits.connect().toSeconds()
                    + " seconds. Check that the port is the one for https.");
        }
        if (said.contains("protocol_version") || said.contains("protocol version")) {
            return new FindingException(FindingCode.TLS_TOO_OLD, target.server() + " offers only a version of"
                    + " TLS that is no longer safe. SCIM needs TLS 1.2 or newer: switch it on at"
                    + " the server or its proxy.");
        }
        if (said.contains("unrecognized ssl message")) {
            return new FindingException(FindingCode.NOT_TLS, "What listens at " + target.server()
                    + " does not speak https. Check the port in the base URL, or set a"
                    + " certificate up there.");
        }
        if (e instanceof SSLException) {
            return new FindingException(FindingCode.TLS_FAILED, target.server() + " and this computer do not"
                    + " agree on an encrypted connection (" + e.getMessage()
                    + "). Whoever runs the server finds the reason in its log.");
        }
        return new FindingException(FindingCode.TLS_FAILED, target.server()
                + " ended the connection while it was being encrypted. Check that the port is the one for"
                + " https, and that nothing between blocks it.");
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
        return new FindingException(FindingCode.UNREACHABLE, "The test was ended.");
    }

    private Optional<String> remark() {
        InetAddress address = addresses.getFirst();
        if (address.isLoopbackAddress()) {
            return Optional.of("That is this computer: an identity provider in the cloud can’t reach it.");
        }
        return address.isSiteLocalAddress()
                ? Optional.of(address.getHostAddress() + " is an address inside your network: an identity"
                        + " provider in the cloud reaches it only through an agent there.")
                : Optional.empty();
    }
}
