package dev.scimconsole.client.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Authenticator.RequestorType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("client")
@Tag("client.network")
class ProxiesTest {

    private static final URI SERVER = URI.create("https://scim.acme.com/api/v1");

    /// Stands for the system's: what `FindProxyForURL` of a company answers.
    private static final class Script extends ProxySelector {

        static final Proxy OVER_THERE = new Proxy(Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved("pac.proxy", 8080));

        private final List<SocketAddress> failed = new ArrayList<>();
        private List<Proxy> answer = List.of(OVER_THERE, Proxy.NO_PROXY);

        @Override
        public List<Proxy> select(URI uri) {
            return uri.getHost().startsWith("intranet.") ? List.of(Proxy.NO_PROXY) : answer;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            failed.add(address);
        }
    }

    private static final ProxySelector SYSTEM = ProxySelector
            .of(InetSocketAddress.createUnresolved("system.proxy", 3128));

    @Test
    void theSystemIsAskedUnlessSomethingElseWasChosen() throws Exception {
        Proxies proxies = new Proxies(Map.of(), SYSTEM);
        assertEquals("system.proxy:3128", way(proxies, SERVER));
        proxies.use(new ProxyRoute.None(), new char[0]);
        assertEquals("direct", way(proxies, SERVER));
        proxies.use(ProxyRoute.ByHand.parse("proxy.acme.com:8080", "").orElseThrow(), new char[0]);
        assertEquals("proxy.acme.com:8080", way(proxies, SERVER));
    }

    /// As a desktop answers that runs the script of an automatic configuration.
    @Test
    void whatAScriptAnswersForEachAddressIsTakenWholeAndInItsOrder() {
        Proxies proxies = new Proxies(Map.of(), new Script());
        assertEquals(List.of(Script.OVER_THERE, Proxy.NO_PROXY), proxies.select(SERVER));
        assertEquals(List.of(Proxy.NO_PROXY), proxies.select(URI.create("https://intranet.acme.com/")));
        assertEquals(List.of(Script.OVER_THERE, Proxy.NO_PROXY),
                proxies.select(URI.create("https://SCIM.ACME.COM/")));
        assertEquals(List.of(Proxy.NO_PROXY), proxies.select(URI.create("http://127.0.0.1:8080/")));
    }

    @Test
    void theSystemHearsWhichProxyFailedAndOnlyWhileItIsAsked() {
        Script script = new Script();
        Proxies proxies = new Proxies(Map.of(), script);
        proxies.connectFailed(SERVER, Script.OVER_THERE.address(), new IOException("refused"));
        assertEquals(List.of(Script.OVER_THERE.address()), script.failed);
        proxies.use(new ProxyRoute.None(), new char[0]);
        proxies.connectFailed(SERVER, Script.OVER_THERE.address(), new IOException("refused"));
        assertEquals(1, script.failed.size());
    }

    @Test
    void aRequestGoesByTheNextProxyWhenTheFirstDoesNotAnswer() throws IOException {
        HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        next.createContext("/", exchange -> {
            byte[] asked = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, asked.length);
            exchange.getResponseBody().write(asked);
            exchange.close();
        });
        next.start();
        try {
            SocketAddress dead = whereNobodyListens();
            Script script = new Script();
            script.answer = List.of(new Proxy(Proxy.Type.HTTP, dead),
                    new Proxy(Proxy.Type.HTTP, next.getAddress()));
            OkHttpClient client = new OkHttpClient.Builder().proxySelector(new Proxies(Map.of(), script))
                    .build();
            Request request = new Request.Builder().url("http://scim.acme.invalid/health").build();
            try (Response response = client.newCall(request).execute()) {
                assertEquals("http://scim.acme.invalid/health", response.body().string());
            }
            assertEquals(List.of(dead), script.failed);
        } finally {
            next.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"https_proxy, http://env.proxy:81, env.proxy:81",
            "HTTPS_PROXY, http://env.proxy:81, env.proxy:81",
            "all_proxy, env.proxy:81, env.proxy:81", "https_proxy, http://u:p@env.proxy, env.proxy:80",
            "http_proxy, http://env.proxy:81, system.proxy:3128", "https_proxy, '', system.proxy:3128",
            "https_proxy, 'not a proxy', system.proxy:3128"})
    void theEnvironmentGoesBeforeTheSystem(String name, String value, String way) throws Exception {
        assertEquals(way, way(new Proxies(Map.of(name, value), SYSTEM), SERVER));
    }

    @ParameterizedTest
    @CsvSource({"scim.acme.com, direct", ".acme.com, direct", "'other.org, acme.com', direct", "*, direct",
            "cme.com, env.proxy:81", "'', env.proxy:81"})
    void exceptionsAreReachedDirectly(String exceptions, String way) throws Exception {
        assertEquals(way,
                way(new Proxies(Map.of("https_proxy", "env.proxy:81", "no_proxy", exceptions), SYSTEM),
                        SERVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost/", "http://[::1]:8080/"})
    void thisMachineIsNeverReachedThroughAProxy(String address) throws Exception {
        Proxies proxies = new Proxies(Map.of("http_proxy", "env.proxy:81"), SYSTEM);
        assertEquals("direct", way(proxies, URI.create(address)));
        proxies.use(ProxyRoute.ByHand.parse("proxy.acme.com:8080", "").orElseThrow(), new char[0]);
        assertEquals("direct", way(proxies, URI.create(address)));
    }

    @Test
    void thePasswordIsForTheProxyAlone() throws Exception {
        Proxies proxies = new Proxies(Map.of(), SYSTEM);
        char[] secret = "hunter2".toCharArray();
        proxies.use(ProxyRoute.ByHand.parse("proxy.acme.com:8080", "meyer").orElseThrow(), secret);
        PasswordAuthentication login = asked(proxies, "proxy.acme.com", 8080, RequestorType.PROXY);
        assertEquals("meyer", login.getUserName());
        assertEquals("hunter2", new String(login.getPassword()));
        assertNull(asked(proxies, "proxy.acme.com", 8080, RequestorType.SERVER));
        assertNull(asked(proxies, "other.acme.com", 8080, RequestorType.PROXY));
        proxies.use(new ProxyRoute.None(), new char[0]);
        assertNull(asked(proxies, "proxy.acme.com", 8080, RequestorType.PROXY));
    }

    @Test
    void theLoginInTheEnvironmentIsUsed() throws Exception {
        Proxies proxies = new Proxies(Map.of("https_proxy", "http://meyer:p%40ss+1@env.proxy:81"), SYSTEM);
        PasswordAuthentication login = asked(proxies, "env.proxy", 81, RequestorType.PROXY);
        assertEquals("meyer p@ss+1", login.getUserName() + " " + new String(login.getPassword()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy", "proxy:", "proxy:0", "proxy:70000", "proxy:80/path", "socks://proxy:80",
                    "a b:80"})
    void whatIsNoProxyIsNone(String typed) {
        assertTrue(ProxyRoute.ByHand.parse(typed, "").isEmpty(), typed);
    }

    private static SocketAddress whereNobodyListens() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalSocketAddress();
        }
    }

    private static PasswordAuthentication asked(Proxies proxies, String host, int port, RequestorType by)
            throws IOException {
        return proxies.authenticator().requestPasswordAuthenticationInstance(host, null, port, "https", "",
                "basic",
                SERVER.toURL(), by);
    }

    private static String way(Proxies proxies, URI to) {
        Proxy proxy = proxies.select(to).getFirst();
        return proxy.type() == Proxy.Type.DIRECT
                ? "direct"
                : ((InetSocketAddress) proxy.address()).getHostString() + ":"
                        + ((InetSocketAddress) proxy.address()).getPort();
    }
}
