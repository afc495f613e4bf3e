package dev.scimconsole.server.http.call;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.url.QueryString;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.wording.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// A request to the admin API, as its route's handler sees it: the role is checked, the body read.
///
/// @param pathParameters by the names in the route's path, decoded
/// @param query          the query's parameters, as far as they can be decoded
/// @param body           at most as long as the caller may send; empty when there is none
/// @param headers        as sent
/// @param caller         who is signed in; empty on public routes
/// @param origin         where the request comes from
/// @param scimBaseUrl    the SCIM base URL, as this client reaches the server
public record Call(Map<String, String> pathParameters, QueryString query, byte[] body, HttpFields headers,
        Optional<SignedIn> caller, RequestOrigin origin, String scimBaseUrl) {

    /// Who is signed in, on a route that is not public.
    public SignedIn signedIn() {
        return caller.orElseThrow();
    }

    /// The parameters of the query.
    public QueryParameters parameters() {
        return new QueryParameters(query);
    }

    /// What stands in the path where the route's path has this name in braces, decoded.
    public String pathParameter(String name) {
        return Objects.requireNonNull(pathParameters.get(name), name);
    }

    /// The body, read into a record.
    ///
    /// @throws ProblemException when it is not that
    public <T extends Record> T body(Class<T> type) {
        return SentRecord.read(body, type);
    }

    /// The language that the caller wishes; empty where it wishes none of those that are spoken.
    public Optional<Locale> language() {
        return Languages.known(String.join(",", headers.getValuesList(HttpHeader.ACCEPT_LANGUAGE)));
    }

    /// The language that the caller is answered in.
    public Locale spoken() {
        return language().orElse(Locale.ENGLISH);
    }

    /// The version that `If-Match` names, where it is there.
    public OptionalLong expectedVersion() {
        return EntityTag.versionIn(headers.getValuesList(HttpHeader.IF_MATCH));
    }

    /// The version that `If-Match` names.
    ///
    /// @throws ProblemException when it names none
    public long requiredVersion() {
        return expectedVersion()
                .orElseThrow(() -> ProblemException.of(ProblemCode.VERSION_REQUIRED, "say.request.version"));
    }
}
