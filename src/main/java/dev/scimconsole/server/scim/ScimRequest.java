package dev.scimconsole.server.scim;

import dev.scimconsole.server.token.PresentedToken;
import java.util.List;
import java.util.Map;

/// A SCIM request as HTTP delivered it.
///
/// @param presented what its `Authorization` headers carry
/// @param method  in capitals; `GET` for a `HEAD`, which is the same but for the body of its answer
/// @param path    below the SCIM base URL, percent-encoded as sent, such as `/Users/2819c223`; empty text for
///                the base URL itself
/// @param query   what stands behind the question mark
/// @param headers by name in lower case, each with all its values
/// @param body    in UTF-8, whatever charset the client sent it in, and not compressed; empty when there is
///                none
/// @param baseUrl the SCIM base URL that locations start with, without a slash at the end
public record ScimRequest(PresentedToken presented, String method, String path, RequestQuery query,
        Map<String, List<String>> headers,
        byte[] body,
        String baseUrl) {}
