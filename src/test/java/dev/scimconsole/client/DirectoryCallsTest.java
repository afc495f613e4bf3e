package dev.scimconsole.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.EmailInvite;
import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The calls about users and groups, against the real service.
@Tag("client")
class DirectoryCallsTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private ConsoleClient client;
    private DirectoryCalls calls;
    private String group;

    @BeforeEach
    void start() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = ConsoleClient.at(server.server().address());
        calls = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).directory();
        String token = server.addFirstDomain(server.signIn());
        String zoe = create(token, "Users", "User",
                "\"userName\": \"zoë@acme.com\", \"displayName\": \"Zoë & Co\"");
        create(token, "Users", "User", "\"userName\": \"ada@acme.com\", \"displayName\": \"Ada\"");
        group = create(token, "Groups", "Group",
                "\"displayName\": \"Staff\", \"members\": [{\"value\": \"" + zoe + "\"}]");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void usersComeAsRecordsPageByPage() throws CallFailedException {
        UserPage first = calls.users(DirectorySearch.all(), PageStart.FIRST, 1);
        assertEquals(2, first.total());
        assertEquals(Optional.of("Ada"), first.users().getFirst().name());
        UserSummary zoe = calls.users(DirectorySearch.all(), new PageStart(first.nextCursor(), 0), 1).users()
                .getFirst();
        assertEquals(new UserSummary(zoe.id(), Optional.of("Zoë & Co"), "zoë@acme.com",
                Optional.of(new ResourceSource("Okta SCIM Client 1.0.0", "Okta")), List.of("Staff"), 0,
                new EmailInvite(EmailInvite.State.NOT_SENT, Optional.empty(), Optional.empty()), true,
                RefusalMark.NONE, false), zoe);
        UserDetails details = calls.user(zoe.id());
        assertEquals(zoe, details.user());
        assertEquals(group, details.groups().getFirst().id());
    }

    @Test
    void aSearchIsSent() throws CallFailedException {
        DirectorySearch search = new DirectorySearch(Optional.of("ZOË & c"), Optional.empty(),
                Optional.empty(), Optional.empty(), Sort.USER_NAME, false);
        assertEquals(1, calls.users(search, PageStart.FIRST, 50).users().size());
        assertEquals("zoë@acme.com", calls.users(DirectorySearch.all().sortedBy(Sort.USER_NAME, false),
                PageStart.FIRST, 50).users().getFirst().userName());
    }

    @Test
    void aGroupComesWithItsMembers() throws CallFailedException {
        GroupPage page = calls.groups(DirectorySearch.all(), PageStart.FIRST, 50);
        assertEquals(List.of("Staff"), page.groups().stream().map(one -> one.displayName()).toList());
        assertEquals(1, calls.group(group).group().members());
        GroupMember member = calls.members(group, Optional.empty(), 1).members().getFirst();
        assertEquals(Optional.of("zoë@acme.com"), member.userName());
        assertThrows(CallFailedException.class, () -> calls.group("nothing"));
    }

    @Test
    void anExportIsCopiedAndItsLinesAreCounted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong lines = new AtomicLong();
        calls.exportUsers(DirectorySearch.all(), ExportFormat.CSV, out, lines::set);
        assertEquals(3, lines.get());
        assertEquals(3, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    private String create(String token, String endpoint, String schema, String attributes) {
        return server.sendTo("/scim/v2/" + endpoint, "POST",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:" + schema + "\"], " + attributes
                        + "}",
                "Authorization", "Bearer " + token, "Content-Type", "application/scim+json", "User-Agent",
                "Okta SCIM Client 1.0.0").json().get("id").asString();
    }
}
