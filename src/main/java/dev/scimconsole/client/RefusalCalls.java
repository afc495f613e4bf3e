package dev.scimconsole.client;

import dev.scimconsole.contract.refusals.ChangeSafeLeaving;
import dev.scimconsole.contract.refusals.DecideLeavers;
import dev.scimconsole.contract.refusals.NotKeptList;
import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.contract.refusals.SettleRefusedChange;
import dev.scimconsole.wire.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/// What the identity provider asked for and did not get. Calls block; interrupting the calling thread cancels
/// them.
public final class RefusalCalls {

    private static final String CHANGES = "refused-changes";
    private static final String SAFE_LEAVING = "safe-leaving";

    private final String authorization;
    private final HttpCalls calls;

    RefusalCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// One page of what is open.
    ///
    /// @param client only what this client asked for
    /// @param cursor of the page before; empty for the first one
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public RefusedChangePage open(Optional<String> client, Optional<String> cursor, int limit)
            throws CallFailedException {
        HttpUrl.Builder url = calls.path(CHANGES).addQueryParameter("limit", Integer.toString(limit));
        client.ifPresent(name -> url.addQueryParameter("client", name));
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        return calls.send(request(url).get(), RefusedChangePage.class).value();
    }

    /// What is open about one user or group.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public RefusedChangePage about(String targetId) throws CallFailedException {
        return calls.send(request(calls.path(CHANGES).addQueryParameter("target", targetId)).get(),
                RefusedChangePage.class).value();
    }

    /// What clients send and the service does not keep.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public NotKeptList notKept() throws CallFailedException {
        return calls.send(request(calls.path(CHANGES, "not-kept")).get(), NotKeptList.class).value();
    }

    /// How many may leave at once.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public SafeLeaving safeLeaving() throws CallFailedException {
        return calls.send(request(calls.path(SAFE_LEAVING)).get(), SafeLeaving.class).value();
    }

    /// Sets how many may leave at once. Org Admins only.
    ///
    /// @throws CallFailedException when the threshold is none, or there is no answer
    public SafeLeaving setSafeLeaving(ChangeSafeLeaving wanted) throws CallFailedException {
        return calls.send(request(calls.path(SAFE_LEAVING)).patch(HttpCalls.json(wanted)), SafeLeaving.class)
                .value();
    }

    /// Decides about those who are held or stopped. Org Admins only.
    ///
    /// @throws CallFailedException when somebody else decided, or there is no answer
    public void decide(DecideLeavers.Decision decision) throws CallFailedException {
        calls.send(request(calls.path(SAFE_LEAVING, "decision"))
                .post(HttpCalls.json(new DecideLeavers(decision))));
    }

    /// Settles one by hand. Org Admins only.
    ///
    /// @param reason why
    /// @throws CallFailedException when it is not open any more, or there is no answer
    public void settle(String id, String reason) throws CallFailedException {
        calls.send(request(calls.path(CHANGES, id, "settle"))
                .post(RequestBody.create(WireFormat.write(new SettleRefusedChange(reason)), HttpCalls.JSON)));
    }

    /// Writes all that is open as CSV, while it arrives.
    ///
    /// @param client   only what this client asked for
    /// @param held     only who is held or stopped among people who are to leave
    /// @param out      is not closed
    /// @param progress is told how many lines were written so far; the first one has the names
    /// @throws CallFailedException when not all of it arrives
    /// @throws IOException         when it can't be written
    public void export(Optional<String> client, boolean held, OutputStream out, LongConsumer progress)
            throws CallFailedException, IOException {
        HttpUrl.Builder url = calls.path(CHANGES, "export");
        client.ifPresent(name -> url.addQueryParameter("client", name));
        if (held) {
            url.addQueryParameter("held", "true");
        }
        FileCopy copying = new FileCopy(out, progress);
        calls.stream(request(url).get(), "*/*", copying::copy);
        copying.rethrow();
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
