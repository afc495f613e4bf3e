package dev.scimconsole.server.outbound;

import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// The one kind of HTTP client by which this server calls others. It follows no redirect, which could lead
/// anywhere, sends nothing twice, and gives up in time. It is made at the first call, as it reads all
/// certificate authorities of the platform and most servers call nobody.
public final class OutboundHttp implements AutoCloseable {

    private final OkHttpClient.Builder settings;
    private Optional<OkHttpClient> client = Optional.empty();

    private OutboundHttp(OkHttpClient.Builder settings) {
        this.settings = settings;
    }

    /// One that takes the machine's way to others.
    ///
    /// @param longest how long a whole call takes
    public static OutboundHttp within(Duration longest) {
        return new OutboundHttp(settings(longest));
    }

    /// One that connects to just what a look-up says, and asks no proxy, which would look names up itself.
    ///
    /// @param longest how long a whole call takes
    public static OutboundHttp direct(Duration longest, Dns names) {
        return new OutboundHttp(settings(longest).dns(names).proxy(Proxy.NO_PROXY));
    }

    /// A call that can be made.
    public Call newCall(Request request) {
        return client().newCall(request);
    }

    @Override
    public synchronized void close() {
        client.ifPresent(made -> {
            made.dispatcher().executorService().shutdown();
            made.connectionPool().evictAll();
        });
    }

    private synchronized OkHttpClient client() {
        OkHttpClient made = client.orElseGet(settings::build);
        client = Optional.of(made);
        return made;
    }

    private static OkHttpClient.Builder settings(Duration longest) {
        return new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).callTimeout(longest).connectTimeout(longest)
                .readTimeout(longest).writeTimeout(longest)
                // Calls are hours apart.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
    }
}
