package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.util.Optional;

/// Judges answers by what RFC 7644 asks for, and by what Microsoft Entra ID and Okta do.
final class Judgement {

    private static final Saying PATH_CURE = Saying.of("say.test.pathCure");

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
            throw new FindingException(FindingCode.TOO_MANY_REQUESTS, "say.test.patience", answer.request());
        }
        if (status == 401 || status == 403) {
            // Often a proxy's, with a page of its own; the request with the token shows what is behind it.
            return;
        }
        if (answer.isWebPage() && status != 404) {
            throw new FindingException(FindingCode.WEB_PAGE, "say.test.webPage", answer.request(), status,
                    PATH_CURE);
        }
        if (status == 404 && !answer.hasSchema("urn:ietf:params:scim:api:messages:2.0:Error")) {
            throw new FindingException(FindingCode.NOT_FOUND, "say.test.nothingThere", answer.request(),
                    PATH_CURE);
        }
        if (status < 300 && !answer.isJson() && !answer.isEmpty()) {
            throw new FindingException(FindingCode.NOT_JSON, "say.test.notJson", answer.request(), PATH_CURE);
        }
    }

    /// Asks for a success with a whole ListResponse (RFC 7644 §3.4.2).
    ///
    /// @return how many there are
    static long requireList(ProbeAnswer answer) throws FindingException {
        requireSuccess(answer);
        if (!answer.hasSchema(ProbeAnswer.LIST_RESPONSE)) {
            throw notScim(answer, "say.test.notScim.list");
        }
        if (!answer.json().path("totalResults").isIntegralNumber()) {
            throw notScim(answer, "say.test.notScim.total");
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
                    "say.test.notSuccess", answer.request(), answer.status(), answer.detail());
        }
        if (!answer.isJson()) {
            throw notScim(answer, "say.test.notScim.empty");
        }
    }

    /// Asks that the token opens the door.
    static void requireAllowed(ProbeAnswer answer) throws FindingException {
        if (answer.status() == 401) {
            throw new FindingException(FindingCode.TOKEN_REFUSED, "say.test.tokenRefused", answer.request(),
                    answer.detail());
        }
        if (answer.status() == 403) {
            throw new FindingException(FindingCode.TOKEN_FORBIDDEN, "say.test.tokenForbidden",
                    answer.request(), answer.detail());
        }
    }

    /// That a change was refused.
    ///
    /// @param what   such as “create the test user”
    /// @param wanted the statuses that would have been right
    static FindingException refused(ProbeAnswer answer, Saying what, Object wanted) {
        return new FindingException(FindingCode.REFUSED, "say.test.refused", what, answer.status(), wanted,
                answer.detail());
    }

    /// @param how the answer is, as the key of a clause
    static FindingException notScim(ProbeAnswer answer, String how) {
        return new FindingException(FindingCode.NOT_SCIM, "say.test.notScim", answer.request(),
                Saying.of(how));
    }

    /// What is worth knowing of an answer that is right all the same.
    static Optional<Saying> remark(ProbeAnswer answer) {
        return answer.isJson() && !answer.mediaType().equals("application/scim+json")
                ? Optional.of(Saying.of("say.test.mediaType", answer.mediaType()))
                : Optional.empty();
    }

    private static FindingException redirect(ProbeAnswer answer) {
        Object where = answer.location().<Object>map(to -> Saying.of("say.test.to", to)).orElse("");
        return new FindingException(FindingCode.REDIRECT, "say.test.redirect", answer.request(), where,
                answer.status());
    }

    private static FindingException serverError(ProbeAnswer answer) {
        boolean proxy = answer.status() >= 502 && answer.status() <= 504;
        return new FindingException(FindingCode.SERVER_ERROR,
                proxy ? "say.test.proxyFails" : "say.test.serverFails",
                answer.request(), answer.status(), answer.detail());
    }
}
