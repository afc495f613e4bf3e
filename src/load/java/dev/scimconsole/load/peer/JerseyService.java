package dev.scimconsole.load.peer;

import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/// Hands requests to a JAX-RS application through Jersey's container interface: no servlets in between.
///
/// @param application the Jersey application
record JerseyService(ApplicationHandler application) implements PeerHttpServer.Service {

    private static final String BASE_PATH = "/scim/v2/";

    @Override
    public PeerHttpServer.Answer answer(String method, String url, Map<String, String> headers,
            String body) {
        URI base = URI.create(url.substring(0, url.indexOf(BASE_PATH) + BASE_PATH.length()));
        ContainerRequest request = new ContainerRequest(base, URI.create(url), method, new Anybody(),
                new MapPropertiesDelegate(), application.getConfiguration());
        headers.forEach(request::header);
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        Writer writer = new Writer();
        request.setWriter(writer);
        application.handle(request);
        return writer.answer.join();
    }

    /// Collects what Jersey answers.
    private static final class Writer implements ContainerResponseWriter {

        private final CompletableFuture<PeerHttpServer.Answer> answer = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        private final Map<String, String> headers = new HashMap<>();
        private int status;

        @Override
        public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse response) {
            status = response.getStatus();
            response.getStringHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            return body;
        }

        @Override
        public void commit() {
            answer.complete(new PeerHttpServer.Answer(status, headers, body.toByteArray()));
        }

        @Override
        public void failure(Throwable error) {
            answer.completeExceptionally(error);
        }

        @Override
        public boolean enableResponseBuffering() {
            return false;
        }

        @Override
        public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
            return false;
        }

        @Override
        public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) throws ContainerException {
            throw new ContainerException("no asynchronous resource is served here");
        }
    }

    /// The bearer token was looked at before; the application asks for nobody in particular.
    private static final class Anybody implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
