package dev.scimconsole.contract;

import dev.scimconsole.contract.access.Administrator;

/// Every problem that the admin API answers with. On the wire it is the text that [#toString()] gives.
public enum ProblemCode {
    /// The request can't be understood: not JSON, a member is missing or of the wrong type.
    INVALID_REQUEST("invalid-request", 400, "Request not understood"),
    /// What was typed is not an email domain.
    NOT_A_DOMAIN("not-a-domain", 400, "Not a domain"),
    /// The password is too short or among the most common ones.
    WEAK_PASSWORD("weak-password", 400, "Password too weak"),
    /// No session, or one that has ended.
    NOT_SIGNED_IN("not-signed-in", 401, "Not signed in"),
    /// Email and password do not belong together.
    WRONG_CREDENTIALS("wrong-credentials", 401, "Email or password wrong"),
    /// The setup code is not the one that the server printed.
    WRONG_SETUP_CODE("wrong-setup-code", 403, "Setup code wrong"),
    /// The invite's code opens nothing: it is mistyped, used, withdrawn or too old.
    INVITE_NOT_VALID("invite-not-valid", 403, "Invite not valid"),
    /// The current password is not the one given.
    WRONG_PASSWORD("wrong-password", 403, "Password wrong"),
    /// The request was sent by a page of another server.
    FOREIGN_ORIGIN("foreign-origin", 403, "Foreign origin"),
    /// Only an Org Admin may do this.
    NOT_AN_ORG_ADMIN("not-an-org-admin", 403, "Org Admins only"),
    /// A program asks for what only a person who is signed in may do.
    NOT_FOR_AUTOMATION("not-for-automation", 403, "People only"),
    /// There is nothing at this address.
    NOT_FOUND("not-found", 404, "Not found"),
    /// The address is right, the method is not.
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
    /// The body was not there in time.
    TOO_SLOW("too-slow", 408, "Request too slow"),
    /// The server has been set up before.
    ALREADY_SET_UP("already-set-up", 409, "Already set up"),
    /// The domain is on the list already.
    DOMAIN_EXISTS("domain-exists", 409, "Domain already added"),
    /// A public mail domain was not confirmed.
    PUBLIC_MAIL_DOMAIN("public-mail-domain", 409, "Public mail domain"),
    /// SCIM is not enabled, so there is no token.
    NOT_ENABLED("not-enabled", 409, "SCIM not enabled"),
    /// There is an administrator with this email.
    ADMINISTRATOR_EXISTS("administrator-exists", 409, "Administrator already there"),
    /// There is an automation account with this name.
    AUTOMATION_ACCOUNT_EXISTS("automation-account-exists", 409, "Automation account already there"),
    /// There are as many automation accounts as there may be.
    TOO_MANY_AUTOMATION_ACCOUNTS("too-many-automation-accounts", 409, "Too many automation accounts"),
    /// There is a connection with this name.
    CONNECTION_EXISTS("connection-exists", 409, "Connection already there"),
    /// There are as many connections, or secrets of one, as there may be.
    TOO_MANY_CONNECTIONS("too-many-connections", 409, "Too many connections"),
    /// Without the last Org Admin nobody could change anything any more.
    LAST_ORG_ADMIN("last-org-admin", 409, "Last Org Admin"),
    /// Somebody decided about the leavers meanwhile.
    LEAVERS_DECIDED("leavers-decided", 409, "Decided meanwhile"),
    /// So many people are protected that nobody more can be.
    TOO_MANY_PROTECTED("too-many-protected", 409, "Too many protected people"),
    /// Somebody changed the configuration meanwhile.
    CHANGED_MEANWHILE("changed-meanwhile", 412, "Changed meanwhile"),
    /// The body is larger than any request needs to be.
    TOO_LARGE("too-large", 413, "Request too large"),
    /// The address is longer than any address needs to be.
    ADDRESS_TOO_LONG("address-too-long", 414, "Address too long"),
    /// The body comes in a form that is not taken: no JSON, or compressed in another way, or in another
    /// charset.
    UNSUPPORTED_BODY("unsupported-body", 415, "Form of the body not supported"),
    /// The request names another server.
    MISDIRECTED("misdirected", 421, "Another server"),
    /// `If-Match` is missing.
    VERSION_REQUIRED("version-required", 428, "Version required"),
    /// Too many failed tries.
    TOO_MANY_TRIES("too-many-tries", 429, "Too many tries"),
    /// The headers are larger than any request's need to be.
    HEADERS_TOO_LARGE("headers-too-large", 431, "Headers too large"),
    /// The service failed in a way that nobody foresaw.
    INTERNAL("internal", 500, "Unexpected failure"),
    /// The store does not answer just now.
    STORE_UNAVAILABLE("store-unavailable", 503, "Store unavailable"),
    /// The service has too much to do just now.
    BUSY("busy", 503, "Too much to do"),
    /// The request is in a version of HTTP that the service does not speak.
    HTTP_VERSION_NOT_SUPPORTED("http-version-not-supported", 505, "HTTP version not supported");

    private final String wireName;
    private final int status;
    private final String title;

    ProblemCode(String wireName, int status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    /// The HTTP status it is answered with.
    public int status() {
        return status;
    }

    /// Its short name.
    public String title() {
        return title;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
