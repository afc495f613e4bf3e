package dev.scimconsole.client;

import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.AutomationAccounts;
import dev.scimconsole.contract.access.CreateAutomationAccount;
import dev.scimconsole.contract.access.IssuedAutomationKey;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The accounts of programs. Calls block; interrupting the calling thread cancels them. No change is ever
/// sent twice.
public final class AutomationCalls {

    private static final String ACCOUNTS = "automation-accounts";

    private final String authorization;
    private final HttpCalls calls;

    AutomationCalls(String authorization, HttpCalls calls) {
        this.authorization = authorization;
        this.calls = calls;
    }

    /// All of them, oldest first.
    ///
    /// @throws CallFailedException when there is no answer, or the session has ended
    public List<AutomationAccount> all() throws CallFailedException {
        return calls.send(request(calls.path(ACCOUNTS)).get(), AutomationAccounts.class).value().accounts();
    }

    /// Makes one.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer, which leaves open whether an
    ///                             account was made whose key nobody has seen
    public IssuedAutomationKey create(CreateAutomationAccount account) throws CallFailedException {
        return calls.send(request(calls.path(ACCOUNTS)).post(HttpCalls.json(account)),
                IssuedAutomationKey.class).value();
    }

    /// Ends one, and with it its key.
    ///
    /// @throws CallFailedException when it is refused, or there is no answer
    public void end(String id) throws CallFailedException {
        calls.send(request(calls.path(ACCOUNTS, id)).delete());
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", authorization);
    }
}
