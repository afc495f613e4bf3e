package dev.scimconsole.client.network;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/// Reads from a company's own address which version is the newest: the first line of a text. Nothing is sent
/// but the request, and nothing is installed.
public final class UpdateNotice {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int LONGEST = 200;
    private static final Pattern VERSION = Pattern
            .compile("([0-9]{1,5})\\.([0-9]{1,5})(?:\\.([0-9]{1,5}))?\\s*");

    private final Authorities authorities;

    /// @param authorities judge the certificate of the address
    public UpdateNotice(Authorities authorities) {
        this.authorities = authorities;
    }

    /// Whether this is an address to ask: by `https`, or on this machine.
    public static boolean isAddress(String text) {
        return (text.startsWith("https://") && text.length() > "https://".length())
                || text.matches("http://(localhost|127\\.0\\.0\\.1)[:/].*");
    }

    /// Asks. Blocks, at most a quarter of a minute.
    ///
    /// @param running the version that asks
    /// @return a newer version; empty when there is none
    /// @throws IOException when there is no answer, or another one
    public Optional<String> newerThan(String running, URI address) throws IOException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().callTimeout(TIMEOUT).followRedirects(false)
                .proxyAuthenticator(new ProxyLogin());
        if (address.getScheme().equals("https")) {
            authorities.trust(builder);
        }
        try (Response response = builder.build().newCall(new Request.Builder().url(address.toString())
                .header("User-Agent", "SCIM-Console").build()).execute()) {
            BufferedSource source = response.body().source();
            source.request(LONGEST);
            String text = source.getBuffer().readUtf8(Math.min(LONGEST, source.getBuffer().size()));
            String first = text.lines().findFirst().orElse("").strip();
            if (!response.isSuccessful() || !VERSION.matcher(first).matches()) {
                throw new IOException("no version stands at the address");
            }
            return number(first) > number(running) ? Optional.of(first) : Optional.empty();
        }
    }

    private static long number(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return 0;
        }
        long patch = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
        return (Long.parseLong(parts.group(1)) * 100_000 + Long.parseLong(parts.group(2))) * 100_000 + patch;
    }
}
