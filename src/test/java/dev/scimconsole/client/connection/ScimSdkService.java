package dev.scimconsole.client.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A SCIM service that nobody here wrote: SCIM-SDK, with its own filtering, over resources in memory.
final class ScimSdkService implements AutoCloseable {

    private final HttpServer server;
    private final ResourceEndpoint endpoint = new ResourceEndpoint(ServiceProvider.builder()
            .filterConfig(FilterConfig.builder().supported(true).maxResults(100).build())
            .patchConfig(PatchConfig.builder().supported(true).build()).build());
    private final Users users = new Users();

    /// @param token the bearer token that requests must carry
    ScimSdkService(String token) throws IOException {
        endpoint.registerEndpoint(new UserEndpointDefinition(users)).getFeatures().setAutoFiltering(true);
        endpoint.registerEndpoint(new GroupEndpointDefinition(new Groups())).getFeatures()
                .setAutoFiltering(true);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, "Bearer " + token));
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2";
    }

    int users() {
        return users.byId.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange, String authorization) throws IOException {
        try (exchange) {
            if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ScimResponse response = endpoint.handleRequest(
                    "http://127.0.0.1:" + server.getAddress().getPort() + exchange.getRequestURI(),
                    HttpMethod.valueOf(exchange.getRequestMethod()), body, headers, new Context(null));
            byte[] text = response.isEmpty()
                    ? new byte[0]
                    : response.toString().getBytes(StandardCharsets.UTF_8);
            response.getHttpHeaders().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.getHttpStatus(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static final class Users extends Resources<User> {

        Users() {
            super(User.class);
        }
    }

    private static final class Groups extends Resources<Group> {

        Groups() {
            super(Group.class);
        }
    }

    /// The library finds out what a handler serves by its superclass's type argument.
    private abstract static class Resources<T extends ResourceNode> extends ResourceHandler<T> {

        final Map<String, T> byId = new ConcurrentHashMap<>();
        private final Class<T> type;

        Resources(Class<T> type) {
            this.type = type;
        }

        @Override
        public T createResource(T resource, Context context) {
            resource.setId(UUID.randomUUID().toString());
            return keep(resource);
        }

        @Override
        public T getResource(String id, List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            T resource = byId.get(id);
            if (resource == null) {
                throw new ResourceNotFoundException("no resource " + id);
            }
            // PATCH changes what it gets in place.
            return JsonHelper.copyResourceToObject(resource.deepCopy(), type);
        }

        @Override
        public PartialListResponse<T> listResources(long startIndex, int count, FilterNode filter,
                SchemaAttribute sortBy,
                SortOrder sortOrder, List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            return PartialListResponse.<T>builder().resources(List.copyOf(byId.values()))
                    .totalResults(byId.size()).build();
        }

        @Override
        public T updateResource(T resource, Context context) {
            return keep(resource);
        }

        @Override
        public void deleteResource(String id, Context context) {
            byId.remove(id);
        }

        private T keep(T resource) {
            Instant now = Instant.now();
            resource.getMeta().ifPresent(meta -> {
                meta.setCreated(meta.getCreated().orElse(now));
                meta.setLastModified(now);
            });
            byId.put(resource.getId().orElseThrow(), resource);
            return resource;
        }
    }
}
