package dev.scimconsole.client;

import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.GroupDetails;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.contract.directory.MemberPage;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The users and groups that the identity provider has provisioned. Calls block; interrupting the calling
/// thread cancels them.
public final class DirectoryCalls {

    private static final String USERS = "users";
    private static final String GROUPS = "groups";

    private final String authorization;
    private final HttpCalls calls;

    DirectoryCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// One page of users.
    ///
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public UserPage users(DirectorySearch search, PageStart from, int limit) throws CallFailedException {
        HttpUrl.Builder url = searched(calls.path(USERS), search);
        if (from.position() > 0) {
            url.addQueryParameter("position", Long.toString(from.position()));
        }
        return page(url, from.cursor(), limit, UserPage.class);
    }

    /// One user in detail.
    ///
    /// @throws CallFailedException when there is none, or no answer
    public UserDetails user(String id) throws CallFailedException {
        return calls.send(request(calls.path(USERS, id)).get(), UserDetails.class).value();
    }

    /// Protects a user from identity providers, or ends that. Org Admins only.
    ///
    /// @throws CallFailedException when there is no such user, or no answer
    public void protect(String userId, boolean on) throws CallFailedException {
        Request.Builder request = request(calls.path(USERS, userId, "protection"));
        calls.send(on ? request.put(HttpCalls.nothing()) : request.delete());
    }

    /// One page of groups.
    ///
    /// @param search with a sort that groups have
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public GroupPage groups(DirectorySearch search, PageStart from, int limit) throws CallFailedException {
        HttpUrl.Builder url = searched(calls.path(GROUPS), search);
        if (from.position() > 0) {
            url.addQueryParameter("position", Long.toString(from.position()));
        }
        return page(url, from.cursor(), limit, GroupPage.class);
    }

    /// One group in detail.
    ///
    /// @throws CallFailedException when there is none, or no answer
    public GroupDetails group(String id) throws CallFailedException {
        return calls.send(request(calls.path(GROUPS, id)).get(), GroupDetails.class).value();
    }

    /// One page of a group's members.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no such group, or no answer
    public MemberPage members(String groupId, Optional<String> cursor, int limit) throws CallFailedException {
        return page(calls.path(GROUPS, groupId, "members"), cursor, limit, MemberPage.class);
    }

    /// Writes all users that a search finds, while they arrive.
    ///
    /// @param out      is not closed
    /// @param progress is told how many lines were written so far; of a CSV file the first one has the names
    /// @throws CallFailedException when not all of them arrive
    /// @throws IOException         when they can't be written
    public void exportUsers(DirectorySearch search, ExportFormat format, OutputStream out,
            LongConsumer progress)
            throws CallFailedException, IOException {
        export(USERS, search, format, out, progress);
    }

    /// The same, of groups.
    ///
    /// @param search with a sort that groups have
    /// @throws CallFailedException when not all of them arrive
    /// @throws IOException         when they can't be written
    public void exportGroups(DirectorySearch search, ExportFormat format, OutputStream out,
            LongConsumer progress)
            throws CallFailedException, IOException {
        export(GROUPS, search, format, out, progress);
    }

    private void export(String what, DirectorySearch search, ExportFormat format, OutputStream out,
            LongConsumer progress)
            throws CallFailedException, IOException {
        FileCopy copying = new FileCopy(out, progress);
        calls.stream(request(searched(calls.path(what, "export"), search).addQueryParameter("format",
                format.toString())).get(), "*/*", copying::copy);
        copying.rethrow();
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }

    private static HttpUrl.Builder searched(HttpUrl.Builder url, DirectorySearch search) {
        search.text().ifPresent(text -> url.addQueryParameter("search", text));
        search.state().ifPresent(state -> url.addQueryParameter("state", state.toString()));
        search.client().ifPresent(client -> url.addQueryParameter("client", client));
        search.group().ifPresent(group -> url.addQueryParameter("group", group));
        return url.addQueryParameter("sort", search.sort().toString()).addQueryParameter("order",
                search.ascending() ? "ascending" : "descending");
    }

    private <T> T page(HttpUrl.Builder url, Optional<String> cursor, int limit, Class<T> type)
            throws CallFailedException {
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        url.addQueryParameter("limit", Integer.toString(limit));
        return calls.send(request(url).get(), type).value();
    }
}
