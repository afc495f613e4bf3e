package dev.scimconsole.load.peer;

import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.directory.scim.core.repository.DefaultPatchHandler;
import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.repository.Repository;
import org.apache.directory.scim.core.repository.RepositoryRegistry;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.server.rest.GroupResourceImpl;
import org.apache.directory.scim.server.rest.ScimpleFeature;
import org.apache.directory.scim.server.rest.UserResourceImpl;
import org.apache.directory.scim.spec.exception.ResourceException;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.filter.AttributeComparisonExpression;
import org.apache.directory.scim.spec.filter.CompareOperator;
import org.apache.directory.scim.spec.filter.Filter;
import org.apache.directory.scim.spec.filter.FilterResponse;
import org.apache.directory.scim.spec.filter.PageRequest;
import org.apache.directory.scim.spec.filter.SortRequest;
import org.apache.directory.scim.spec.filter.attribute.AttributeReference;
import org.apache.directory.scim.spec.patch.PatchOperation;
import org.apache.directory.scim.spec.resources.ScimExtension;
import org.apache.directory.scim.spec.resources.ScimGroup;
import org.apache.directory.scim.spec.resources.ScimResource;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.apache.directory.scim.spec.schema.Meta;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;

/// Apache SCIMple (`org.apache.directory.scimple:scim-server`) with users and groups in memory. Its resource
/// classes are made by hand and given to Jersey; a CDI container would only have injected the same objects.
public final class ScimplePeer {

    private ScimplePeer() {}

    /// Serves until the process is ended.
    ///
    /// @param arguments the bearer token
    public static void main(String[] arguments) throws Exception {
        SchemaRegistry schemas = new SchemaRegistry();
        PatchHandler patches = new DefaultPatchHandler(schemas);
        RepositoryRegistry repositories = new RepositoryRegistry(schemas);
        repositories.registerRepository(ScimUser.class, new Resources<>(ScimUser.class, patches,
                List.of(EnterpriseExtension.class),
                user -> Optional.of(user.getUserName().toLowerCase(Locale.ROOT))));
        repositories.registerRepository(ScimGroup.class, new Resources<>(ScimGroup.class, patches,
                List.of(), _ -> Optional.empty()));
        ResourceConfig application = new ResourceConfig();
        application.register(ScimpleFeature.class);
        application.register(new UserResourceImpl(schemas, repositories));
        application.register(new GroupResourceImpl(schemas, repositories));
        application.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(schemas).to(SchemaRegistry.class);
            }
        });
        PeerHttpServer.serve(arguments[0], new JerseyService(new ApplicationHandler(application)));
    }

    private static final class Resources<T extends ScimResource> implements Repository<T> {

        private final PeerResources<T> resources = new PeerResources<>();
        private final Class<T> resourceClass;
        private final PatchHandler patches;
        private final List<Class<? extends ScimExtension>> extensions;
        private final Function<T, Optional<String>> nameKey;

        Resources(Class<T> resourceClass, PatchHandler patches,
                List<Class<? extends ScimExtension>> extensions, Function<T, Optional<String>> nameKey) {
            this.resourceClass = resourceClass;
            this.patches = patches;
            this.extensions = extensions;
            this.nameKey = nameKey;
        }

        @Override
        public Class<T> getResourceClass() {
            return resourceClass;
        }

        @Override
        public List<Class<? extends ScimExtension>> getExtensionList() {
            return extensions;
        }

        @Override
        public T create(T resource) throws ResourceException {
            String id = UUID.randomUUID().toString();
            LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
            Meta meta = new Meta();
            meta.setResourceType(resource.getResourceType());
            meta.setCreated(now);
            meta.setLastModified(now);
            resource.setId(id);
            resource.setMeta(meta);
            if (!resources.add(id, nameKey.apply(resource), resource)) {
                throw new ResourceException(Status.CONFLICT.getStatusCode(), "userName is in use");
            }
            return resource;
        }

        @Override
        public T patch(String id, String version, List<PatchOperation> operations,
                Set<AttributeReference> includedAttributes, Set<AttributeReference> excludedAttributes)
                throws ResourceException {
            T patched = patches.apply(get(id), operations);
            patched.getMeta().setLastModified(LocalDateTime.now(ZoneOffset.UTC));
            resources.replace(id, patched);
            return patched;
        }

        @Override
        public T get(String id) throws ResourceException {
            return resources.find(id).orElseThrow(() -> new ResourceException(
                    Status.NOT_FOUND.getStatusCode(), "no resource " + id));
        }

        @Override
        public FilterResponse<T> find(Filter filter, PageRequest page, SortRequest sort)
                throws ResourceException {
            if (filter == null) {
                return new FilterResponse<>(resources.page(page.getStartIndex(), page.getCount()), page,
                        resources.size());
            }
            if (filter.getExpression() instanceof AttributeComparisonExpression comparison
                    && comparison.getOperation() == CompareOperator.EQ
                    && comparison.getAttributePath().getFullAttributeName().equalsIgnoreCase("userName")) {
                List<T> found = resources
                        .findByName(comparison.getCompareValue().toString().toLowerCase(Locale.ROOT))
                        .stream().toList();
                return new FilterResponse<>(found, page, found.size());
            }
            throw new ResourceException(Status.NOT_IMPLEMENTED.getStatusCode(), "only userName eq");
        }

        @Override
        public T update(String id, String version, T resource, Set<AttributeReference> includedAttributes,
                Set<AttributeReference> excludedAttributes) throws ResourceException {
            throw new ResourceException(Status.NOT_IMPLEMENTED.getStatusCode(), "not measured");
        }

        @Override
        public void delete(String id) {
            resources.remove(id, nameKey);
        }
    }
}
