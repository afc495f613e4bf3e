package dev.scimconsole.contract.activity;

import java.util.Optional;

/// An attribute that became otherwise; of `members` those who left stand before and those who came after, by
/// their names of now, or by their ids where they have none.
///
/// @param attribute  such as `title` or `name.familyName`
/// @param before     as JSON; empty when there was none
/// @param after      as JSON; empty when there is none any more
/// @param moreBefore of `members`: how many others left, who are not kept one by one
/// @param moreAfter  of `members`: how many others came
public record AttributeChange(String attribute, Optional<String> before, Optional<String> after,
        int moreBefore, int moreAfter) {

    /// The attribute of which those who left and those who came are told.
    public static final String MEMBERS = "members";

    /// Whether it tells who left and who came.
    public boolean tellsMembers() {
        return attribute.equals(MEMBERS);
    }
}
