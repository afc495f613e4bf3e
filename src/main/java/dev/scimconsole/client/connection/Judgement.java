package dev.scimconsole.client.connection;

import java.util.Optional;

/// Judges answers by what RFC 7644 asks for, and by what Microsoft Entra ID and Okta do.
final class Judgement {

    private static final String PATH_CURE = " Check the path: a SCIM base URL often ends with /scim/v2"
            + " and goes on"
            + " with neither /Users nor a slash.";

    private Judgement() {}

    /// Refuses an answer that comes from no SCIM service at all, or from one that fails.
    static void requireService(ProbeAnswer answer) throws FindingException {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            throw redirect(answer);
        }
        if (status >= 500) {
            throw serverError(answer);
        }
        if (status == 429) {
            throw new FindingException(FindingCode.TOO_MANY_REQUESTS, answer.request()
                    + ": the service asks for patience (429), because too many requests came. Wait"
                    + " a minute and test again.");
        }
        if (status == 401 || status == 403) {
            // Often a proxy's, with a page of its own; the request with the token shows what is behind it.
            return;
        }
        if (answer.isWebPage() && status != 404) {
            throw new FindingException(FindingCode.WEB_PAGE,
                    answer.request() + ": a web page answers (" + status
                            + "), not a SCIM service: a web site, or a sign-in page before it." + PATH_CURE);
        }
        if (status == 404 && !answer.hasSchema("urn:ietf:params:scim:api:messages:2.0:Error")) {
            throw new FindingException(FindingCode.NOT_FOUND,
                    answer.request() + ": the server has nothing there (404)." + PATH_CURE);
        }
        if (status < 300 && !answer.isJson() && !answer.isEmpty()) {
            throw new FindingException(FindingCode.NOT_JSON, answer.request()
                    + ": the answer is not JSON, so it comes from no SCIM service." + PATH_CURE);
        }
    }

    /// Asks for a success with a whole ListResponse (RFC 7644 §3.4.2).
    ///
    /// @return how many there are
    static long requireList(ProbeAnswer answer) throws FindingException {
        requireSuccess(answer);
        if (!answer.hasSchema(ProbeAnswer.LIST_RESPONSE)) {
            throw notScim(answer, "is not a SCIM ListResponse");
        }
        if (!answer.json().path("totalResults").isIntegralNumber()) {
            throw notScim(answer, "has no whole number as totalResults, which Okta asks for");
        }
        return answer.json().path("totalResults").asLong();
    }

    /// Asks for a success with JSON.
    static void requireSuccess(ProbeAnswer answer) throws FindingException {
        requireService(answer);
        requireAllowed(answer);
        if (answer.status() != 200) {
            throw new FindingException(
                    answer.status() == 404 ? FindingCode.NOT_FOUND : FindingCode.UNEXPECTED_STATUS,
                    answer.request() + " was answered with " + answer.status() + " in place of 200."
                            + answer.detail() + " Whoever runs the service has to mend this.");
        }
        if (!answer.isJson()) {
            throw notScim(answer, "is empty");
        }
    }

    /// Asks that the token opens the door.
    static void requireAllowed(ProbeAnswer answer) throws FindingException {
        if (answer.status() == 401) {
            throw new FindingException(FindingCode.TOKEN_REFUSED, answer.request()
                    + ": the token is refused (401)." + answer.detail()
                    + " Paste the current token, whole and without the word Bearer.");
        }
        if (answer.status() == 403) {
            throw new FindingException(FindingCode.TOKEN_FORBIDDEN, answer.request()
                    + ": the token is not allowed to do this (403)." + answer.detail()
                    + " Use a token for provisioning, with the right to read and change users.");
        }
    }

    /// That a change was refused.
    ///
    /// @param what   such as “create the test user”
    /// @param wanted the statuses that would have been right
    static FindingException refused(ProbeAnswer answer, String what, String wanted) {
        return new FindingException(FindingCode.REFUSED, "The service did not " + what + ": it answered with "
                + answer.status() + " in place of " + wanted + "." + answer.detail()
                + " An identity provider would fail in the same way.");
    }

    static FindingException notScim(ProbeAnswer answer, String how) {
        return new FindingException(FindingCode.NOT_SCIM, answer.request() + ": the answer " + how
                + ". Whoever runs the service has to mend this, or the base URL is not SCIM 2.0’s.");
    }

    /// What is worth knowing of an answer that is right all the same.
    static Optional<String> remark(ProbeAnswer answer) {
        return answer.isJson() && !answer.mediaType().equals("application/scim+json")
                ? Optional.of("The answer’s type is " + answer.mediaType()
                        + "; Microsoft Entra ID asks for application/scim+json.")
                : Optional.empty();
    }

    private static FindingException redirect(ProbeAnswer answer) {
        String where = answer.location().map(to -> " to " + to).orElse("");
        return new FindingException(FindingCode.REDIRECT, answer.request() + " points" + where + " ("
                + answer.status()
                + "). Identity providers do not follow: use the final address as the base URL,"
                + " or, if this is a sign-in page, take the path out of the single sign-on.");
    }

    private static FindingException serverError(ProbeAnswer answer) {
        boolean proxy = answer.status() >= 502 && answer.status() <= 504;
        return new FindingException(FindingCode.SERVER_ERROR, answer.request() + ": "
                + (proxy
                        ? "a proxy answers that the service behind it does not (" + answer.status()
                                + "). Check that the service runs and where the proxy points."
                        : "the service itself fails (" + answer.status()
                                + "). Ask whoever runs it to look into its log, then test again.")
                + answer.detail());
    }
}
