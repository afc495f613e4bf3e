package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.BulkBuilder;
import de.captaingoldfish.scim.sdk.client.builder.ListBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running server through SCIM-SDK's client, as it comes: it looks at the headers of each answer, and
/// takes none whose type is not that of SCIM.
@Tag("server")
@Tag("server.scim")
class ScimSdkClientTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private RunningServer server;
    private ScimRequestBuilder scim;

    @BeforeEach
    void enableScim() {
        server = RunningServer.setUp(folder);
        scim = client(server.addFirstDomain(server.signIn()));
    }

    @AfterEach
    void stop() {
        scim.close();
        server.close();
    }

    @Test
    void aUserIsCreatedReadReplacedPatchedAndDeleted() {
        User created = ok(201,
                scim.create(User.class, EndpointPaths.USERS).setResource(user("bjensen")).sendRequest());
        String id = created.getId().orElseThrow();
        assertEquals("bjensen@acme.com", created.getUserName().orElseThrow());
        assertEquals(server.server().scimBaseUrl() + "/Users/" + id,
                created.getMeta().orElseThrow().getLocation().orElseThrow());

        User read = ok(200, scim.get(User.class, EndpointPaths.USERS, id).sendRequest());
        assertEquals(created.toString(), read.toString());

        read.setDisplayName("Babs");
        User replaced = ok(200,
                scim.update(User.class, EndpointPaths.USERS, id).setResource(read).sendRequest());
        assertEquals("Babs", replaced.getDisplayName().orElseThrow());

        User patched = ok(200,
                scim.patch(User.class, EndpointPaths.USERS, id).addOperation().op(PatchOp.REPLACE)
                        .path("name.familyName").value("Larsen").next().op(PatchOp.ADD).path("emails")
                        .valueNode(Email.builder().type("home").value("b@acme.com").build()).next()
                        .op(PatchOp.REPLACE)
                        .path("active").value("false").build().sendRequest());
        assertEquals("Larsen", patched.getName().orElseThrow().getFamilyName().orElseThrow());
        assertEquals(2, patched.getEmails().size());
        assertFalse(patched.isActive().orElseThrow());

        ok(204, scim.delete(User.class, EndpointPaths.USERS, id).sendRequest());
        refused(404, scim.get(User.class, EndpointPaths.USERS, id).sendRequest());
    }

    /// RFC 7644 §3.14.
    @Test
    void anEntityTagGuardsWhatSomebodyElseHasChanged() {
        User created = ok(201,
                scim.create(User.class, EndpointPaths.USERS).setResource(user("bjensen")).sendRequest());
        String id = created.getId().orElseThrow();
        String before = created.getMeta().orElseThrow().getVersion().orElseThrow().getEntityTag();
        ServerResponse<User> unchanged = scim.get(User.class, EndpointPaths.USERS, id)
                .setETagForIfNoneMatch(before)
                .sendRequest();
        assertEquals(304, unchanged.getHttpStatus());
        created.setDisplayName("Babs");
        User changed = ok(200, scim.update(User.class, EndpointPaths.USERS, id).setETagForIfMatch(before)
                .setResource(created).sendRequest());
        // Its PATCH passes the tag over, so it is given as a header.
        refused(412,
                scim.patch(User.class, EndpointPaths.USERS, id).addOperation().op(PatchOp.REPLACE)
                        .path("title")
                        .value("Boss").build().sendRequest(Map.of("If-Match", "W/\"" + before + "\"")));
        refused(412,
                scim.update(User.class, EndpointPaths.USERS, id).setETagForIfMatch(before)
                        .setResource(created)
                        .sendRequest());
        refused(412,
                scim.delete(User.class, EndpointPaths.USERS, id).setETagForIfMatch(before).sendRequest());
        ok(204, scim.delete(User.class, EndpointPaths.USERS, id)
                .setETagForIfMatch(changed.getMeta().orElseThrow().getVersion().orElseThrow()).sendRequest());
    }

    @Test
    void usersAreFoundByFilterSortedAndPaged() {
        for (String name : List.of("adams", "brown", "clark", "davis", "evans")) {
            ok(201, scim.create(User.class, EndpointPaths.USERS).setResource(user(name)).sendRequest());
        }
        assertEquals(List.of("clark"),
                names(ok(200, list().filter("userName", Comparator.EQ, "CLARK@acme.com")
                        .and("active", Comparator.EQ, true).build().get().sendRequest())));
        assertEquals(0,
                ok(200, list().filter("userName", Comparator.EQ, "nobody@acme.com").build().get()
                        .sendRequest())
                        .getTotalResults());
        ListResponse<User> page = ok(200, list().filter("name.familyName", Comparator.PR, null).build()
                .sortBy("userName").sortOrder(SortOrder.DESCENDING).startIndex(2).count(2).get()
                .sendRequest());
        assertEquals(5, page.getTotalResults());
        assertEquals(2, page.getStartIndex());
        assertEquals(List.of("davis", "clark"), names(page));
        assertEquals(5,
                ok(200, list().filter("emails.value", Comparator.CO, "acme").build().post().sendRequest())
                        .getTotalResults());
        User slim = ok(200, list().attributes("userName").count(1).get().sendRequest()).getListedResources()
                .getFirst();
        assertEquals(Set.of("schemas", "id", "userName"), fields(slim));
    }

    /// Page after page, until there are no more.
    @Test
    void allAreListedHoweverManyThereAre() {
        BulkBuilder bulk = scim.bulk();
        for (int i = 0; i < 205; i++) {
            bulk.bulkRequestOperation(EndpointPaths.USERS).method(HttpMethod.POST).bulkId("u" + i)
                    .data(user("user" + i))
                    .next();
        }
        assertEquals(205, ok(200, bulk.sendRequest()).getSuccessfulOperations().count());
        List<User> all = ok(200, list().get().getAll()).getListedResources();
        assertEquals(205, all.stream().map(user -> user.getId().orElseThrow()).distinct().count());
        assertEquals(205, all.size());
    }

    @Test
    void aGroupIsCreatedFilledRenamedAndEmptied() {
        String one = create("one");
        String two = create("two");
        Group group = ok(201, scim.create(Group.class, EndpointPaths.GROUPS).setResource(Group.builder()
                .displayName("Tour Guides").members(List.of(Member.builder().value(one).build())).build())
                .sendRequest());
        String id = group.getId().orElseThrow();
        assertEquals(1, group.getMembers().size());

        // A change of a group is answered by 204, which has the type of what was changed.
        ServerResponse<Group> filled = scim.patch(Group.class, EndpointPaths.GROUPS, id).addOperation()
                .op(PatchOp.ADD)
                .path("members").valueNode(Member.builder().value(two).build()).build().sendRequest();
        assertEquals(204, filled.getHttpStatus());
        assertTrue(filled.isSuccess(), filled::getResponseBody);
        assertTrue(filled.isValidScimResponse());
        Group both = ok(200, scim.get(Group.class, EndpointPaths.GROUPS, id).sendRequest());
        assertEquals(2, both.getMembers().size());

        ServerResponse<Group> emptied = scim.patch(Group.class, EndpointPaths.GROUPS, id).addOperation()
                .op(PatchOp.REMOVE).path("members[value eq \"" + one + "\"]").next().op(PatchOp.REPLACE)
                .path("displayName").value("Guides").build().sendRequest();
        assertTrue(emptied.isSuccess(), emptied::getResponseBody);
        Group without = ok(200, scim.get(Group.class, EndpointPaths.GROUPS, id).sendRequest());
        assertEquals(List.of(two),
                without.getMembers().stream().map(member -> member.getValue().orElseThrow()).toList());
        without.setMembers(List.of());
        assertEquals(List.of(),
                ok(200, scim.update(Group.class, EndpointPaths.GROUPS, id).setResource(without)
                        .sendRequest()).getMembers());
        ok(204, scim.delete(Group.class, EndpointPaths.GROUPS, id).sendRequest());
    }

    /// RFC 7644 §3.7: one request makes users and the group that refers to them.
    @Test
    void manyAreChangedAtOnce() {
        String leaver = create("leaver");
        ServerResponse<BulkResponse> answer = scim.bulk().failOnErrors(1)
                .bulkRequestOperation(EndpointPaths.USERS).method(HttpMethod.POST).bulkId("u")
                .data(user("new")).next()
                .bulkRequestOperation(EndpointPaths.GROUPS).method(HttpMethod.POST).bulkId("g")
                .data(Group.builder()
                        .displayName("Staff").members(List.of(Member.builder().value("bulkId:u").build()))
                        .build())
                .next()
                .bulkRequestOperation(EndpointPaths.USERS + "/" + leaver).method(HttpMethod.DELETE).next()
                .sendRequest();
        BulkResponse bulk = ok(200, answer);
        assertEquals(List.of(201, 201, 204),
                bulk.getBulkResponseOperations().stream().map(BulkResponseOperation::getStatus).toList());
        assertEquals(1,
                ok(200, scim.list(Group.class, EndpointPaths.GROUPS).get().sendRequest()).getListedResources()
                        .getFirst().getMembers().size());
        refused(404, scim.get(User.class, EndpointPaths.USERS, leaver).sendRequest());
    }

    @Test
    void whatTheServiceCanIsDescribed() {
        MetaConfiguration described = ok(200, scim.loadMetaConfiguration().sendRequest());
        assertTrue(described.getServiceProvider().getPatchConfig().isSupported());
        assertEquals(Set.of("User", "Group"),
                described.getResourceTypes().stream().map(type -> type.getName())
                        .collect(Collectors.toSet()));
        assertTrue(described.getSchemas().size() >= 3);
    }

    @Test
    void refusalsAreErrorsThatItReads() {
        create("bjensen");
        ServerResponse<User> taken = scim.create(User.class, EndpointPaths.USERS).setResource(user("BJensen"))
                .sendRequest();
        refused(409, taken);
        assertEquals("uniqueness", taken.getErrorResponse().getScimType().orElseThrow());
        ServerResponse<ListResponse<User>> nonsense = list().filter("nonsense eq \"x\"").get().sendRequest();
        refused(400, nonsense);
        try (ScimRequestBuilder stranger = client("scim_wrong")) {
            refused(401, stranger.get(User.class, EndpointPaths.USERS, "x").sendRequest());
        }
    }

    private ScimRequestBuilder client(String token) {
        return new ScimRequestBuilder(server.server().scimBaseUrl().toString(), ScimClientConfig.builder()
                .httpHeaders(Map.of("Authorization", "Bearer " + token)).build());
    }

    private ListBuilder<User> list() {
        return scim.list(User.class, EndpointPaths.USERS);
    }

    private String create(String name) {
        User created = ok(201,
                scim.create(User.class, EndpointPaths.USERS).setResource(user(name)).sendRequest());
        return created.getId().orElseThrow();
    }

    private static <T extends ScimObjectNode> T ok(int status, ServerResponse<T> response) {
        assertEquals(status, response.getHttpStatus(), response::getResponseBody);
        assertTrue(response.isSuccess(), response::getResponseBody);
        return response.getResource();
    }

    private static void refused(int status, ServerResponse<?> response) {
        assertEquals(status, response.getHttpStatus(), response::getResponseBody);
        assertFalse(response.isSuccess());
        assertTrue(response.isValidScimResponse(), response::getResponseBody);
        assertEquals(status, response.getErrorResponse().getStatus());
        assertTrue(response.getErrorResponse().getDetail().isPresent());
    }

    private static User user(String name) {
        return User.builder().userName(name + "@acme.com").active(true)
                .name(Name.builder().givenName("Barbara").familyName(name).build())
                .emails(List.of(Email.builder().type("work").primary(true).value(name + "@acme.com").build()))
                .build();
    }

    private static List<String> names(ListResponse<User> found) {
        return found.getListedResources().stream()
                .map(user -> user.getUserName().orElseThrow().replace("@acme.com", "")).toList();
    }

    private static Set<String> fields(ResourceNode resource) {
        return resource.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
