package dev.scimconsole.contract.refusals;

import java.util.Arrays;
import java.util.Optional;

/// Why the service refuses a change: one value for each cause that it knows, so that whoever shows it has
/// words for each. On the wire it is the text that [#toString()] gives.
///
/// What it is about ([RefusedChange#about()]) and what there should have been ([RefusedChange#expected()])
/// stand beside it, where its description names them.
public enum RefusalCode {
    /// The token was not, or no longer, the organization's.
    TOKEN("token"),
    /// Provisioning is paused.
    PAUSED("paused"),
    /// An Org Admin protects the person.
    PROTECTED("protected"),
    /// So many people leave that an Org Admin is asked first.
    LEAVERS_HELD("leavers-held"),
    /// An Org Admin lets nobody leave.
    LEAVERS_STOPPED("leavers-stopped"),
    /// About: a domain that is none of the organization's.
    OTHER_DOMAIN("other-domain"),
    /// About: the attribute whose value somebody else has.
    TAKEN("taken"),
    /// About: the id of a user or group that there is not.
    NOT_FOUND("not-found"),
    /// About: the id of a member that is neither a user nor a group.
    UNKNOWN_MEMBER("unknown-member"),
    /// A group that is to be its own member.
    OWN_MEMBER("own-member"),
    /// A member that comes without its id.
    NAMELESS_MEMBER("nameless-member"),
    /// About: what of a member is to be changed, who can only come and go.
    FIXED_MEMBER("fixed-member"),
    /// The user or group has another version by now than the request is about.
    OTHER_VERSION("other-version"),
    /// About: an attribute that must have a value and comes without one.
    REQUIRED("required"),
    /// About: an attribute whose value can be replaced and not removed.
    NOT_REMOVABLE("not-removable"),
    /// About: an attribute that clients can't set.
    READ_ONLY("read-only"),
    /// About: an attribute. Expected: the most characters that its value may have.
    TOO_LONG("too-long"),
    /// About: an attribute that has one value and came with several.
    SEVERAL_VALUES("several-values"),
    /// About: an attribute of which more than one value is said to be primary.
    SEVERAL_PRIMARY("several-primary"),
    /// About: an attribute with a value that is empty.
    EMPTY_VALUE("empty-value"),
    /// About: an attribute that holds others and came as one value.
    NO_OBJECT("no-object"),
    /// About: an attribute that is true or false.
    NO_TRUTH_VALUE("no-truth-value"),
    /// About: an attribute whose value is base64.
    NO_BASE64("no-base64"),
    /// About: an attribute that is a text.
    NO_TEXT("no-text"),
    /// About: an attribute whose text holds a character that can't be kept.
    UNSTORABLE("unstorable"),
    /// About: an attribute that stands there twice.
    GIVEN_TWICE("given-twice"),
    /// About: an attribute that there is not, as a path.
    UNKNOWN_ATTRIBUTE("unknown-attribute"),
    /// About: a path that can't be read.
    UNREADABLE_PATH("unreadable-path"),
    /// About: an attribute in a path whose filter can't be read, or compares what is not there.
    UNREADABLE_FILTER("unreadable-filter"),
    /// About: an attribute in a path that can't be filtered.
    FILTER_IN_PATH("filter-in-path"),
    /// About: an attribute none of whose values is the one that was to change.
    NO_MATCH("no-match"),
    /// `schemas` is no list of URNs.
    NO_SCHEMAS("no-schemas"),
    /// Expected: the URN that `schemas` does not name.
    SCHEMA_MISSING("schema-missing"),
    /// A PATCH without operations.
    NO_OPERATIONS("no-operations"),
    /// An operation that is no object.
    NO_OPERATION("no-operation"),
    /// An operation that does not say which it is.
    NAMELESS_OPERATION("nameless-operation"),
    /// About: the name of an operation that there is not.
    UNKNOWN_OPERATION("unknown-operation"),
    /// About: the path of an operation that adds or replaces and brings nothing; `value` where it has none.
    OPERATION_WITHOUT_VALUE("operation-without-value"),
    /// An operation whose path is no text.
    NO_PATH_TEXT("no-path-text"),
    /// An operation that removes and does not say what.
    REMOVAL_WITHOUT_PATH("removal-without-path"),
    /// An operation that says neither by a path nor by its value what to change.
    VALUE_WITHOUT_PATH("value-without-path"),
    /// There is no body.
    NO_BODY("no-body"),
    /// The body's type is none that the service takes.
    BODY_TYPE("body-type"),
    /// The body comes packed or written in a way that the service does not take, or not in the way it says.
    BODY_CODING("body-coding"),
    /// The body is no valid JSON.
    NO_JSON("no-json"),
    /// The body is JSON, and not an object.
    NO_JSON_OBJECT("no-json-object"),
    /// About: a name that stands twice in one object of the body.
    NAME_TWICE("name-twice"),
    /// Expected: the most levels that a body may nest.
    TOO_DEEP("too-deep"),
    /// Expected: the most bytes that a body may have.
    TOO_LARGE("too-large"),
    /// The body holds more values than any group has.
    TOO_MANY_VALUES("too-many-values"),
    /// Expected: the most operations that a request may have.
    TOO_MANY_OPERATIONS("too-many-operations"),
    /// The body took too long to arrive.
    TOO_SLOW("too-slow"),
    /// The address, or what stands behind its question mark, can't be read.
    UNREADABLE_ADDRESS("unreadable-address"),
    /// Nothing is at the address.
    NO_ENDPOINT("no-endpoint"),
    /// An operation of a bulk request that creates and has no bulkId.
    BULK_ID_MISSING("bulk-id-missing"),
    /// About: a bulkId that two operations have.
    BULK_ID_TWICE("bulk-id-twice"),
    /// About: a bulkId that an operation refers to and none has.
    BULK_ID_UNKNOWN("bulk-id-unknown"),
    /// What an operation of a bulk request refers to was not created.
    BULK_REFERENCE_FAILED("bulk-reference-failed"),
    /// An operation of a bulk request that has no data.
    BULK_WITHOUT_DATA("bulk-without-data"),
    /// About: a part of a bulk request, or of an operation in it, that is not as it has to be.
    BULK_PART("bulk-part"),
    /// The service could not reach its data.
    UNAVAILABLE("unavailable"),
    /// The service failed.
    FAILED("failed");

    private final String wireName;

    RefusalCode(String wireName) {
        this.wireName = wireName;
    }

    /// The code with this name on the wire; empty where there is none.
    public static Optional<RefusalCode> of(String wireName) {
        return Arrays.stream(values()).filter(code -> code.wireName.equals(wireName)).findFirst();
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
