package dev.scimconsole.load.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.NotImplementedException;
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
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// SCIM-SDK (`de.captaingoldfish:scim-sdk-server`) with users and groups in memory. Its automatic filtering
/// is off, because it would read every user for each filter; `userName eq` is a look-up in a hash map.
public final class ScimSdkPeer {

    private ScimSdkPeer() {}

    /// Serves until the process is ended.
    ///
    /// @param arguments the bearer token
    public static void main(String[] arguments) throws Exception {
        ResourceEndpoint endpoint = new ResourceEndpoint(ServiceProvider.builder()
                .filterConfig(FilterConfig.builder().supported(true).maxResults(1000).build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .build());
        endpoint.registerEndpoint(new UserEndpointDefinition(new Users()));
        endpoint.registerEndpoint(new GroupEndpointDefinition(new Groups()));
        PeerHttpServer.serve(arguments[0], (method, url, headers, body) -> {
            ScimResponse response = endpoint.handleRequest(url, HttpMethod.valueOf(method), body, headers,
                    new Context(new Authorized()));
            byte[] text = response.isEmpty()
                    ? new byte[0]
                    : response.toString().getBytes(StandardCharsets.UTF_8);
            return new PeerHttpServer.Answer(response.getHttpStatus(), response.getHttpHeaders(), text);
        });
    }

    /// The bearer token was compared before; without this the library logs a warning.
    private static final class Authorized implements Authorization {

        @Override
        public String getClientId() {
            return "load";
        }

        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> headers, Map<String, String> query) {
            return true;
        }
    }

    private static final class Users extends Resources<User> {

        Users() {
            super(User.class, user -> user.getUserName().map(name -> name.toLowerCase(Locale.ROOT)));
        }
    }

    private static final class Groups extends Resources<Group> {

        Groups() {
            super(Group.class, _ -> Optional.empty());
        }
    }

    private abstract static class Resources<T extends ResourceNode> extends ResourceHandler<T> {

        private final PeerResources<T> resources = new PeerResources<>();
        private final Class<T> resourceClass;
        private final Function<T, Optional<String>> nameKey;

        Resources(Class<T> resourceClass, Function<T, Optional<String>> nameKey) {
            this.resourceClass = resourceClass;
            this.nameKey = nameKey;
        }

        @Override
        public T createResource(T resource, Context context) {
            String id = UUID.randomUUID().toString();
            Instant now = Instant.now();
            resource.setId(id);
            resource.getMeta().ifPresent(meta -> {
                meta.setCreated(now);
                meta.setLastModified(now);
            });
            if (!resources.add(id, nameKey.apply(resource), resource)) {
                throw new ConflictException("userName is in use");
            }
            return resource;
        }

        @Override
        public T getResource(String id, List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes, Context context) {
            T resource = resources.find(id)
                    .orElseThrow(() -> new ResourceNotFoundException("no resource " + id));
            // PATCH changes what it gets in place, so it needs a copy; GET does not.
            return context.getUriInfos().getHttpMethod() == HttpMethod.PATCH ? copy(resource) : resource;
        }

        private T copy(T resource) {
            ObjectNode copy = resource.deepCopy();
            return JsonHelper.copyResourceToObject(copy, resourceClass);
        }

        @Override
        public PartialListResponse<T> listResources(long startIndex, int count, FilterNode filter,
                SchemaAttribute sortBy, SortOrder sortOrder, List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes, Context context) {
            if (filter == null) {
                return PartialListResponse.<T>builder().resources(resources.page(startIndex, count))
                        .totalResults(resources.size()).build();
            }
            if (filter instanceof AttributeExpressionLeaf leaf && leaf.getComparator() == Comparator.EQ
                    && leaf.getShortName().equals("userName")) {
                List<T> found = resources.findByName(leaf.getValue().toLowerCase(Locale.ROOT)).stream()
                        .toList();
                return PartialListResponse.<T>builder().resources(found).totalResults(found.size()).build();
            }
            throw new NotImplementedException("only userName eq");
        }

        @Override
        public T updateResource(T resource, Context context) {
            resource.getMeta().ifPresent(meta -> meta.setLastModified(Instant.now()));
            resources.replace(resource.getId().orElseThrow(), resource);
            return resource;
        }

        @Override
        public void deleteResource(String id, Context context) {
            resources.remove(id, nameKey);
        }
    }
}
