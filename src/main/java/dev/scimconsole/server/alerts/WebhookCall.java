package dev.scimconsole.server.alerts;

import dev.scimconsole.server.outbound.OutboundHttp;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Calls webhooks. A name is looked up once for a call; what it leads to is judged, and just that is
/// connected to, so that no name server can answer otherwise in between. Redirects are not followed, and no
/// proxy is asked: it would look the name up itself. The answer's body is not read.
final class WebhookCall implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final MediaType JSON = MediaType.get("application/json");

    private final WebhookAddresses addresses;
    private final OutboundHttp http;

    WebhookCall(WebhookAddresses addresses) {
        this.addresses = addresses;
        http = OutboundHttp.direct(LONGEST, addresses::lookUp);
    }

    /// How a call ended.
    ///
    /// @param status HTTP status; empty when there was no answer
    /// @param answer the status, or a word that says why there is none
    record Outcome(Optional<Integer> status, String answer) {

        boolean delivered() {
            return status.filter(code -> code >= 200 && code < 300).isPresent();
        }
    }

    /// Calls a webhook. Blocks for at most fifteen seconds.
    Outcome send(String address, Map<String, String> headers, byte[] body) {
        Optional<HttpUrl> url = addresses.url(address);
        if (url.isEmpty()) {
            return new Outcome(Optional.empty(), "address-not-allowed");
        }
        Request request = new Request.Builder().url(url.get()).headers(Headers.of(headers))
                .post(RequestBody.create(body, JSON)).build();
        try (Response response = http.newCall(request).execute()) {
            return new Outcome(Optional.of(response.code()), Integer.toString(response.code()));
        } catch (WebhookAddresses.ForbiddenException _) {
            return new Outcome(Optional.empty(), "address-not-allowed");
        } catch (UnknownHostException _) {
            return new Outcome(Optional.empty(), "unknown-host");
        } catch (IOException _) {
            return new Outcome(Optional.empty(), "unreachable");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
