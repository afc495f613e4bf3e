package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.bulk.BulkOperation;
import com.unboundid.scim2.common.bulk.BulkOperationResult;
import com.unboundid.scim2.common.exceptions.NotModifiedException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running server through a SCIM client library that nobody here wrote: UnboundID's, over HTTP.
@Tag("server")
@Tag("server.scim")
class ScimClientLibraryTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private RunningServer server;
    private Client http;
    private ScimService scim;

    @BeforeEach
    void enableScim() {
        server = RunningServer.setUp(folder);
        String token = server.addFirstDomain(server.signIn());
        http = ClientBuilder
                .newClient(new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()));
        scim = service(token);
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void aUserIsCreatedReadChangedAndDeleted() throws ScimException {
        UserResource created = scim.create("Users", user("bjensen", "Jensen"));
        assertNotEquals("", created.getId());
        assertEquals("Jensen", created.getName().getFamilyName());
        assertEquals("Tours", created.getExtension(EnterpriseUserExtension.class).getDepartment());
        assertEquals(server.server().scimBaseUrl() + "/Users/" + created.getId(),
                created.getMeta().getLocation().toString());
        assertEquals(created, scim.retrieve("Users", created.getId(), UserResource.class));

        UserResource patched = scim.modifyRequest(created).replaceValue("name.familyName", "Larsen")
                .replaceValue("active", false)
                .addValues("emails", new Email().setType("home").setValue("b@acme.com"))
                .invoke();
        assertEquals("Larsen", patched.getName().getFamilyName());
        assertFalse(patched.getActive());
        assertEquals(2, patched.getEmails().size());

        patched.setDisplayName("Babs").setActive(true);
        UserResource replaced = scim.replace(patched);
        assertEquals("Babs", replaced.getDisplayName());
        assertTrue(replaced.getActive());

        scim.delete(replaced);
        assertThrows(ResourceNotFoundException.class,
                () -> scim.retrieve("Users", created.getId(), UserResource.class));
    }

    @Test
    void usersAreFoundByFilterSortedAndPaged() throws ScimException {
        for (String name : List.of("adams", "brown", "clark", "davis", "evans")) {
            scim.create("Users", user(name, name));
        }
        assertEquals(List.of("clark@acme.com"), names(
                scim.search("Users", "userName eq \"CLARK@acme.com\" and active eq true",
                        UserResource.class)));
        assertEquals(0, scim.search("Users", "userName eq \"nobody@acme.com\"", UserResource.class)
                .getTotalResults());
        ListResponse<UserResource> page = scim.searchRequest("Users").filter("name.familyName pr")
                .sort("userName", SortOrder.DESCENDING).page(2, 2).invoke(UserResource.class);
        assertEquals(5, page.getTotalResults());
        assertEquals(List.of("davis@acme.com", "clark@acme.com"), names(page));
        assertEquals(5, scim.searchRequest("Users").filter("emails[type eq \"work\" and value co \"acme\"]")
                .invokePost(UserResource.class).getTotalResults());
    }

    @Test
    void aGroupIsCreatedFilledEmptiedAndDeleted() throws ScimException {
        UserResource one = scim.create("Users", user("one", "One"));
        UserResource two = scim.create("Users", user("two", "Two"));
        GroupResource group = scim.create("Groups",
                new GroupResource().setDisplayName("Tour Guides").setMembers(List.of(member(one))));
        assertEquals(1, group.getMembers().size());

        // A change of a group is answered by 204, without the group.
        assertNull(scim.modifyRequest(group).addValues("members", member(two)).invoke());
        GroupResource both = scim.retrieve("Groups", group.getId(), GroupResource.class);
        assertEquals(2, both.getMembers().size());
        assertEquals("Tour Guides",
                scim.retrieve("Users", two.getId(), UserResource.class).getGroups().getFirst().getDisplay());

        assertNull(scim.modifyRequest(both)
                .removeValues("members[value eq \"" + one.getId() + "\"]")
                .replaceValue("displayName", "Guides").invoke());
        GroupResource without = scim.retrieve("Groups", group.getId(), GroupResource.class);
        assertEquals(List.of(two.getId()), without.getMembers().stream().map(Member::getValue).toList());
        assertEquals(1,
                scim.search("Groups", "displayName eq \"guides\"", GroupResource.class).getTotalResults());

        scim.delete(without);
        assertEquals(0, scim.search("Groups", null, GroupResource.class).getTotalResults());
        assertEquals(List.of(),
                List.copyOf(Objects.requireNonNullElse(
                        scim.retrieve("Users", two.getId(), UserResource.class).getGroups(), List.of())));
    }

    /// RFC 7644 §3.14.
    @Test
    void anEntityTagGuardsWhatSomebodyElseHasChanged() throws ScimException {
        UserResource seen = scim.create("Users", user("bjensen", "Jensen"));
        assertThrows(NotModifiedException.class, () -> scim.retrieveRequest(seen).ifNoneMatch().invoke());
        UserResource changed = scim.modifyRequest(seen).ifMatch().replaceValue("title", "Boss").invoke();
        assertEquals("Boss", scim.retrieveRequest(seen).ifNoneMatch().invoke().getTitle());
        assertThrows(PreconditionFailedException.class,
                () -> scim.modifyRequest(seen).ifMatch().replaceValue("title", "Guide").invoke());
        assertThrows(PreconditionFailedException.class, () -> scim.replaceRequest(seen).ifMatch().invoke());
        String old = seen.getMeta().getVersion();
        assertThrows(PreconditionFailedException.class, () -> scim.deleteRequest(seen).ifMatch(old).invoke());
        scim.deleteRequest(changed).ifMatch(changed.getMeta().getVersion()).invoke();
        assertThrows(ResourceNotFoundException.class, () -> scim.retrieve(changed));
    }

    /// RFC 7644 §3.7.
    @Test
    void manyAreChangedAtOnce() throws ScimException {
        UserResource leaver = scim.create("Users", user("leaver", "Leaver"));
        UserResource mover = scim.create("Users", user("mover", "Mover"));
        List<BulkOperationResult> results = scim.bulkRequest().append(
                BulkOperation.post("/Users", user("new", "New")).setBulkId("u"),
                BulkOperation.post("/Groups", new GroupResource().setDisplayName("Staff")
                        .setMembers(List.of(new Member().setValue("bulkId:u")))).setBulkId("g"),
                BulkOperation.put("/Users/" + mover.getId(), mover.setTitle("Boss")),
                BulkOperation.patch("/Users/" + mover.getId(), PatchOperation.replace("nickName", "Mo")),
                BulkOperation.delete("/Users/" + leaver.getId())).invoke().getOperations();
        assertEquals(List.of("201", "201", "200", "200", "204"),
                results.stream().map(BulkOperationResult::getStatus).toList());
        UserResource moved = scim.retrieve(mover);
        assertEquals("Boss", moved.getTitle());
        assertEquals("Mo", moved.getNickName());
        assertEquals(1, scim.search("Groups", "displayName eq \"staff\"", GroupResource.class).getResources()
                .getFirst().getMembers().size());
        assertThrows(ResourceNotFoundException.class, () -> scim.retrieve(leaver));
    }

    @Test
    void whatAGroupIsReadAsItIsWrittenBack() throws ScimException {
        UserResource one = scim.create("Users", user("one", "One"));
        GroupResource group = scim.create("Groups",
                new GroupResource().setDisplayName("Guides").setMembers(List.of(member(one))));
        GroupResource read = scim.retrieve(group);
        assertEquals(read.getMembers(), scim.replace(read).getMembers());
        assertEquals(List.of(), scim.replace(read.setMembers(List.of())).getMembers());
    }

    @Test
    void aTakenUserNameIsAConflict() throws ScimException {
        scim.create("Users", user("bjensen", "Jensen"));
        assertThrows(ResourceConflictException.class, () -> scim.create("Users", user("BJensen", "Other")));
    }

    @Test
    void whatTheServiceCanIsDescribed() throws ScimException {
        assertTrue(scim.getServiceProviderConfig().getPatch().isSupported());
        assertEquals(List.of("Group", "User"),
                scim.getResourceTypes().getResources().stream().map(type -> type.getName()).sorted()
                        .toList());
        assertTrue(scim.getSchemas().getTotalResults() >= 3);
    }

    @Test
    void withoutTheTokenNothingIsAnswered() {
        assertThrows(UnauthorizedException.class,
                () -> service("scim_wrong").search("Users", null, UserResource.class));
    }

    private ScimService service(String token) {
        return new ScimService(http.target(server.server().scimBaseUrl())
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization",
                        "Bearer " + token)));
    }

    private static UserResource user(String name, String familyName) {
        UserResource user = new UserResource().setUserName(name + "@acme.com").setActive(true)
                .setName(new Name().setGivenName("Barbara").setFamilyName(familyName))
                .setEmails(
                        List.of(new Email().setType("work").setPrimary(true).setValue(name + "@acme.com")));
        user.setExtension(new EnterpriseUserExtension().setDepartment("Tours"));
        return user;
    }

    private static Member member(UserResource user) {
        return new Member().setValue(user.getId());
    }

    private static List<String> names(ListResponse<UserResource> found) {
        return found.getResources().stream().map(UserResource::getUserName).toList();
    }
}
