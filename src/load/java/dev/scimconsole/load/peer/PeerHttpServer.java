package dev.scimconsole.load.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server in front of each peer: the one that ours runs on, in the same way (Jetty core, virtual
/// threads), with a comparison of the bearer token in front of every request.
final class PeerHttpServer {

    /// An answer to be sent.
    ///
    /// @param body empty when there is none
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /// A SCIM service behind HTTP.
    @FunctionalInterface
    interface Service {

        /// Answers one request. Called on any thread, many at once.
        ///
        /// @param url  the whole address of the request, query included
        /// @param body empty text when there is none
        Answer answer(String method, String url, Map<String, String> headers, String body);
    }

    private PeerHttpServer() {}

    /// Serves until the process is ended. Prints one line with the address when it listens, as `serve` does.
    ///
    /// @param token the bearer token that requests must carry
    static void serve(String token, Service service) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ServiceHandler(token, service));
        server.start();
        System.out.println("listening on http://127.0.0.1:" + connector.getLocalPort());
        server.join();
    }

    private static final class ServiceHandler extends Handler.Abstract {

        private final byte[] authorization;
        private final Service service;

        ServiceHandler(String token, Service service) {
            this.authorization = ("Bearer " + token).getBytes(StandardCharsets.US_ASCII);
            this.service = service;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (!isAuthorized(request)) {
                response.setStatus(401);
                callback.succeeded();
                return true;
            }
            Map<String, String> headers = new HashMap<>();
            for (HttpField field : request.getHeaders()) {
                headers.put(field.getName(), field.getValue());
            }
            Answer answer = service.answer(request.getMethod(), request.getHttpURI().asString(), headers,
                    Content.Source.asString(request, StandardCharsets.UTF_8));
            response.setStatus(answer.status());
            answer.headers().forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }

        private boolean isAuthorized(Request request) {
            String presented = request.getHeaders().get(HttpHeader.AUTHORIZATION);
            return presented != null
                    && MessageDigest.isEqual(authorization, presented.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
