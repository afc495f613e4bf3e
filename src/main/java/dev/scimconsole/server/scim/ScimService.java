package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.token.TokenDecision;

/// The SCIM service provider, knowing nothing of HTTP servers and SQL. Called on any thread, many at once.
public interface ScimService {

    /// Answers one request. Never throws: what goes wrong is an answer with a SCIM error (RFC 7644 §3.12).
    ScimAnswer answer(ScimRequest request);

    /// The answer to a request whose token was found not to pass: 401, or 403 while provisioning is paused,
    /// whatever else may be wrong with it.
    ///
    /// @param request  its body, where it is there, is read only to tell what was asked for
    /// @param decision anything but [TokenDecision.Accepted]
    ScimAnswer refuse(ScimRequest request, TokenDecision decision);

    /// Bytes that the body of a request may have, whatever else is right or wrong with it.
    ///
    /// @param path below the SCIM base URL, percent-encoded as sent
    int largestBody(String path);

    /// The answer to a request whose body is larger than [#largestBody(String)]: 413, if its token passes.
    ///
    /// @param request without the body
    ScimAnswer tooLarge(ScimRequest request);

    /// The answer to a request whose body comes in a form that is not taken, or is not in the form that it
    /// says: that status, if its token passes.
    ///
    /// @param request without the body
    /// @param code    why it is refused, for the record
    /// @param detail  a sentence that says what to do
    ScimAnswer unreadable(ScimRequest request, int status, RefusalCode code, String detail);

    /// The answer while nobody can tell whether a token passes: 503.
    ScimAnswer unavailable(ScimRequest request);
}
