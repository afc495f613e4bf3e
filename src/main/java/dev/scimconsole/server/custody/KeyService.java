package dev.scimconsole.server.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A key that a service holds and never gives away.
///
/// `GET` answers `{"publicKeys": ["…"]}`: the one that it signs with first, then earlier ones. `POST` takes
/// `{"digest": "…"}`, 32 bytes, and answers `{"signature": "…"}`, 64 bytes: Ed25519 over them with the first
/// key. All of it is base64; keys are in their X.509 encoding. User and password in the URL are sent as RFC
/// 7617 has it.
final class KeyService implements AuditKey {

    private static final int WAITS_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;

    /// @param url as [#checked] gives it
    KeyService(URI url) {
        this.url = url;
    }

    /// Reads the service's address.
    ///
    /// @throws IllegalArgumentException with a sentence that does not repeat it
    static URI checked(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() == null || url.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "This is no address such as https://keys.example.com/scim.");
            }
            if (url.getScheme().equalsIgnoreCase("http")
                    && !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "A key service beyond this machine is asked by https:// only.");
            }
            return url;
        } catch (URISyntaxException | UnknownHostException _) {
            throw new IllegalArgumentException("This is no address such as https://keys.example.com/scim.");
        }
    }

    @Override
    public String publicKey() throws IOException {
        return trusted().getFirst();
    }

    @Override
    public Signature sign(byte[] digest) throws IOException {
        String publicKey = publicKey();
        JsonNode answer = ask(
                JSON.writeValueAsBytes(Map.of("digest", Base64.getEncoder().encodeToString(digest))));
        byte[] signature = signature(answer.path("signature").asString(""));
        if (!Ed25519.verifies(publicKey, digest, signature)) {
            throw new IOException("The signature does not fit the key " + Ed25519.id(publicKey) + ".");
        }
        return new Signature(publicKey, signature);
    }

    private static byte[] signature(String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("The key service answered with what is no signature.", e);
        }
    }

    @Override
    public List<String> trusted() throws IOException {
        List<String> keys = new ArrayList<>();
        ask(new byte[0]).path("publicKeys").forEach(key -> keys.add(key.asString("")));
        if (keys.isEmpty()) {
            throw new IOException("The key service named no key.");
        }
        return keys;
    }

    /// @param body empty to get what there is
    private JsonNode ask(byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) withoutUser().toURL().openConnection();
        try {
            connection.setConnectTimeout(WAITS_MILLIS);
            connection.setReadTimeout(WAITS_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (url.getRawUserInfo() != null) {
                connection.setRequestProperty("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8)));
            }
            if (body.length > 0) {
                connection.setRequestMethod("POST");
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("The key service answered with " + connection.getResponseCode() + ".");
            }
            try (InputStream in = connection.getInputStream()) {
                return JSON.readTree(in.readNBytes(LONGEST_ANSWER));
            }
        } catch (JacksonException e) {
            throw new IOException("The key service answered with what is no JSON.", e);
        } finally {
            connection.disconnect();
        }
    }

    private URI withoutUser() throws IOException {
        try {
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), url.getQuery(),
                    null);
        } catch (URISyntaxException e) {
            throw new IOException("The key service's address can't be used.", e);
        }
    }
}
