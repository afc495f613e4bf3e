package dev.scimconsole.client.network;

import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Signs in to a proxy with what Java's own authenticator knows of it, once for each connection. OkHttp's own
/// way there needs the proxy's name looked up, which is only done later.
public final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    /// Without state.
    public ProxyLogin() {}

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request refused = response.request();
        if (route == null || refused.header(HEADER) != null
                || !(route.proxy().address() instanceof InetSocketAddress proxy)) {
            return null;
        }
        PasswordAuthentication login = java.net.Authenticator.requestPasswordAuthentication(
                proxy.getHostString(),
                proxy.getAddress(), proxy.getPort(), refused.url().scheme(), "", "basic", refused.url().url(),
                RequestorType.PROXY);
        return login == null
                ? null
                : refused.newBuilder().header(HEADER,
                        // A header is text.
                        Credentials.basic(login.getUserName(), new String(login.getPassword()))).build();
    }
}
