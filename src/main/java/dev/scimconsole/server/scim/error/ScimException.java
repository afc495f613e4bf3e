package dev.scimconsole.server.scim.error;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.values.RefusalCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that is answered with a SCIM error (RFC 7644 §3.12). Carries no stack trace: it is an answer,
/// not a fault of the program, and hostile input must stay cheap.
public final class ScimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The [#reason()] of a user in a domain that is none of the organization's. The RFC has no keyword for
    /// it, and who looks for the cause is not helped by `invalidValue`.
    public static final String OTHER_DOMAIN = "other-domain";

    /// The [#reason()] of a member that is neither a user nor a group. The RFC has no keyword for it either.
    public static final String UNKNOWN_MEMBER = "unknown-member";

    /// The [#reason()] of what was to take the access of a protected person.
    public static final String PROTECTED_PERSON = "protected-person";

    /// The [#reason()] of a request that comes while provisioning is paused.
    public static final String PAUSED = "paused";

    /// The [#reason()] of a leaver who waits for an Org Admin's word, because so many leave.
    public static final String LEAVERS_HELD = "leavers-held";

    /// The [#reason()] of a leaver while an Org Admin lets nobody leave.
    public static final String LEAVERS_STOPPED = "leavers-stopped";

    private final int status;
    private final @Nullable ScimType scimType;
    private final @Nullable RefusalCode code;
    private final @Nullable String reason;
    private final @Nullable String about;
    private final @Nullable String expected;

    private ScimException(int status, @Nullable ScimType scimType, @Nullable RefusalCode code,
            @Nullable String reason, @Nullable String about, @Nullable String expected, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.scimType = scimType;
        this.code = code;
        this.reason = reason;
        this.about = about;
        this.expected = expected;
    }

    private ScimException(int status, @Nullable ScimType scimType, @Nullable RefusalCode code,
            @Nullable String reason, String detail) {
        this(status, scimType, code, reason, null, null, detail);
    }

    /// An error without a keyword, in answer to a change.
    ///
    /// @param status HTTP status
    /// @param detail a sentence for the person at the other end
    public static ScimException of(int status, RefusalCode code, String detail) {
        return new ScimException(status, null, code, null, detail);
    }

    /// An error without a keyword, in answer to what changes nothing.
    ///
    /// @param status HTTP status
    /// @param detail a sentence for the person at the other end
    public static ScimException ofNoChange(int status, String detail) {
        return new ScimException(status, null, null, null, detail);
    }

    /// A 400 in answer to a change.
    ///
    /// @param detail a sentence that names the attribute
    public static ScimException badRequest(ScimType scimType, RefusalCode code, String detail) {
        return new ScimException(400, scimType, code, scimType.keyword(), detail);
    }

    /// A 400 in answer to a search.
    ///
    /// @param detail a sentence that names the attribute or parameter
    public static ScimException badSearch(ScimType scimType, String detail) {
        return new ScimException(400, scimType, null, scimType.keyword(), detail);
    }

    /// A 400 `invalidValue` in answer to a change.
    ///
    /// @param path   the attribute
    /// @param detail what is wrong with its value, as the rest of a sentence that starts with the attribute
    public static ScimException invalidValue(RefusalCode code, String path, String detail) {
        return badRequest(ScimType.INVALID_VALUE, code, path + " " + detail).about(path);
    }

    /// A 400 `invalidValue` for a user whose address is in a domain that is none of the organization's.
    ///
    /// @param path the attribute that holds the address
    public static ScimException otherDomain(String path, String domain) {
        return new ScimException(400, ScimType.INVALID_VALUE, RefusalCode.OTHER_DOMAIN, OTHER_DOMAIN,
                path + " is in the domain " + shortened(domain)
                        + ", which is not one of this organization's email domains.")
                .about(shortened(domain));
    }

    /// A 400 `invalidValue` for a member that is neither a user nor a group.
    ///
    /// @param id as sent
    public static ScimException unknownMember(String id) {
        return new ScimException(400, ScimType.INVALID_VALUE, RefusalCode.UNKNOWN_MEMBER, UNKNOWN_MEMBER,
                "members.value " + shortened(id) + " is neither a user nor a group.").about(shortened(id));
    }

    /// A 403 for what would take the access of a user whom an Org Admin protects.
    ///
    /// @param what that can't be done, as the rest of a sentence
    public static ScimException protectedPerson(String what) {
        return new ScimException(403, null, RefusalCode.PROTECTED, PROTECTED_PERSON,
                "This user is protected: no identity provider can "
                        + what + ". An Org Admin can end the protection in SCIM Console, under Users.");
    }

    /// A 403 for a request that comes while provisioning is paused.
    public static ScimException paused(String detail) {
        return new ScimException(403, null, RefusalCode.PAUSED, PAUSED, detail);
    }

    /// A 503 for a leaver while so many leave that an Org Admin is asked first; to be sent again later.
    public static ScimException leaversHeld() {
        return new ScimException(503, null, RefusalCode.LEAVERS_HELD, LEAVERS_HELD,
                "So many users are being deactivated or deleted that an Org Admin has to let them "
                        + "through first, in"
                        + " SCIM Console under Refused changes. Send it again later.");
    }

    /// A 403 for a leaver while an Org Admin lets nobody leave.
    public static ScimException leaversStopped() {
        return new ScimException(403, null, RefusalCode.LEAVERS_STOPPED, LEAVERS_STOPPED,
                "An Org Admin has stopped deactivations and deletions of users, in SCIM Console under Refused"
                        + " changes. They are refused until an Org Admin ends that.");
    }

    /// A 404 for a resource.
    public static ScimException notFound(String typeName, String id) {
        return of(404, RefusalCode.NOT_FOUND,
                "There is no " + typeName + " with the id " + shortened(id) + ".")
                .about(shortened(id));
    }

    /// A 409 for a unique value in use.
    public static ScimException taken(String detail) {
        return new ScimException(409, ScimType.UNIQUENESS, RefusalCode.TAKEN, ScimType.UNIQUENESS.keyword(),
                detail);
    }

    /// HTTP status.
    public int status() {
        return status;
    }

    /// The detail error keyword, where the RFC has one.
    public Optional<ScimType> scimType() {
        return Optional.ofNullable(scimType);
    }

    /// Why it is refused, for the record: the keyword, or what tells more than that; empty where the status
    /// says all.
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /// Whether it is no matter of what is in the request: whoever asks may ask for nothing, just now or any
    /// more.
    public boolean isForWhoeverAsks() {
        return status == 401 || PAUSED.equals(reason);
    }

    /// What in the request it is about: an attribute as a path, the URN of a schema, a domain, or the id of a
    /// member or resource; empty where it is about the request as a whole.
    public Optional<String> about() {
        return Optional.ofNullable(about);
    }

    /// The same, about a part of the request.
    ///
    /// @param part an attribute as a path, or the URN of a schema
    public ScimException about(String part) {
        return new ScimException(status, scimType, code, reason, part, expected,
                String.valueOf(getMessage()));
    }

    /// The same, saying what there should have been.
    ///
    /// @param what a limit, or the URN of a schema
    public ScimException expecting(String what) {
        return new ScimException(status, scimType, code, reason, about, what, String.valueOf(getMessage()));
    }

    /// For the record.
    public RefusalCause forRecord() {
        return new RefusalCause(Optional.ofNullable(code), about(), Optional.ofNullable(expected),
                String.valueOf(getMessage()));
    }

    /// Text from a request, short enough to be shown in a sentence.
    public static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
