package dev.scimconsole.client;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.AdministratorPage;
import dev.scimconsole.contract.access.ChangePassword;
import dev.scimconsole.contract.access.ChangeRole;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.InvitePage;
import dev.scimconsole.contract.access.IssuedInvite;
import dev.scimconsole.contract.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The administrators of the organization and invites of new ones. Calls block; interrupting the calling
/// thread cancels them. No change is ever sent twice.
public final class AdministratorCalls {

    private static final String ADMINISTRATORS = "administrators";
    private static final String INVITES = "invites";
    private static final int PAGE = 200;
    /// How often a list that changes while it is read is begun anew.
    private static final int TRIES = 3;

    private final String authorization;
    private final HttpCalls calls;

    AdministratorCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// One page of administrators, oldest first.
    ///
    /// @param cursor of the page before; empty for the first one
    /// @param limit  from 1 to 200
    /// @throws CallFailedException when there is no answer, or the session has ended
    public AdministratorPage page(Optional<String> cursor, int limit) throws CallFailedException {
        HttpUrl.Builder url = calls.path(ADMINISTRATORS).addQueryParameter("limit", Integer.toString(limit));
        cursor.ifPresent(text -> url.addQueryParameter("cursor", text));
        return calls.send(request(url).get(), AdministratorPage.class).value();
    }

    /// All administrators, oldest first, read page by page.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public List<AdministratorDetails> all() throws CallFailedException {
        return all(PAGE);
    }

    /// All administrators, so many a page.
    List<AdministratorDetails> all(int limit) throws CallFailedException {
        for (int tries = 1;; tries++) {
            try {
                return allPages(limit);
            } catch (CallFailedException e) {
                // The administrator at whom the cursor points was removed meanwhile.
                boolean changed = e.failure() instanceof CallFailure.Answered(var problem)
                        && problem.code() == ProblemCode.INVALID_REQUEST;
                if (!changed || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /// The invites that nobody has accepted yet, oldest first.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public List<InviteDetails> invites() throws CallFailedException {
        return calls.send(request(calls.path(INVITES)).get(), InvitePage.class).value().invites();
    }

    /// Invites somebody. An earlier invite of the same email stops to work.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether an
    ///                             invite was made whose code nobody has seen
    public IssuedInvite invite(InviteAdministrator invite) throws CallFailedException {
        return calls.send(request(calls.path(ADMINISTRATORS)).post(HttpCalls.json(invite)),
                IssuedInvite.class).value();
    }

    /// What to pass on to who is invited: it names this server, and carries the code.
    public InviteLink link(IssuedInvite invite) {
        return new InviteLink(ServerAddress.parse(calls.server()), invite.code());
    }

    /// Withdraws an invite.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void withdraw(String inviteId) throws CallFailedException {
        calls.send(request(calls.path(INVITES, inviteId)).delete());
    }

    /// Gives an administrator another role, which holds from the next request on.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public AdministratorDetails changeRole(String id, Role role) throws CallFailedException {
        return calls.send(request(calls.path(ADMINISTRATORS, id)).patch(HttpCalls.json(new ChangeRole(role))),
                AdministratorDetails.class).value();
    }

    /// Removes an administrator, whose sessions end.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void remove(String id) throws CallFailedException {
        calls.send(request(calls.path(ADMINISTRATORS, id)).delete());
    }

    /// Ends all sessions of an administrator.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void endSessions(String id) throws CallFailedException {
        calls.send(request(calls.path(ADMINISTRATORS, id, "sessions")).delete());
    }

    /// Changes one's own password and ends one's other sessions.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void changePassword(ChangePassword change) throws CallFailedException {
        calls.send(request(calls.path(ADMINISTRATORS, "current", "password")).put(HttpCalls.json(change)));
    }

    private List<AdministratorDetails> allPages(int limit) throws CallFailedException {
        List<AdministratorDetails> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AdministratorPage page = page(cursor, limit);
            all.addAll(page.administrators());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return List.copyOf(all);
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
