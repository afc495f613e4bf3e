package dev.scimconsole.client.graph;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/// A browser that follows where it is sent, as one does in which somebody is signed in already.
final class Browser {

    private Browser() {}

    /// Opens an address and answers the page at the end of the redirects.
    static CompletableFuture<HttpResponse<String>> open(URI address) {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        return client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /// Opens an address and answers what is there, redirect or not.
    static HttpResponse<String> look(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }
}
