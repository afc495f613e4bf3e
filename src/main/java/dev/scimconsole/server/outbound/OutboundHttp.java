package dev.scimconsole.server.outbound;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// The one kind of HTTP client by which this server calls others. It follows no redirect, which could lead
/// anywhere, sends nothing twice, and gives up in time.
public final class OutboundHttp {

    private OutboundHttp() {}

    /// Makes one.
    ///
    /// @param longest how long a whole call takes
    public static OkHttpClient.Builder within(Duration longest) {
        return new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).callTimeout(longest).connectTimeout(longest)
                .readTimeout(longest).writeTimeout(longest)
                // Calls are hours apart.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
    }
}
